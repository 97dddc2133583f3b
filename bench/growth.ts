/*
 * What one county costs when there are ten: its list and its totals are asked for in a database where it is alone, and in a
 * copy of that database into whose tables nine more counties of the same size have come. The two are asked in pairs, first
 * one and then the other way round; each pair gives a ratio, and what else the machine does meets both of it. The ratio in
 * the middle counts; it is asked on until it is known well enough, and the spread of the pairs is told. Where the clock
 * cannot tell, because the limit lies within what the middle may be, the processor's time decides.
 *   node bench/growth.ts [--counties=10] [--seconds=25]
 */
import { Client } from 'pg';
import { asker, line, median, openCounty, option } from './open-county.ts';
import { findPostmaster, spent } from './processor-time.ts';

const LIMITS = { times: 1.3 };
const COUNTIES = option('counties', 10);
// So long at most for each address, so many requests to each side of a pair, and at least so many pairs.
const SECONDS = option('seconds', 25);
const REQUESTS = 5;
const LEAST = 40;

const where = encodeURIComponent("sex = '1'");
const paths = {
  list: `/api/registers/pupil/records?limit=50&where=${where}`,
  'list, sorted by birth': `/api/registers/pupil/records?limit=50&sort=-born_on&where=${where}`,
  totals: '/api/registers/pupil/totals?by=sex',
  'totals by unit': '/api/registers/class/totals?by=unit&sums=pupils',
};

/** What a pair cost: milliseconds on the clock and of processor, for each request. */
interface Cost { readonly time: number; readonly processor: number }

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.max(0, Math.floor(sorted.length * share)))] ?? NaN;

/** The ratio in the middle, the middle half of all, and between which two the middle lies in nineteen cases of twenty. */
function summary(ratios: readonly number[]): { readonly middle: number; readonly half: readonly [number, number]; readonly sure: readonly [number, number] } {
  const sorted = ratios.toSorted((one, other) => one - other);
  const off = 0.98 / Math.sqrt(sorted.length);
  return { middle: at(sorted, 0.5), half: [at(sorted, 0.25), at(sorted, 0.75)], sure: [at(sorted, 0.5 - off), at(sorted, 0.5 + off)] };
}

const say = (range: readonly [number, number]): string => `${range[0].toFixed(2)} to ${range[1].toFixed(2)}`;

/** Everything of the sample county once more under another code, as the owner of the schema. */
async function copyCounty(client: Client, code: string): Promise<void> {
  const columns = async (table: string): Promise<string> => {
    const { rows } = await client.query<{ name: string }>('select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 1 and not attisdropped order by attnum', [table]);
    return rows.map(({ name }) => name).join(', ');
  };
  await client.query(`insert into county select $1, name || ' ' || $1, created_at from county where code = 'qinglan'`, [code]);
  for (const table of ['unit', 'reg_school', 'reg_class', 'reg_teacher', 'reg_pupil']) {
    const own = await columns(table);
    const path = table === 'unit' ? 'path' : 'unit_path';
    const read = own.replace(new RegExp(`\\b${path}\\b`), `$1 || substr(${path}, length('qinglan') + 1)`);
    await client.query(`insert into ${table} (county, ${own}) select $1, ${read} from ${table} where county = 'qinglan'`, [code]);
  }
}

/** Both databases know their tables equally well. */
async function analyse(url: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}

/** A copy of the database, filled up to so many counties. */
async function fillCopy(copyUrl: string): Promise<void> {
  const client = new Client({ connectionString: copyUrl });
  await client.connect();
  try {
    for (let turn = 2; turn <= COUNTIES; turn += 1) await copyCounty(client, `county${turn}`);
  } finally {
    await client.end();
  }
}

const county = await openCounty({ large: false });
try {
  const cookie = await county.signIn('周敏');
  await county.server.stop();
  const copyUrl = Object.assign(new URL(county.ownerUrl), { pathname: '/ten' }).toString();
  const client = new Client({ connectionString: Object.assign(new URL(county.ownerUrl), { pathname: '/postgres' }).toString() });
  await client.connect();
  await client.query('drop database if exists ten');
  await client.query(`create database ten template "${new URL(county.ownerUrl).pathname.slice(1)}"`);
  await client.end();
  // The session was copied with the rest: one cookie opens both.
  const servers = [await county.serve(county.ownerUrl), await county.serve(copyUrl)];
  await fillCopy(copyUrl);
  for (const url of [county.ownerUrl, copyUrl]) await analyse(url);
  const [alone, among] = servers.map(({ url }) => asker(url, 1, cookie)) as [ReturnType<typeof asker>, ReturnType<typeof asker>];
  const postmaster = await findPostmaster(county.ownerUrl);
  const [pidAlone = 0, pidAmong = 0] = servers.map(({ pid }) => pid);
  const cost = async (pid: number, ask: typeof alone, path: string): Promise<Cost> => {
    const began = performance.now();
    const used = await spent(pid, postmaster, async () => {
      for (let turn = 0; turn < REQUESTS; turn += 1) {
        const { status, text } = await ask('GET', path);
        if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
      }
      return performance.now();
    });
    return { time: (used.value - began) / REQUESTS, processor: (used.server + used.database) / REQUESTS };
  };
  const passes: boolean[] = [];
  for (const [name, path] of Object.entries(paths)) {
    // Statements are prepared and planned for good after a few requests of each connection.
    for (let turn = 0; turn < 6; turn += 1) { await cost(pidAlone, alone, path); await cost(pidAmong, among, path); }
    const [one, ten]: [Cost[], Cost[]] = [[], []];
    const end = performance.now() + SECONDS * 1000;
    let found = summary([NaN]);
    while (one.length < LEAST || (performance.now() < end && found.sure[0] < LIMITS.times && found.sure[1] > LIMITS.times)) {
      const turned = one.length % 2 === 1;
      const first = await (turned ? cost(pidAmong, among, path) : cost(pidAlone, alone, path));
      const second = await (turned ? cost(pidAlone, alone, path) : cost(pidAmong, among, path));
      one.push(turned ? second : first);
      ten.push(turned ? first : second);
      found = summary(one.map(({ time }, pair) => (ten[pair]?.time ?? NaN) / time));
    }
    const unsure = found.sure[0] <= LIMITS.times && found.sure[1] > LIMITS.times;
    const sum = (all: readonly Cost[]): number => all.reduce((whole, { processor }) => whole + processor, 0) / all.length;
    process.stdout.write(`${name}: ${median(one.map(({ time }) => time)).toFixed(1)} ms alone, ${median(ten.map(({ time }) => time)).toFixed(1)} ms among ${COUNTIES}; processor ${sum(one).toFixed(1)} and ${sum(ten).toFixed(1)} ms, ${(sum(ten) / sum(one)).toFixed(2)}\n`);
    process.stdout.write(`      ${one.length} pairs; half of them ${say(found.half)}, the middle within ${say(found.sure)}\n`);
    passes.push(line(`${name}: ${unsure ? 'processor' : 'time'} among ${COUNTIES} counties / alone`, unsure ? sum(ten) / sum(one) : found.middle, '<=', LIMITS.times));
  }
  for (const server of servers) await server.stop();
  process.exitCode = passes.every(Boolean) ? 0 : 1;
} finally {
  await county.close();
}
