/*
 * One hundred clerks save at once: each changes pupils of the own school, five clerks of a school reaching for the same
 * rows. Every save that was confirmed must be there afterwards, as a version of its own; nothing may wait for ever.
 *   node bench/save-records.ts [--seconds=60] [--keep=<folder>]
 */
import { Client } from 'pg';
import type { RecordPageView, SavedRecord } from '../src/contract/register.ts';
import type { Account, Unit } from '../src/contract/unit.ts';
import { asker, line, openCounty, option, type BenchCounty } from './open-county.ts';
import { findPostmaster, spent } from './processor-time.ts';

const CLERKS = 100;
const SCHOOLS = 20;
const SECONDS = option('seconds', 60);
const LIMITS = { timesMedian: 10 };

type Ask = ReturnType<typeof asker>;
interface Clerk { readonly ask: Ask; readonly rows: { readonly id: string; version: number }[] }

const read = <T>({ status, text }: { readonly status: number; readonly text: string }): T => {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return JSON.parse(text) as T;
};

/** People with the role of a clerk, spread over the largest schools, each signed in. */
async function hireClerks(county: BenchCounty, owner: Client): Promise<Clerk[]> {
  const as = async (name: string): Promise<Ask> => asker(county.server.url, 1, await county.signIn(name));
  const [admin, security, office] = [await as('陈钢'), await as('许安'), await as('周敏')];
  const schools = read<Unit[]>(await admin('GET', '/api/units')).filter(({ kind }) => kind === 'school').slice(0, SCHOOLS);
  const clerks: Clerk[] = [];
  const run = Date.now().toString(36);
  for (let turn = 0; turn < CLERKS; turn += 1) {
    const unitId = schools[turn % schools.length]?.id;
    const name = `填报员${run}${turn}`;
    const { account } = read<{ account: Account }>(await admin('POST', '/api/accounts', { login: `clerk-${run}-${turn}`, name, unitId }));
    read(await admin('POST', `/api/accounts/${account.id}/grants`, { role: 'clerk', unitId }));
    const grant = read<Account[]>(await admin('GET', '/api/accounts')).find(({ id }) => id === account.id)?.grants[0];
    read(await security('POST', `/api/grants/${grant?.id}/authorise`));
    const page = read<RecordPageView>(await office('GET', `/api/registers/pupil/records?limit=25&unit=${unitId}`));
    await owner.query('update credential set must_change = false where account_id = $1', [account.id]);
    clerks.push({ ask: await as(name), rows: page.records.map(({ id, version }) => ({ id, version })) });
  }
  return clerks;
}

interface Saves { readonly confirmed: Set<string>; readonly waited: number[]; conflicts: number; readonly faults: string[] }

/** One clerk's minute: change a row, and when somebody was quicker, read it again and go on. */
async function work({ ask, rows }: Clerk, clerk: number, end: number, saves: Saves): Promise<void> {
  for (let turn = 0; performance.now() < end && rows.length > 0; turn += 1) {
    const row = rows[Math.floor(Math.random() * rows.length)] as Clerk['rows'][number];
    const place = `/api/registers/pupil/records/${row.id}`;
    const name = `学生${clerk}次${turn}时${Math.floor(performance.now())}`;
    const began = performance.now();
    const answer = await ask('PATCH', place, { values: { name } }, { 'if-match': `"${row.version}"` });
    saves.waited.push(performance.now() - began);
    if (answer.status === 200) {
      saves.confirmed.add(name);
      row.version = (JSON.parse(answer.text) as SavedRecord).record.version;
    } else if (answer.status === 409 || answer.status === 412) {
      saves.conflicts += 1;
      row.version = read<{ record: { version: number } }>(await ask('GET', place)).record.version;
    } else saves.faults.push(`${answer.status} ${answer.text}`);
  }
}

interface Counted { readonly changes: number; readonly kept: number; readonly names: ReadonlySet<string> }

/** What the database holds: changes by the counts of versions, versions kept, and every name that ever stood. */
async function count(client: Client): Promise<Counted> {
  const { rows: [held] } = await client.query<{ changes: string; kept: string }>(`select (select sum(version - 1) from reg_pupil) as changes, (select count(*) from reg_pupil_history) as kept`);
  const { rows } = await client.query<{ name: string }>(`select f_name as name from reg_pupil where version > 1 union all select f_name from reg_pupil_history`);
  return { changes: Number(held?.changes), kept: Number(held?.kept), names: new Set(rows.map(({ name }) => name)) };
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;

const county = await openCounty({ large: false });
const owner = new Client({ connectionString: county.ownerUrl });
await owner.connect();
try {
  // A new account changes its password first; here nobody would see it.
  const clerks = await hireClerks(county, owner);
  const before = await count(owner);
  const saves: Saves = { confirmed: new Set(), waited: [], conflicts: 0, faults: [] };
  const end = performance.now() + SECONDS * 1000;
  const used = await spent(county.server.pid, await findPostmaster(county.ownerUrl), () => Promise.all(clerks.map((clerk, turn) => work(clerk, turn, end, saves))));
  const after = await count(owner);
  const waited = saves.waited.toSorted((a, b) => a - b);
  const [p50, p99] = [at(waited, 0.5), at(waited, 0.99)];
  process.stdout.write(`${saves.confirmed.size} saves confirmed in ${SECONDS} s, ${saves.conflicts} told that somebody was quicker; p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms\n`);
  process.stdout.write(`processor for each answer: ${(used.server / waited.length).toFixed(1)} ms server + ${(used.database / waited.length).toFixed(1)} ms database\n`);
  for (const fault of new Set(saves.faults)) process.stdout.write(`  ${fault}\n`);
  const passes = [
    line('saves confirmed and not found', [...saves.confirmed].filter((name) => !after.names.has(name)).length, '<=', 0),
    line('changes by version / saves confirmed, difference', Math.abs(after.changes - before.changes - saves.confirmed.size), '<=', 0),
    line('versions kept / saves confirmed, difference', Math.abs(after.kept - before.kept - saves.confirmed.size), '<=', 0),
    line('answers that were neither saved nor a conflict', saves.faults.length, '<=', 0),
    line('p99 / p50', p99 / p50, '<=', LIMITS.timesMedian),
    line('saves confirmed', saves.confirmed.size, '>=', 1),
  ];
  process.exitCode = passes.every(Boolean) ? 0 : 1;
} finally {
  await owner.end();
  await county.close();
}
