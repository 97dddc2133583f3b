/*
 * What one county costs when there are ten: its list and its totals are asked for in a database where it is alone, and in a
 * copy of that database into whose tables nine more counties of the same size have come. The two take turns.
 *   node bench/growth.ts [--counties=10] [--rounds=60]
 */
import { Client } from 'pg';
import { asker, line, openCounty, option } from './open-county.ts';

const LIMITS = { times: 1.3 };
const COUNTIES = option('counties', 10);
const ROUNDS = option('rounds', 60);

const where = encodeURIComponent("sex = '1'");
const paths = {
  list: `/api/registers/pupil/records?limit=50&where=${where}`,
  'list, sorted by birth': `/api/registers/pupil/records?limit=50&sort=-born_on&where=${where}`,
  totals: '/api/registers/pupil/totals?by=sex',
  'totals by unit': '/api/registers/class/totals?by=unit&sums=pupils',
};

/** The time nine in ten took longer than. */
const quick = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 10)] ?? NaN;

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

/** A copy of the database, filled up to so many counties. */
async function fillCopy(copyUrl: string): Promise<void> {
  const client = new Client({ connectionString: copyUrl });
  await client.connect();
  try {
    for (let turn = 2; turn <= COUNTIES; turn += 1) await copyCounty(client, `county${turn}`);
    await client.query('vacuum analyze');
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
  const [alone, among] = servers.map(({ url }) => asker(url, 1, cookie)) as [ReturnType<typeof asker>, ReturnType<typeof asker>];
  const time = async (ask: typeof alone, path: string): Promise<number> => {
    const began = performance.now();
    const { status, text } = await ask('GET', path);
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return performance.now() - began;
  };
  const passes: boolean[] = [];
  for (const [name, path] of Object.entries(paths)) {
    const [before, after]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      before.push(await time(alone, path));
      after.push(await time(among, path));
    }
    // What else the machine does only ever adds: the quicker tenth is what the work itself takes.
    const [one, ten] = [quick(before), quick(after)];
    process.stdout.write(`${name}: ${one.toFixed(1)} ms alone, ${ten.toFixed(1)} ms among ${COUNTIES}\n`);
    passes.push(line(`${name}: time among ${COUNTIES} counties / alone`, ten / one, '<=', LIMITS.times));
  }
  for (const server of servers) await server.stop();
  process.exitCode = passes.every(Boolean) ? 0 : 1;
} finally {
  await county.close();
}
