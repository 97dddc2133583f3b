/*
 * All built-in indicators for all units of the county in one call, against a statement written by hand for the same values
 * in the same connections; a figure opened, against the same question by hand; ten counties against one. By the time the
 * processors spent on this process and on the database, which a busy machine does not change. The values are compared too.
 *   node bench/indicators.ts [--small] [--turns=9] [--counties=10] [--keep=<folder>]
 */
import { Client, Pool } from 'pg';
import { readCatalogue } from '../src/catalog/read-catalogue.ts';
import { appUrl } from '../src/db/app-role.ts';
import { openDatabase, type DbScope } from '../src/db/database.ts';
import { computeIndicators, type IndicatorQuery, type IndicatorRow } from '../src/db/indicators/compute-indicators.ts';
import { openFieldSeal } from '../src/db/registers/key-file.ts';
import { tableOf } from '../src/db/registers/register-table.ts';
import { expressionWorld } from '../src/domain/expression/environment.ts';
import { periodOn } from '../src/domain/indicator/indicator-period.ts';
import { dayInChina } from '../src/domain/values/plain-date.ts';
import { statementByHand } from './indicators-by-hand.ts';
import { line, median, openCounty, option } from './open-county.ts';
import { findPostmaster, processorSeconds } from './processor-time.ts';

const LIMITS = { all: 1.5, drill: 1.2, counties: 11 };
const TURNS = option('turns', 9);
const COUNTIES = option('counties', 10);

const catalogue = await readCatalogue();
const world = expressionWorld(catalogue.registers.values(), catalogue.codeLists, catalogue.limits);
const indicators = [...catalogue.indicators.values()];
const keys = indicators.map(({ key }) => key);
const today = dayInChina(new Date());
const [schoolYear, year] = [periodOn('school_year', today) ?? '', periodOn('year', today) ?? ''];

const county = await openCounty({ large: !process.argv.includes('--small') });
const database = openDatabase(appUrl(county.ownerUrl), (error) => { throw error; }, 2);
const byHand = new Pool({ connectionString: county.ownerUrl, max: 1 });
const seal = await openFieldSeal(county.ownerUrl, county.keys, new Date(), { make: false });
const postmaster = await findPostmaster(county.ownerUrl);

const scope = (code: string): DbScope => ({ county: code, reads: [`${code}/`], writes: [], ceiling: 2, audit: false });
const storesOf = (code: string) => { const stores = new Map([...catalogue.registers].map(([key, register]) => [key, { table: tableOf(register), county: code, seal }])); return (key: string) => stores.get(key) as NonNullable<ReturnType<typeof stores.get>>; };
const ours = (code: string, query: Partial<IndicatorQuery> = {}): Promise<readonly IndicatorRow[]> => database.within(scope(code), (db) => computeIndicators(db, {
  world, storeOf: storesOf(code), asOf: null, today, unitPath: null, county: code, indicators, periodOf: ({ time }) => periodOn(time, today), by: 'all', alone: true, ...query,
}));
const hand = async (code: string, some = keys): Promise<readonly { id: string; held: (string | null)[] }[]> => (await byHand.query<{ id: string; held: (string | null)[] }>(statementByHand(some), [code, schoolYear, year, today])).rows;

/** Milliseconds of processor, of this process and of the database, which it started itself. */
async function cost(work: () => Promise<unknown>, times: number): Promise<number> {
  const [mine, theirs] = [process.cpuUsage(), processorSeconds(postmaster)];
  for (let turn = 0; turn < times; turn += 1) await work();
  const { user, system } = process.cpuUsage(mine);
  const [here, there] = [(user + system) / 1000 / times, ((processorSeconds(postmaster) - theirs) * 1000) / times];
  if (process.argv.includes('--show')) process.stdout.write(`      ${here.toFixed(1)} here, ${there.toFixed(1)} database\n`);
  return here + there;
}

async function against(name: string, mine: () => Promise<unknown>, theirs: () => Promise<unknown>, limit: number, times: number): Promise<boolean> {
  const [one, other]: [number[], number[]] = [[], []];
  for (let turn = 0; turn <= TURNS; turn += 1) {
    const pair = turn % 2 === 0 ? [await cost(mine, times), await cost(theirs, times)] as const : [await cost(theirs, times), await cost(mine, times)].toReversed() as [number, number];
    // The first turn warms up.
    if (turn > 0) { one.push(pair[0]); other.push(pair[1]); }
  }
  process.stdout.write(`      ${name}: ${median(one).toFixed(0)} ms of processor, the other ${median(other).toFixed(0)} ms\n`);
  return line(name, median(one) / median(other), '<=', limit);
}

/** Where the two come to different values. */
function differences(mine: readonly IndicatorRow[], theirs: Awaited<ReturnType<typeof hand>>): readonly string[] {
  const held = new Map(theirs.map(({ id, held: values }) => [id, values]));
  return mine.flatMap(({ unitId, unitName, values }) => keys.flatMap((key, at) => {
    const [one, other] = [values[at] ?? null, held.get(unitId)?.[at] ?? null];
    const alike = one === null || other === null ? one === other : Math.abs(Number(one) - Number(other)) <= 1e-8 * Math.max(1, Math.abs(Number(one)));
    return alike ? [] : [`${unitName} ${key}: ${one} and ${other}`];
  }));
}

async function copyCounty(client: Client, code: string): Promise<void> {
  await client.query(`insert into county select $1, name || ' ' || $1, created_at from county where code = 'qinglan'`, [code]);
  for (const table of ['unit', ...[...catalogue.registers.values()].map((register) => tableOf(register).name).toSorted((a, b) => Number(a === 'reg_pupil') - Number(b === 'reg_pupil'))]) {
    const { rows } = await client.query<{ name: string }>('select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 1 and not attisdropped order by attnum', [table]);
    const own = rows.map(({ name }) => name).join(', ');
    const path = table === 'unit' ? 'path' : 'unit_path';
    await client.query(`insert into ${table} (county, ${own}) select $1, ${own.replace(new RegExp(`\\b${path}\\b`), `$1 || substr(${path}, length('qinglan') + 1)`)} from ${table} where county = 'qinglan'`, [code]);
  }
}

const passes: boolean[] = [];
const client = new Client({ connectionString: county.ownerUrl });
await client.connect();
try {
  await client.query('vacuum analyze');
  const rows = await ours('qinglan');
  const wrong = differences(rows, await hand('qinglan'));
  process.stdout.write(`${keys.length} indicators for ${rows.length} units; ${wrong.length} figures differ from those by hand\n`);
  for (const text of wrong.slice(0, 8)) process.stdout.write(`      ${text}\n`);
  passes.push(wrong.length === 0);
  passes.push(await against('all indicators for all units / by hand', () => ours('qinglan'), () => hand('qinglan'), LIMITS.all, 3));
  const opened = indicators.find(({ key }) => key === 'girl_share');
  if (opened) passes.push(await against('a figure opened / by hand', () => ours('qinglan', { indicators: [opened], by: 'below', parts: true }), () => openedByHand(), LIMITS.drill, 10));
  const codes = Array.from({ length: COUNTIES - 1 }, (_, turn) => `county${turn + 2}`);
  const alone: number[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) alone.push(await cost(() => ours('qinglan'), 3));
  for (const code of codes) await copyCounty(client, code);
  await client.query('vacuum analyze');
  const all: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) all.push(await cost(async () => { for (const code of ['qinglan', ...codes]) await ours(code); }, 1));
  process.stdout.write(`      one county ${median(alone).toFixed(0)} ms of processor, ${COUNTIES} counties ${median(all).toFixed(0)} ms\n`);
  passes.push(line(`${COUNTIES} counties / one`, median(all) / median(alone), '<=', LIMITS.counties));
} finally {
  await client.end();
  await byHand.end();
  await database.close();
  await county.close();
}
process.exitCode = passes.every(Boolean) ? 0 : 1;

/** The share of girls, of the county and of each district. */
async function openedByHand(): Promise<unknown> {
  return (await byHand.query(`with u as materialized (select unit_path, count(*) n, count(*) filter (where f_sex = '2') girls from reg_pupil where county = $1 and retired_at is null group by unit_path)
    select a.id, a.name, sum(girls)::text girls, sum(n)::text n, (sum(girls)::numeric / nullif(sum(n), 0))::text as share from unit a left join u on u.unit_path ^@ a.path
    where a.county = $1 and (a.parent_id is null or a.parent_id = (select id from unit where county = $1 and parent_id is null)) group by a.id, a.name, a.path order by a.path`, ['qinglan'])).rows;
}
