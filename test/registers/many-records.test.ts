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
import type { BriefRecord, RecordStore } from '../../src/db/registers/records/record-row.ts';
import { streamRecords, type StreamQuery } from '../../src/db/registers/records/stream-records.ts';
import { totalRecords } from '../../src/db/registers/records/total-records.ts';
import type { NewRecord } from '../../src/db/registers/records/record-row.ts';
import { upsertRecords } from '../../src/db/registers/records/upsert-records.ts';
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

describe('by their key', () => {
  test('new ones are added, others changed, equal ones left alone; sealed values too', async () => {
    const first = Array.from({ length: 30 }, (_, n) => wanted({ name: `师${n}`, id_number: idCard(n), age: n, subjects: ['语文'] }));
    expect(await inCounty((db) => upsertRecords(db, teachers, first, doing(at(0))))).toMatchObject({ added: { length: 30 }, changed: [], unchanged: 0 });
    expect(await inCounty((db) => upsertRecords(db, teachers, first.map((one) => ({ ...one, id: randomUUID() })), doing(at(1))))).toEqual({ added: [], changed: [], unchanged: 30 });
    const next = Array.from({ length: 40 }, (_, n) => wanted({ name: `师${n}`, id_number: idCard(n), age: n < 10 ? n + 100 : n, subjects: ['语文'] }));
    const done = await inCounty((db) => upsertRecords(db, teachers, next, doing(at(2), '乙')));
    expect([done.added.length, done.changed.length, done.unchanged]).toEqual([10, 10, 20]);
    const history = await inCounty((db) => historyOf(db, teachers, done.changed[0] ?? ''));
    expect(history.map(({ version, byName }) => [version, byName])).toEqual([[1, '甲'], [2, '乙']]);
    expect(history[1]?.values['id_number']).toBe(history[0]?.values['id_number']);
  });

  test('fields to be kept stay where a record is there', async () => {
    const done = await inCounty((db) => upsertRecords(db, teachers, [wanted({ name: '改名', id_number: idCard(0), age: null, subjects: ['语文'] })], doing(at(3)), new Set(['age', 'subjects'])));
    expect(done.changed).toHaveLength(1);
    const [, , last] = await inCounty((db) => historyOf(db, teachers, done.changed[0] ?? ''));
    expect(last?.values).toMatchObject({ name: '改名', age: 100, subjects: ['语文'] });
  });

  test('a retired one is not found again, and its key is free', async () => {
    const one = wanted({ name: '甲室' });
    await inCounty((db) => upsertRecords(db, rooms, [one], doing(at(0))));
    await inCounty((db) => retireRecord(db, rooms, { id: one.id, version: 1 }, '停用', doing(at(1))));
    expect(await inCounty((db) => upsertRecords(db, rooms, [wanted({ name: '甲室' })], doing(at(2))))).toMatchObject({ added: { length: 1 } });
  });

  test('two who bring the same at once: one brings it, the other changes nothing or is refused, and nothing is there twice', async () => {
    const bring = () => inCounty((db) => upsertRecords(db, rooms, Array.from({ length: 200 }, (_, n) => wanted({ name: `同${n}`, seats: n })), doing(at(5))));
    const done = await Promise.allSettled([bring(), bring(), bring()]);
    for (const one of done) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'R302' });
    expect(done.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(0);
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
