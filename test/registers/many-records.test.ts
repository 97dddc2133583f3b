/* Many records at once: by their key, added up, and read through, each compared with a plain way of doing the same. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { openDatabase, type Database, type Db } from '../../src/db/database.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { tableOf } from '../../src/db/registers/register-table.ts';
import { listRecords } from '../../src/db/registers/records/list-records.ts';
import { historyOf } from '../../src/db/registers/records/read-records.ts';
import { prepareAddition, putRecords } from '../../src/db/registers/records/put-records.ts';
import type { BriefRecord, RecordStore } from '../../src/db/registers/records/record-row.ts';
import { streamRecords, type StreamQuery } from '../../src/db/registers/records/stream-records.ts';
import { totalRecords } from '../../src/db/registers/records/total-records.ts';
import type { NewRecord } from '../../src/db/registers/records/record-row.ts';
import { insertRecords, retireRecord } from '../../src/db/registers/records/write-records.ts';
import type { RecordValues } from '../../src/domain/register/record-values.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { doing, insertCounties, room, teacher, testSeal, wholeCounty, type Place } from './sample-registers.ts';

const base = useDatabase();
const start = new Date('2026-03-02T01:00:00Z');
const at = (minutes: number): Date => new Date(start.getTime() + minutes * 60_000);
const seal = testSeal();
const rooms: RecordStore = { table: tableOf(room), county: 'qinglan', seal };
const teachers: RecordStore = { table: tableOf(teacher), county: 'qinglan', seal };
let database: Database;
let places: ReadonlyMap<string, Place>;

beforeAll(async () => {
  places = await insertCounties(base.ownerUrl);
  await applyRegisters(base.ownerUrl, [room, teacher], start);
  database = openDatabase(base.appUrl, () => undefined, 10);
});
afterAll(() => database.close());

const inCounty = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.within(wholeCounty(), work);
const wanted = (values: RecordValues, path = 'qinglan/cg/syxx/'): NewRecord =>
  ({ id: randomUUID(), unitId: places.get(path)?.id ?? '', unitPath: path, state: 'in_force', values });
const idCard = (n: number): string => `11010119900307${String(n).padStart(4, '0')}`;

const add = (store: RecordStore, records: readonly NewRecord[], minute = 0): Promise<string[]> => inCounty(async (db) => [...await prepareAddition(store, records, doing(at(minute)))(db)]);

describe('as an import brings them', () => {
  test('new ones are added, changed ones changed, equal ones left alone; sealed values too', async () => {
    const first = Array.from({ length: 30 }, (_, n) => wanted({ name: `师${n}`, id_number: idCard(n), age: n, subjects: ['语文'] }));
    expect(await add(teachers, first)).toEqual(first.map(({ id }) => id));
    expect(await inCounty((db) => putRecords(db, teachers, first, doing(at(1))))).toEqual([]);
    const next = first.map((one, n) => (n < 10 ? { ...one, values: { ...one.values, age: n + 100 } } : one));
    const changed = await inCounty((db) => putRecords(db, teachers, next, doing(at(2), '乙')));
    expect(changed.toSorted()).toEqual(first.slice(0, 10).map(({ id }) => id).toSorted());
    const history = await inCounty((db) => historyOf(db, teachers, changed[0] ?? ''));
    expect(history.map(({ version, byName }) => [version, byName])).toEqual([[1, '甲'], [2, '乙']]);
    expect(history[1]?.values['id_number']).toBe(history[0]?.values['id_number']);
  });

  test('one whose key stands already is left out, until the record that has it is retired', async () => {
    const one = wanted({ name: '甲室' });
    const another = { ...one, id: randomUUID() };
    expect([await add(rooms, [one]), await add(rooms, [another])]).toEqual([[one.id], []]);
    await inCounty((db) => retireRecord(db, rooms, { id: one.id, version: 1 }, '停用', doing(at(1))));
    expect(await add(rooms, [another], 2)).toEqual([another.id]);
  });

  test('three who bring the same at once: each row is brought by one of them, and nothing is there twice', async () => {
    const done = await Promise.all([1, 2, 3].map(() => add(rooms, Array.from({ length: 200 }, (_, n) => wanted({ name: `同${n}`, seats: n })), 5)));
    expect(done.flat()).toHaveLength(200);
    const { rows } = await inCounty((db) => sql<{ n: string }>`select count(*) as n from reg_room where county = 'qinglan' and f_name like '同%'`.execute(db));
    expect(rows).toEqual([{ n: '200' }]);
  });
});

const seats = fc.option(fc.integer({ min: -5, max: 5 }));
const some = fc.array(fc.record({ seats, area: fc.option(fc.constantFrom('0.1', '0.2', '1234567890.55')), built: fc.option(fc.constantFrom('2020-01-01', '2021-01-01')), unit: fc.constantFrom('qinglan/bs/', 'qinglan/bs/slxx/') }), { maxLength: 15 });

const ask = (by: string[], sums: string[]) => inCounty((db) => totalRecords(db, teachers, { by, sums, asOf: null }));

describe('totals', () => {
  test('equal what a loop adds up, now and as of then, for every grouping', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(some, fc.uniqueArray(fc.constantFrom('unit', 'built', 'seats')), async (rows, by) => {
      run += 1;
      const made = rows.map((row, n) => wanted({ name: `t${run}-${n}`, seats: row.seats, area: row.area, built: row.built }, row.unit));
      await inCounty((db) => insertRecords(db, rooms, made, doing(at(run * 10))));
      for (const asOf of [null, at(run * 10)]) {
        const totals = await inCounty((db) => totalRecords(db, rooms, { by, sums: ['seats', 'area'], asOf, unitPath: 'qinglan/bs/' }));
        expect(totals.whole).toEqual({ by: {}, count: made.length, sums: sumOf(made) });
        const groups = new Map<string, NewRecord[]>();
        for (const one of by.length === 0 ? [] : made) {
          const key = JSON.stringify(by.map((name) => (name === 'unit' ? one.unitId : one.values[name] ?? null)));
          groups.set(key, [...groups.get(key) ?? [], one]);
        }
        const seen = totals.groups.map((row) => [JSON.stringify(by.map((name) => row.by[name] ?? null)), row.count, row.sums]);
        expect(seen.toSorted()).toEqual([...groups].map(([key, ones]) => [key, ones.length, sumOf(ones)]).toSorted());
      }
      for (const one of made) await inCounty((db) => retireRecord(db, rooms, { id: one.id, version: 1 }, '完', doing(at(run * 10 + 5))));
    }), { numRuns: 15 });
  });

  test('refuse what cannot be added up or grouped by', async () => {
    await expect(ask([], ['name'])).rejects.toMatchObject({ code: 'R310' });
    await expect(ask([], ['id_number'])).rejects.toMatchObject({ code: 'R310' });
    await expect(ask(['id_number'], [])).rejects.toMatchObject({ code: 'R309' });
    await expect(ask(['nothing'], [])).rejects.toMatchObject({ code: 'R306' });
    await expect(ask([], ['age', 'pay'])).resolves.toMatchObject({ groups: [], more: false });
  });
});

/** Decimal sums by whole hundredths, as text; null when all are blank. */
function sumOf(records: readonly NewRecord[]): Record<string, string | null> {
  const add = (key: string): string | null => {
    const held = records.flatMap(({ values }) => (values[key] === null ? [] : [BigInt(Math.round(Number(values[key]) * 100))]));
    if (held.length === 0) return null;
    const sum = held.reduce((one, two) => one + two, 0n);
    return String(Number(sum) / 100);
  };
  return { seats: add('seats'), area: add('area') };
}

const read = (query: StreamQuery) => inCounty(async (db) => {
  const batches: (readonly BriefRecord[])[] = [];
  for await (const batch of streamRecords(db, rooms, query)) batches.push(batch);
  return batches;
});

describe('read through', () => {
  test('in batches, all of them, in the order of the list, as of then too; and twice in one transaction', async () => {
    const made = Array.from({ length: 2500 }, (_, n) => wanted({ name: `s${n}`, seats: n % 7 }, 'qinglan/cg/eyxx/'));
    expect(await inCounty((db) => insertRecords(db, rooms, made, doing(at(900))))).toBe(2500);
    const query: StreamQuery = { asOf: null, sort: [{ field: 'seats', descending: true }, { field: 'name', descending: false }], unitPath: 'qinglan/cg/eyxx/', fields: ['name', 'seats'] };
    const batches = await read(query);
    expect(batches.map(({ length }) => length)).toEqual([1000, 1000, 500]);
    const flat = batches.flat().map(({ id, values }) => [id, values['name'], values['seats']]);
    const page = await inCounty((db) => listRecords(db, rooms, { ...query, limit: 2500 }));
    expect(flat).toEqual(page.records.map(({ id, values }) => [id, values['name'], values['seats']]));
    expect((await read({ ...query, asOf: at(900) })).flat()).toHaveLength(2500);
    expect(await read({ ...query, asOf: at(899) })).toEqual([]);
    await inCounty(async (db) => {
      for await (const batch of streamRecords(db, rooms, query)) {
        expect(batch).toHaveLength(1000);
        break;
      }
      for await (const batch of streamRecords(db, rooms, { ...query, limit: 1 } as StreamQuery)) expect(batch.length).toBeGreaterThan(0);
    });
  });
});
