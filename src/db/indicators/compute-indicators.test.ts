/* Indicators on a real PostgreSQL come to what they are in memory: every worked example, and random rows of a county. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { useDatabase } from '../../../test/cluster/use-database.ts';
import { doing, insertCounties, testSeal, wholeCounty, type Place } from '../../../test/registers/sample-registers.ts';
import { builtIn, withBuiltIn } from '../../../test/world/built-in.ts';
import { readDecimal } from '../../domain/expression/decimal.ts';
import { expressionWorld, type ExpressionWorld } from '../../domain/expression/environment.ts';
import { textOf, type Value } from '../../domain/expression/value.ts';
import type { IndicatorDefinition, IndicatorExample } from '../../domain/indicator/definition.ts';
import { evaluateIndicator } from '../../domain/indicator/evaluate-indicator.ts';
import { periodIn, periodOn } from '../../domain/indicator/indicator-period.ts';
import { completeRows, momentOf, same } from '../../domain/indicator/run-indicator-example.ts';
import { showFigure } from '../../domain/indicator/show-figure.ts';
import type { Catalogue, FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import type { FieldValue, RecordValues } from '../../domain/register/record-values.ts';
import { openDatabase, type Database } from '../database.ts';
import type { NewRecord, RecordStore } from '../registers/records/record-row.ts';
import { insertRecords, retireRecord, updateRecord } from '../registers/records/write-records.ts';
import { tableOf } from '../registers/register-table.ts';
import { computeIndicators, computeTogether, type IndicatorQuery, type IndicatorRow } from './compute-indicators.ts';

const base = useDatabase(withBuiltIn);
const DAY = '2026-10-01';
const at = (minutes: number): Date => new Date(Date.UTC(2026, 8, 1, 1, minutes));
const seal = testSeal();
let catalogue: Catalogue;
let world: ExpressionWorld;
let database: Database;
let owner: Client;
let places: ReadonlyMap<string, Place>;
let stores: ReadonlyMap<string, RecordStore>;

beforeAll(async () => {
  catalogue = await builtIn();
  world = expressionWorld(catalogue.registers.values(), catalogue.codeLists, catalogue.limits);
  places = await insertCounties(base.ownerUrl);
  stores = new Map([...catalogue.registers].map(([key, register]) => [key, { table: tableOf(register), county: 'qinglan', seal }]));
  database = openDatabase(base.appUrl, () => undefined, 4);
  owner = new Client({ connectionString: base.ownerUrl });
  await owner.connect();
});
afterAll(async () => {
  await database.close();
  await owner.end();
});

const storeOf = (register: string): RecordStore => stores.get(register) as RecordStore;
const registerOf = (key: string): RegisterDefinition => catalogue.registers.get(key) as RegisterDefinition;
const indicatorsOf = (): readonly IndicatorDefinition[] => [...catalogue.indicators.values()];

interface Row extends NewRecord { readonly register: string }

/** Rows that refer to others come last. */
async function put(rows: readonly Row[]): Promise<void> {
  const order = ['class', ...[...catalogue.registers.keys()].filter((key) => key !== 'class')];
  await database.within(wholeCounty(), async (db) => {
    for (const key of order) {
      const some = rows.filter(({ register }) => register === key);
      if (some.length > 0) await insertRecords(db, storeOf(key), some, doing(at(0)));
    }
  });
}

async function clear(): Promise<void> {
  const tables = [...stores.values()].flatMap(({ table }) => [table.name, table.history]);
  await owner.query(`truncate ${tables.join(', ')} cascade`);
}

const queryFor = (query: Partial<IndicatorQuery>): IndicatorQuery => ({ world, storeOf, asOf: null, today: DAY, unitPath: null, county: 'qinglan', indicators: indicatorsOf(), periodOf: ({ time }) => periodOn(time, DAY), by: 'all', ...query });
const compute = (query: Partial<IndicatorQuery>): Promise<readonly IndicatorRow[]> => database.within(wholeCounty(), (db) => computeIndicators(db, queryFor(query)));

const toDecimal = (text: string | null | undefined): Value => (typeof text === 'string' ? readDecimal(text) : null);

interface ExampleCase { readonly indicator: IndicatorDefinition; readonly example: IndicatorExample; readonly district: string; readonly rows: readonly Row[] }

describe('every worked example', () => {
  test('gives in the database what it says', async () => {
    const cases: ExampleCase[] = [];
    const units: Spot[] = [];
    for (const [n, [indicator, example]] of indicatorsOf().flatMap((one) => one.examples.map((example) => [one, example] as const)).entries()) {
      const district: Spot = { id: randomUUID(), above: places.get('qinglan/')?.id ?? '', path: `qinglan/e${n}/`, kind: 'district' };
      const { rows, schools } = rowsOfExample(indicator, example, district);
      units.push(district, ...schools);
      cases.push({ indicator, example, district: district.path, rows });
    }
    await owner.query(`insert into unit (county, id, parent_id, path, kind, name, code, pinyin, created_at) select 'qinglan', id, above, path, kind, path, path, '', now() from jsonb_to_recordset($1) as u (id uuid, above uuid, path text, kind text)`, [JSON.stringify(units)]);
    await put(cases.flatMap(({ rows }) => rows));
    const wrong: unknown[] = [];
    for (const { indicator, example, district } of cases) {
      const { day, period } = momentOf(indicator, example);
      const [found] = await compute({ indicators: [indicator], today: day, periodOf: () => period, by: 'self', unitPath: district });
      const shown = showFigure(indicator, toDecimal(found?.values[0]));
      if (!same(shown, example.value)) wrong.push({ key: indicator.key, shown, expected: example.value });
    }
    expect(wrong).toEqual([]);
    await clear();
    await owner.query(`delete from unit where path like 'qinglan/e%/%/'`);
    await owner.query(`delete from unit where path like 'qinglan/e%/'`);
  });
});

interface Spot { readonly id: string; readonly above: string; readonly path: string; readonly kind: string }

/** The rows of an example in a district of their own, and its schools: rows that stand once for a unit need one each. */
function rowsOfExample(indicator: IndicatorDefinition, example: IndicatorExample, district: Spot): { readonly rows: readonly Row[]; readonly schools: readonly Spot[] } {
  const [ids, schools] = [new Map<string, string>(), new Map<string, Spot>()];
  const idOf = (name: string): string => { const id = ids.get(name) ?? randomUUID(); ids.set(name, id); return id; };
  const schoolOf = (name: string): Spot => {
    const spot = schools.get(name) ?? { id: randomUUID(), above: district.id, path: `${district.path}s${schools.size}/`, kind: 'school' };
    schools.set(name, spot);
    return spot;
  };
  const rows = Object.keys(example.rows).flatMap((key) => completeRows(indicator, example, registerOf(key), catalogue).map(({ id, unit, values }, n): Row => {
    const school = schoolOf(unit === '' ? `${key} ${n}` : unit);
    return { register: key, id: id === null ? randomUUID() : idOf(id), unitId: school.id, unitPath: school.path, state: 'draft', values: withIds(registerOf(key), values, idOf) };
  }));
  return { rows, schools: [...schools.values()] };
}

// References of examples are names of rows; in the database they are ids.
const withIds = (register: RegisterDefinition, values: RecordValues, idOf: (name: string) => string): RecordValues =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'string' && register.fields.find((field) => field.key === key)?.type === 'reference' ? idOf(value) : value]));

const SCHOOLS = ['qinglan/cg/syxx/', 'qinglan/cg/eyxx/', 'qinglan/bs/slxx/'];
const UNITS = ['qinglan/', 'qinglan/cg/', 'qinglan/bs/', ...SCHOOLS];
const PERIODS: Readonly<Record<string, readonly string[]>> = { school_year: ['2025-2026', '2026-2027'], year: ['2025', '2026'] };

function valueFor(field: FieldDefinition): fc.Arbitrary<FieldValue> {
  const list = field.list === undefined ? undefined : catalogue.codeLists.get(field.list);
  const codes = fc.constantFrom(...(list?.items ?? [{ code: 'x' }]).map(({ code }) => code));
  const decimal = fc.tuple(fc.nat(99_999), fc.nat(99)).map(([whole, part]) => (part === 0 ? String(whole) : `${whole}.${String(part).padStart(2, '0').replace(/0$/, '')}`));
  const made: Partial<Record<FieldDefinition['type'], fc.Arbitrary<FieldValue>>> = {
    integer: fc.oneof(fc.integer({ min: 0, max: 70 }), fc.constantFrom(0, 45, 55, 56, 65, 66, 100)), decimal, money: decimal, percent: fc.nat(100).map(String), choice: codes, choices: fc.subarray((list?.items ?? []).map(({ code }) => code)),
    date: fc.integer({ min: 0, max: 25_000 }).map((days) => new Date(Date.UTC(1958, 0, 1 + days)).toISOString().slice(0, 10)), period: fc.constantFrom(...(PERIODS[field.grain ?? ''] ?? ['2026'])),
    formula: field.result === 'choice' ? codes : fc.integer({ min: -9, max: 99 }).map((n) => (field.result === 'integer' ? n : String(n))),
  };
  const held = made[field.type];
  return held === undefined || field.encrypted ? fc.constant(null) : fc.option(held, { nil: null, freq: 6 });
}

const ids = fc.noShrink(fc.constant(null)).map(() => randomUUID());

function randomRows(register: RegisterDefinition): fc.Arbitrary<Row[]> {
  const values = fc.record(Object.fromEntries(register.fields.map((field) => [field.key, valueFor(field)])));
  const one = fc.record({ id: ids, school: fc.constantFrom(...SCHOOLS), values, state: fc.constantFrom('draft', 'returned') }).map(({ id, school, values: held, state }): Row =>
    ({ register: register.key, id, unitId: places.get(school)?.id ?? '', unitPath: school, state: state as Row['state'], values: held }));
  return fc.array(one, { maxLength: 12 }).map((rows) => onceEach(register, rows));
}

// What may stand once stands once: the last of each.
function onceEach(register: RegisterDefinition, rows: readonly Row[]): Row[] {
  const kept = new Map<string, Row>();
  for (const row of rows) {
    const keys = register.unique.map((fields) => fields.map((key) => (key === 'unit' ? row.unitPath : row.values[key] ?? row.id)).join('|'));
    if (keys.every((key) => !kept.has(key))) for (const key of keys.length > 0 ? keys : [row.id]) kept.set(key, row);
  }
  return [...new Set(kept.values())];
}

const county = (): fc.Arbitrary<Row[]> => fc.tuple(...[...catalogue.registers.values()].map(randomRows)).map((lists) => {
  const rows = lists.flat();
  const classes = rows.filter(({ register }) => register === 'class');
  return rows.map((row, n): Row => (row.register === 'pupil' ? { ...row, values: { ...row.values, class: n % 5 === 0 ? null : classes[n % Math.max(1, classes.length)]?.id ?? null } } : row));
});

function inMemory(indicator: IndicatorDefinition, rows: readonly Row[], path: string, stage?: string): string | null {
  const value = evaluateIndicator(indicator, {
    today: DAY, limits: catalogue.limits, period: periodOn(indicator.time, DAY), ...(stage === undefined ? {} : { stage }),
    rows: (register) => rows.filter((row) => row.register === register && row.unitPath.startsWith(path)).map(({ values }) => ({ values, unit: { kind: 'school' } })),
    record: (_, id) => rows.find((row) => row.id === id)?.values,
  });
  return value === null || typeof value === 'boolean' || Array.isArray(value) ? null : textOf(value as Exclude<Value, boolean | readonly string[] | null>);
}

const byUnitAndYear = (list: readonly (Omit<IndicatorRow, 'year'> & { readonly year: string | null | undefined })[]) => Object.fromEntries(list.map((row) => [`${row.unitPath} ${row.year}`, row]));

describe('memory and database come to the same', () => {
  test('for all indicators, all units and all stages of random counties', async () => {
    await fc.assert(fc.asyncProperty(county(), async (rows) => {
      await clear();
      await put(rows);
      const found = (await compute({})).filter(({ unitPath }) => UNITS.includes(unitPath));
      expect(found.map(({ unitPath }) => unitPath).toSorted()).toEqual(UNITS.toSorted());
      const byUnit = found.flatMap((row) => indicatorsOf().map((indicator, n) => ({ key: indicator.key, path: row.unitPath, stored: row.values[n] ?? null, memory: inMemory(indicator, rows, row.unitPath) })));
      expect(byUnit.filter(({ stored, memory }) => stored !== memory).slice(0, 3)).toEqual([]);
      const staged = (await compute({ by: 'stage' })).flatMap((row) => indicatorsOf().flatMap((indicator, n) => (indicator.stages === null || row.stage === null ? [] : [{ key: indicator.key, stage: row.stage, stored: row.values[n] ?? null, memory: inMemory(indicator, rows, 'qinglan/', row.stage) }])));
      expect(staged.filter(({ stored, memory }) => stored !== memory).slice(0, 3)).toEqual([]);
      // Several years in one pass are each year asked alone, with as much behind them.
      const years = ['2024', '2025', '2026'];
      const together = await compute({ years, by: 'below' });
      const alone = (await Promise.all(years.map((year) => compute({ by: 'below', periodOf: ({ time }) => periodIn(time, year) })))).flatMap((list, n) => list.map((row) => ({ ...row, year: years[n] })));
      expect(byUnitAndYear(together)).toEqual(byUnitAndYear(alone));
    }), { numRuns: 8, endOnFailure: true });
  });
});

const klass = (path: string, values: RecordValues, state: Row['state'] = 'approved'): Row => ({
  register: 'class', id: randomUUID(), unitId: places.get(path)?.id ?? '', unitPath: path, state,
  values: { ...Object.fromEntries(registerOf('class').fields.map(({ key }) => [key, null])), school_year: '2026-2027', stage: 'primary', grade: 'g1', number: 1, band: 'standard', ...values },
});

const share = (): IndicatorDefinition[] => [catalogue.indicators.get('large_class_share')].flatMap((one) => one ?? []);
const rows = (): Row[] => [klass('qinglan/cg/syxx/', { pupils: 60 }), klass('qinglan/cg/eyxx/', { pupils: 30 }), klass('qinglan/cg/eyxx/', { pupils: 40, number: 2 }, 'submitted'), klass('qinglan/bs/slxx/', { pupils: 20 })];
const of = (found: readonly IndicatorRow[]) => Object.fromEntries(found.map(({ unitPath, values: [value] }) => [unitPath, value]));
const wanted = async () => (await compute({ indicators: share(), unitPath: 'qinglan/bs/', by: 'self' }))[0]?.standing[0]?.wanted;
const valueOf = async (query: Partial<IndicatorQuery>) => (await compute({ indicators: share(), by: 'self', ...query }))[0]?.values[0];

describe('a small county', () => {
  test('a share of several units is that of their rows, not the average of theirs', async () => {
    await clear();
    await put(rows());
    const found = (await compute({ indicators: share() })).filter(({ unitPath }) => UNITS.includes(unitPath));
    expect(of(found)).toEqual({ 'qinglan/': '0.25', 'qinglan/cg/': '0.3333333333', 'qinglan/cg/syxx/': '1', 'qinglan/cg/eyxx/': '0', 'qinglan/bs/': '0', 'qinglan/bs/slxx/': '0' });
    expect(found[0]?.standing).toEqual([expect.objectContaining({ register: 'class', period: '2026-2027', rows: 4, approved: 3, units: 3, done: 2 })]);
  });

  test('units that should have rows are counted, those out of use are not', async () => {
    expect(await wanted()).toBe(1);
    await owner.query(`update unit set retired_at = now() where path = 'qinglan/bs/slxx/'`);
    expect(await wanted()).toBe(0);
    await owner.query(`update unit set retired_at = null where path = 'qinglan/bs/slxx/'`);
  });

  test('parts stand beside the value, for a unit and those directly below it', async () => {
    const found = await compute({ indicators: share(), by: 'below', parts: true });
    expect(found.filter(({ unitPath }) => UNITS.includes(unitPath)).map(({ unitPath, parts }) => [unitPath, parts])).toEqual([['qinglan/', [['1', '4']]], ['qinglan/bs/', [['0', '1']]], ['qinglan/cg/', [['1', '3']]]]);
    expect((await compute({ indicators: share(), by: 'self', unitPath: 'qinglan/cg/eyxx/', parts: true })).map(({ parts }) => parts)).toEqual([[['0', '2']]]);
  });

  test('row security decides what is looked at', async () => {
    const found = await database.within({ county: 'qinglan', reads: ['qinglan/bs/'], writes: [], ceiling: 1, audit: false }, (db) => computeIndicators(db, {
      world, storeOf, asOf: null, today: DAY, unitPath: null, county: 'qinglan', indicators: share(), periodOf: () => '2026-2027', by: 'self', parts: true,
    }));
    expect(found[0]?.parts).toEqual([['0', '1']]);
  });

  test('another year and a moment before a change are asked likewise', async () => {
    await clear();
    const [first, second] = [klass('qinglan/cg/syxx/', { pupils: 60 }), klass('qinglan/cg/eyxx/', { pupils: 30 })];
    await put([first, second, klass('qinglan/bs/slxx/', { pupils: 70, school_year: '2025-2026' })]);
    await database.within(wholeCounty(), async (db) => {
      await updateRecord(db, storeOf('class'), { id: first.id, version: 1 }, { values: { pupils: 50 } }, doing(at(60)));
      await retireRecord(db, storeOf('class'), { id: second.id, version: 1 }, '撤班', doing(at(120)));
    });
    expect([await valueOf({}), await valueOf({ asOf: at(90) }), await valueOf({ asOf: at(30) }), await valueOf({ asOf: new Date(0) })]).toEqual(['0', '0', '0.5', null]);
    expect(await valueOf({ periodOf: () => '2025-2026' })).toBe('1');
    const moments = [null, at(90), at(30)].map((asOf) => queryFor({ indicators: share(), by: 'self', asOf, years: ['2025', '2026'] }));
    const together = await database.within(wholeCounty(), (db) => computeTogether(db, moments));
    expect(together.map((list) => list.map(({ year, values: [value] }) => [year, value]))).toEqual([[['2025', '1'], ['2026', '0']], [['2025', '1'], ['2026', '0']], [['2025', '1'], ['2026', '0.5']]]);
  });
});
