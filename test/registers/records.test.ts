/* Records on a real PostgreSQL: every value comes back, every version is kept, nobody overwrites anybody. */
import { randomUUID } from 'node:crypto';
import * as fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database, type Db } from '../../src/db/database.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { tableOf } from '../../src/db/registers/register-table.ts';
import { listRecords, type ListQuery } from '../../src/db/registers/records/list-records.ts';
import { getRecord, historyOf } from '../../src/db/registers/records/read-records.ts';
import type { RecordStore, StoredRecord } from '../../src/db/registers/records/record-row.ts';
import type { NewRecord } from '../../src/db/registers/records/record-row.ts';
import { eraseRecord, insertRecords, retireRecord, updateRecord } from '../../src/db/registers/records/write-records.ts';
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
let owner: Client;
let places: ReadonlyMap<string, Place>;

beforeAll(async () => {
  places = await insertCounties(base.ownerUrl);
  await applyRegisters(base.ownerUrl, [room, teacher], start);
  owner = new Client({ connectionString: base.ownerUrl });
  await owner.connect();
  database = openDatabase(base.appUrl, () => undefined, 20);
});
afterAll(async () => {
  await database.close();
  await owner.end();
});

const inCounty = <T>(work: (db: Db) => Promise<T>): Promise<T> => database.within(wholeCounty(), work);
const place = (path = 'qinglan/cg/syxx/'): Place => places.get(path) ?? { id: '', path: '' };
const record = (values: RecordValues, path?: string): NewRecord => ({ id: randomUUID(), unitId: place(path).id, unitPath: place(path).path, state: 'in_force', values });
const add = async (store: RecordStore, values: RecordValues, minutes = 0, path?: string): Promise<string> => {
  const made = record(values, path);
  await inCounty((db) => insertRecords(db, store, [made], doing(at(minutes))));
  return made.id;
};
const blank = (store: RecordStore): RecordValues => Object.fromEntries([...store.table.fields.keys()].map((key) => [key, null]));

describe('values', () => {
  test('of every type come back as they were', async () => {
    const roomId = await add(rooms, { name: '办公室' });
    const values: RecordValues = {
      name: '李𠮷"\\{}', id_number: '110101199003074514', age: -42, pay: '12345678901234.5', share: '87.8', height: '0.05', hired: '2020-02-29', year: '2025-2026',
      stage: 'primary', subjects: ['语文', 'a"b\\c', '{x,y}', 'NULL', ''], lent_to: place('qinglan/bs/').id, account: null, room: roomId, paper: null, home: '120.5,30.25', double: 84,
    };
    const id = await add(teachers, values);
    const held = await inCounty((db) => getRecord(db, teachers, id));
    expect(held).toMatchObject({ id, version: 1, definitionVersion: 1, state: 'in_force', byName: '甲', via: 'page', importId: null, since: start, retiredAt: null, values });
    await inCounty((db) => updateRecord(db, teachers, { id, version: 1 }, { values: { height: '100', subjects: [], id_number: null } }, doing(at(1))));
    expect((await inCounty((db) => getRecord(db, teachers, id)))?.values).toEqual({ ...values, height: '100', subjects: [], id_number: null });
  });

  test('that are sealed are unreadable in the table, unlike each other, and open only in their own row', async () => {
    const [one, two] = [await add(teachers, { ...blank(teachers), name: '甲', id_number: '11010119900307889X' }), await add(teachers, { ...blank(teachers), name: '乙', id_number: '110102199003071234' })];
    const { rows } = await owner.query<{ id: string; f_id_number: Buffer; f_id_number_hash: Buffer }>('select id, f_id_number, f_id_number_hash from reg_teacher where id = any ($1)', [[one, two]]);
    for (const row of rows) expect(row.f_id_number.includes('1101011990')).toBe(false);
    expect(rows[0]?.f_id_number_hash).toHaveLength(32);
    const shown = (): Promise<unknown[]> => inCounty(async (db) => (await listRecords(db, teachers, { asOf: null, sort: [], limit: 500, shown: { along: [] } })).records.map(({ values }) => values['id_number']));
    // Twice, because the second time the masks are remembered; and then not, because the value was moved.
    for (let turn = 0; turn < 2; turn += 1) expect(await shown()).toEqual(expect.arrayContaining(['110101************', '110102************']));
    await owner.query('update reg_teacher t set f_id_number = (select f_id_number from reg_teacher o where o.id = $2), since = $3 where t.id = $1', [one, two, at(1)]);
    await expect(inCounty((db) => getRecord(db, teachers, one))).rejects.toMatchObject({ code: 'S134' });
    await expect(shown()).rejects.toMatchObject({ code: 'S134' });
    await owner.query('update reg_teacher set f_id_number = null, since = $2 where id = $1', [one, at(1)]);
  });

  test('that stand twice, name nothing, or are missing are refused in a sentence', async () => {
    await add(teachers, { ...blank(teachers), name: '丙', id_number: '110101199003075555' });
    await expect(add(teachers, { ...blank(teachers), name: '丁', id_number: '110101199003075555' })).rejects.toMatchObject({ code: 'R302' });
    await expect(add(teachers, { ...blank(teachers), name: '丁', room: randomUUID() })).rejects.toMatchObject({ code: 'R303', zh: expect.stringContaining('room') as string });
    await expect(add(teachers, { ...blank(teachers), name: '丁', room: await add({ ...rooms, table: tableOf(room) }, { name: '他县' }), lent_to: places.get('lanhe/cg/')?.id ?? '' })).rejects.toMatchObject({ code: 'R303' });
    await expect(add(teachers, { ...blank(teachers), name: null })).rejects.toMatchObject({ code: 'R304', zh: expect.stringContaining('必填') as string });
    await expect(add(rooms, { name: '长'.repeat(21) })).rejects.toMatchObject({ code: 'R304', zh: expect.stringContaining('太长') as string });
    expect(await inCounty((db) => insertRecords(db, rooms, [{ ...record({ name: null }), state: 'draft' }], doing(start)))).toBe(1);
  });
});

describe('versions', () => {
  test('are counted on, kept whole, and refused to who comes late, naming who was first', async () => {
    const id = await add(rooms, { name: '一号', area: '50.5', seats: 40, built: '1999-12-31' });
    const second = await inCounty((db) => updateRecord(db, rooms, { id, version: 1 }, { values: { seats: 45 } }, doing(at(5), '乙')));
    expect(second).toBe(2);
    await expect(inCounty((db) => updateRecord(db, rooms, { id, version: 1 }, { values: { seats: 99 } }, doing(at(6), '丙'))))
      .rejects.toMatchObject({ code: 'R301', zh: expect.stringContaining('已被乙于 2026-03-02 09:05 修改（第 2 版）') as string });
    await inCounty((db) => retireRecord(db, rooms, { id, version: 2 }, '拆除', doing(at(10), '丁')));
    const history = await inCounty((db) => historyOf(db, rooms, id));
    expect(history.map(({ version, values, byName, since, retireReason }) => [version, values['seats'], byName, since, retireReason])).toEqual([
      [1, 40, '甲', start, null], [2, 45, '乙', at(5), null], [3, 45, '丁', at(10), '拆除'],
    ]);
    await expect(inCounty((db) => updateRecord(db, rooms, { id, version: 3 }, { values: {} }, doing(at(11))))).rejects.toMatchObject({ code: 'R311' });
    await expect(inCounty((db) => updateRecord(db, rooms, { id: randomUUID(), version: 1 }, { values: {} }, doing(at(11))))).rejects.toMatchObject({ code: 'R101' });
    // A name is free again once its record is retired.
    await add(rooms, { name: '一号' }, 12);
  });

  test('never begin before the one they follow, whatever the clocks of two servers say', async () => {
    const id = await add(rooms, { name: '钟' }, 10);
    await inCounty((db) => updateRecord(db, rooms, { id, version: 1 }, { values: { seats: 1 } }, doing(at(3))));
    await inCounty((db) => updateRecord(db, rooms, { id, version: 2 }, { values: { seats: 2 } }, doing(at(20))));
    const seen = await Promise.all([2, 9, 10, 19, 20].map((minute) => inCounty((db) => getRecord(db, rooms, id, at(minute)))));
    expect(seen.map((version) => version?.version)).toEqual([undefined, undefined, 2, 2, 3]);
  });

  test('of an erased record are empty, who and when stay', async () => {
    const id = await add(teachers, { ...blank(teachers), name: '待删', id_number: '110101199003076666' });
    await inCounty((db) => updateRecord(db, teachers, { id, version: 1 }, { values: { age: 30 } }, doing(at(1))));
    await inCounty((db) => eraseRecord(db, teachers, { id, version: 2 }, '依申请', doing(at(2), '戊')));
    const history = await inCounty((db) => historyOf(db, teachers, id));
    expect(history.map(({ version, state, byName }) => [version, state, byName])).toEqual([[1, 'erased', '甲'], [2, 'erased', '甲'], [3, 'erased', '戊']]);
    for (const version of history) expect(version.values).toEqual(blank(teachers));
    const { rows } = await owner.query(`select 1 from reg_teacher_history where id = $1 and (f_name is not null or f_id_number is not null or f_id_number_hash is not null or f_age is not null)`, [id]);
    expect(rows).toEqual([]);
    await expect(inCounty((db) => updateRecord(db, teachers, { id, version: 3 }, { values: {} }, doing(at(3))))).rejects.toMatchObject({ code: 'R311' });
    await expect(inCounty((db) => eraseRecord(db, teachers, { id, version: 3 }, '再删', doing(at(3))))).rejects.toMatchObject({ code: 'R311' });
  });

  test('of one hundred who save at once: none is lost', async () => {
    const id = await add(rooms, { name: '抢', seats: 0 });
    const save = async (): Promise<number> => {
      for (let tries = 1; ; tries += 1) {
        try {
          await inCounty(async (db) => {
            const held = await getRecord(db, rooms, id);
            await updateRecord(db, rooms, { id, version: held?.version ?? 0 }, { values: { seats: Number(held?.values['seats']) + 1 } }, doing(at(1)));
          });
          return tries;
        } catch (failure) {
          expect(failure).toMatchObject({ code: 'R301' });
        }
      }
    };
    const tries = await Promise.all(Array.from({ length: 100 }, save));
    const held = await inCounty((db) => historyOf(db, rooms, id));
    expect(held.at(-1)).toMatchObject({ version: 101, values: { seats: 100 } });
    expect(held.map(({ version, values }) => [version, values['seats']])).toEqual(Array.from({ length: 101 }, (_, index) => [index + 1, index]));
    expect(Math.max(...tries)).toBeGreaterThan(1);
  });
});

/* What happened, as a list to be replayed by somebody who knows nothing of tables. */
type Step = { readonly kind: 'add' | 'change' | 'retire'; readonly which: number; readonly seats: number | null; readonly wait: number };
interface Version { readonly from: number; readonly seats: number | null; readonly gone: boolean }

const steps = fc.array(fc.record<Step>({
  kind: fc.constantFrom('add', 'change', 'change', 'retire'), which: fc.nat(5), seats: fc.option(fc.integer({ min: 0, max: 4 })), wait: fc.nat(2),
}), { minLength: 1, maxLength: 25 });

describe('as of any moment', () => {
  test('a list equals the replay of what happened until then', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(steps, async (story) => {
      run += 1;
      const lives: { readonly id: string; readonly versions: Version[] }[] = [];
      let minute = run * 1000;
      const begin = minute;
      for (const step of story) {
        minute += step.wait;
        const life = lives[step.which % Math.max(1, lives.length)];
        const last = life?.versions.at(-1);
        if (step.kind === 'add' || !life || !last || last.gone) {
          const id = await add(rooms, { name: `${run}/${lives.length}`, seats: step.seats }, minute, 'qinglan/bs/slxx/');
          lives.push({ id, versions: [{ from: minute, seats: step.seats, gone: false }] });
          continue;
        }
        const where = { id: life.id, version: life.versions.length };
        if (step.kind === 'retire') await inCounty((db) => retireRecord(db, rooms, where, '停用', doing(at(minute))));
        else await inCounty((db) => updateRecord(db, rooms, where, { values: { seats: step.seats } }, doing(at(minute))));
        life.versions.push({ from: minute, seats: step.kind === 'retire' ? last.seats : step.seats, gone: step.kind === 'retire' });
      }
      for (let moment = begin - 1; moment <= minute + 1; moment += 1) {
        const expected = lives.flatMap(({ id, versions }) => {
          const held = versions.findLast((version) => version.from <= moment);
          return held && !held.gone ? [`${id} ${held.seats}`] : [];
        });
        const seen = await all({ asOf: at(moment), sort: [{ field: 'seats', descending: false }], limit: 3, unitPath: 'qinglan/bs/slxx/' });
        const own = seen.filter((one) => String(one.values['name']).startsWith(`${run}/`));
        expect(own.map((one) => `${one.id} ${String(one.values['seats'])}`).toSorted()).toEqual(expected.toSorted());
      }
    }), { numRuns: 12 });
  });
});

async function all(query: ListQuery, store = rooms): Promise<StoredRecord[]> {
  const found: StoredRecord[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await inCounty((db) => listRecords(db, store, { ...query, cursor }));
    expect(page.records.length).toBeLessThanOrEqual(query.limit);
    found.push(...page.records);
    if (page.next === null) return found;
    cursor = page.next;
  }
}

describe('pages', () => {
  const values = fc.record({ seats: fc.option(fc.integer({ min: 0, max: 3 })), area: fc.option(fc.constantFrom('1', '1.5', '20')), built: fc.option(fc.constantFrom('2020-01-01', '2021-05-05')) });
  const sorts = fc.uniqueArray(fc.record({ field: fc.constantFrom('seats', 'area', 'built', 'name', 'unit', 'since'), descending: fc.boolean() }), { selector: ({ field }) => field, maxLength: 3 });

  test('put together are the whole list in order, each record once, whatever the sort and the size', async () => {
    let run = 0;
    await fc.assert(fc.asyncProperty(fc.array(values, { maxLength: 12 }), sorts, fc.integer({ min: 1, max: 5 }), fc.boolean(), async (some, sort, limit, past) => {
      run += 1;
      const made = some.map((one, index) => record({ ...one, name: `p${run}-${index % 4}-${index}` }, index % 2 === 0 ? 'qinglan/cg/' : 'qinglan/cg/eyxx/'));
      await inCounty((db) => insertRecords(db, rooms, made, doing(at(run))));
      const seen = await all({ asOf: past ? at(run) : null, sort, limit });
      expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
      expect(seen.filter(({ values: held }) => String(held['name']).startsWith(`p${run}-`))).toHaveLength(some.length);
      expect(seen.map(({ id }) => id)).toEqual([...seen].sort((one, two) => compare(one, two, sort)).map(({ id }) => id));
      await owner.query(`update reg_room set retired_at = since where f_name like 'p%'`);
    }), { numRuns: 25 });
  });

  test('refuse a mark that is none, of another list, or with values no column has', async () => {
    await inCounty((db) => insertRecords(db, rooms, [record({ name: 'm1', seats: 1 }), record({ name: 'm2', seats: 2 })], doing(start)));
    const query: ListQuery = { asOf: null, sort: [{ field: 'seats', descending: false }], limit: 1 };
    const { next } = await inCounty((db) => listRecords(db, rooms, query));
    const [digest] = JSON.parse(Buffer.from(next ?? '', 'base64url').toString()) as string[];
    const forged = [
      '', 'x', 'null', '[]', '{}', JSON.stringify([digest]), JSON.stringify([digest, '1']), JSON.stringify([digest, '1; drop table unit', randomUUID()]),
      JSON.stringify([digest, 1, randomUUID()]), JSON.stringify([digest, '1', 'x']), JSON.stringify([digest, '1', null]), JSON.stringify([digest, { a: 1 }, randomUUID()]),
      JSON.stringify([digest, '9'.repeat(30), randomUUID()]), JSON.stringify(['other', '1', randomUUID()]),
    ].map((text) => Buffer.from(text).toString('base64url'));
    for (const cursor of [...forged, '\u0000', '§§§', `${next}x${next}`]) {
      await expect(inCounty((db) => listRecords(db, rooms, { ...query, cursor })), cursor).rejects.toMatchObject({ code: 'R308' });
    }
    await expect(inCounty((db) => listRecords(db, rooms, { ...query, sort: [], cursor: next ?? '' }))).rejects.toMatchObject({ code: 'R308' });
    await expect(inCounty((db) => listRecords(db, rooms, { ...query, sort: [{ field: 'nothing', descending: false }] }))).rejects.toMatchObject({ code: 'R306' });
    await expect(inCounty((db) => listRecords(db, teachers, { ...query, sort: [{ field: 'id_number', descending: false }] }))).rejects.toMatchObject({ code: 'R309' });
  });
});

const keyOf = (one: StoredRecord, key: string): string | number | null => {
  if (key === 'unit') return one.unitPath;
  if (key === 'since') return one.since.getTime();
  const held = one.values[key] ?? null;
  return key === 'area' && held !== null ? Number(held) : held as string | number | null;
};
function compare(one: StoredRecord, two: StoredRecord, sort: ListQuery['sort']): number {
  for (const { field, descending } of sort) {
    const [a, b] = [keyOf(one, field), keyOf(two, field)];
    if (a === b) continue;
    if (a === null) return 1;
    if (b === null) return -1;
    return (a < b) === descending ? 1 : -1;
  }
  return one.id < two.id ? -1 : 1;
}
