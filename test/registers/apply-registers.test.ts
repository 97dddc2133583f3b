/* Tables made from definitions: as the migrations' tables are, changed without loss, refused where there would be one. */
import { readFileSync, readdirSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { createStatements } from '../../src/db/registers/table-ddl.ts';
import { tableOf } from '../../src/db/registers/register-table.ts';
import type { RegisterDefinition } from '../../src/domain/register/definition.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { describeSchema } from '../migrations/describe-schema.ts';
import { lintSchema } from '../migrations/schema-lint.ts';
import { splitStatements } from '../migrations/sql-text.ts';
import { field, insertCounties, loops, own, register, room, teacher, type Place } from './sample-registers.ts';

const database = useDatabase();
const now = new Date('2026-03-02T01:00:00Z');
const all = [teacher, room, own, ...loops];
let owner: Client;
let places: ReadonlyMap<string, Place>;
beforeAll(async () => {
  places = await insertCounties(database.ownerUrl);
  owner = new Client({ connectionString: database.ownerUrl });
  await owner.connect();
});
afterAll(() => owner.end());

const apply = (...definitions: RegisterDefinition[]) => applyRegisters(database.ownerUrl, definitions, now);

const insertRow = (table: string, values: Readonly<Record<string, unknown>>) => {
  const row = {
    county: 'qinglan', id: randomUUID(), unit_id: places.get('qinglan/cg/syxx/')?.id, unit_path: 'qinglan/cg/syxx/', sensitivity: 1, version: 1, definition_version: 1,
    state: 'in_force', since: now, by_id: randomUUID(), by_name: '甲', via: 'page', ...values,
  };
  return owner.query(`insert into ${table} (${Object.keys(row).join(', ')}) values (${Object.keys(row).map((_, index) => `$${index + 1}`).join(', ')})`, Object.values(row));
};

const isBuiltIn = (name: string): boolean => !name.startsWith('own_');

describe('the statements', () => {
  const folder = new URL('../../migrations/', import.meta.url);
  const migrations = readdirSync(folder).filter((name) => /^\d{4}.*\.sql$/.test(name)).sort()
    .flatMap((name) => splitStatements(name, readFileSync(new URL(name, folder), 'utf8')));

  test.each(all.map((definition) => [definition.key, definition] as const))('that make “%s” keep the rules of the schema', (key, definition) => {
    const made = all.flatMap((one) => createStatements(tableOf(one), isBuiltIn)).map((text) => `${text};`).join('\n');
    const others = splitStatements('registers', made);
    const found = lintSchema([...migrations, ...others]).filter((fault) => fault.includes('registers:'));
    expect(found, key).toEqual([]);
    expect(createStatements(tableOf(definition), isBuiltIn).length).toBeGreaterThan(15);
  });

  test('broken on purpose are seen by the same lint', () => {
    const broken = createStatements(tableOf(room), isBuiltIn).map((text) => text.replace('enable row level security', 'disable row level security')).join(';\n');
    expect(lintSchema([...migrations, ...splitStatements('registers', broken)])).toContainEqual(expect.stringContaining('row security is not enabled on reg_room'));
  });
});

describe('applied to a database', () => {
  test('make every table once, also those that point at each other; a second time nothing is done', async () => {
    const { created } = await apply(...all);
    expect(created.toSorted()).toEqual(['own_qinglan_garden', 'reg_chain', 'reg_egg', 'reg_hen', 'reg_room', 'reg_teacher']);
    const before = await describeSchema(owner);
    expect(await apply(...all)).toEqual({ created: [], changed: [] });
    expect(await describeSchema(owner)).toBe(before);
    const { rows } = await owner.query<{ name: string }>(`select conname as name from pg_constraint where contype = 'f' and conname ~ '^(reg|own)_' order by 1`);
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['reg_egg_hen_ref', 'reg_hen_egg_ref', 'reg_chain_before_ref', 'own_qinglan_garden_room_ref', 'reg_teacher_room_ref']));
  });

  test('by ten servers at once make them once', async () => {
    const shed = register('shed', [{ key: 'name', type: 'text' }]);
    const done = await Promise.all(Array.from({ length: 10 }, () => apply(shed)));
    expect(done.flatMap(({ created }) => created)).toEqual(['reg_shed']);
  });

  test('ask the same questions of the catalogue as the migrations’ tables do', async () => {
    const { rows } = await owner.query(`select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname ~ '^(reg|own)_'
      and (not relrowsecurity or relname not in (select name from table_place) or has_table_privilege('xuezheng_app', oid, 'delete, truncate')) and relname <> 'register_table'`);
    expect(rows).toEqual([]);
  });

  test('by a later version add what is new and take away what is empty', async () => {
    await insertRow('reg_room', { f_name: '一号' });
    const next = { ...room, version: 2, fields: [...room.fields.filter(({ key }) => key !== 'built'), field({ key: 'floor', type: 'integer' })] };
    expect(await apply(next)).toEqual({ created: [], changed: ['reg_room'] });
    const columns = await owner.query<{ column_name: string }>(`select column_name from information_schema.columns where table_name = 'reg_room_history' and column_name like 'f\\_%'`);
    expect(columns.rows.map((row) => row.column_name).toSorted()).toEqual(['f_area', 'f_floor', 'f_name', 'f_seats']);
    await owner.query(`update reg_room set f_floor = 3, since = $1`, [now]);
    expect((await owner.query('select f_name, f_floor, version from reg_room_history')).rows).toEqual([{ f_name: '一号', f_floor: null, version: 1 }]);
  });

  test('put back what somebody took away by hand', async () => {
    await owner.query('drop index reg_room_unit');
    const { rows: [held] } = await owner.query<{ version: number }>(`select version from register_table where name = 'reg_room'`);
    await apply({ ...room, version: held?.version ?? 0, fields: [...room.fields.filter(({ key }) => key !== 'built'), field({ key: 'floor', type: 'integer' })] });
    expect((await owner.query(`select 1 from pg_indexes where indexname = 'reg_room_unit'`)).rows).toHaveLength(1);
  });
});

describe('are refused', () => {
  const base = register('desk', [{ key: 'name', type: 'text', max: 20 }, { key: 'count', type: 'integer' }, { key: 'note', type: 'text' }]);
  beforeAll(async () => {
    await apply(base);
    await insertRow('reg_desk', { f_name: '很长的名称很长的名称', f_count: 3 });
    await insertRow('reg_desk', { f_name: '很长的名称很长的名称' });
  });
  const changed = (key: string, change: object) => ({ ...base, version: 2, fields: base.fields.map((one) => (one.key === key ? { ...one, ...change } : one)) });

  test.each<[string, RegisterDefinition, RegExp]>([
    ['when a field with values goes', { ...base, version: 2, fields: base.fields.filter(({ key }) => key !== 'count') }, /“count”被删去，但已有 1 个值/],
    ['when a field with values changes its type', changed('count', { type: 'text' }), /“count”换了类型，但已有 1 个值/],
    ['when values are longer than the new most', changed('name', { max: 5 }), /最多 5 个字，但有 2 条记录更长/],
    ['when records lack what becomes required', changed('count', { required: true }), /改为必填，但有 1 条记录没有填/],
    ['when a new field is required from the start', { ...base, version: 2, fields: [...base.fields, field({ key: 'extra', type: 'text', required: true })] }, /“extra”改为必填，但有 2 条记录没有填/],
    ['when what becomes unique stands twice', { ...base, version: 2, unique: [['unit', 'name']] }, /“单位、name”应当唯一，但有 1 组重复/],
  ])('%s', async (_name, definition, message) => {
    const before = await describeSchema(owner);
    await expect(apply(definition)).rejects.toMatchObject({ code: 'D150', zh: expect.stringMatching(message) as string });
    expect(await describeSchema(owner)).toBe(before);
  });

  test('with everything that would be lost in one answer', async () => {
    const worst = { ...changed('name', { max: 5 }), unique: [['unit', 'name']] };
    await expect(apply({ ...worst, fields: worst.fields.filter(({ key }) => key !== 'count') })).rejects.toMatchObject({ details: { losses: { length: 3 } } });
  });

  test('when the table follows a later version already', async () => {
    await apply({ ...base, version: 5 });
    await expect(apply({ ...base, version: 4 })).rejects.toMatchObject({ code: 'D152' });
  });

  test('when two names would be one column, or none', () => {
    expect(() => tableOf(register('x', [{ key: 'a', type: 'text', encrypted: true }, { key: 'a_hash', type: 'text' }]))).toThrow(expect.objectContaining({ code: 'D151' }));
    expect(() => tableOf(register('x; drop table unit', []))).toThrow(expect.objectContaining({ code: 'D151' }));
    expect(() => tableOf(register('x_history', []))).toThrow(expect.objectContaining({ code: 'D151' }));
  });

  test('the type changes where no value is held', async () => {
    await apply({ ...base, version: 6, fields: base.fields.map((one) => (one.key === 'note' ? { ...one, type: 'integer' } : one)) });
    const { rows } = await owner.query<{ data_type: string }>(`select data_type from information_schema.columns where table_name = 'reg_desk' and column_name = 'f_note'`);
    expect(rows).toEqual([{ data_type: 'bigint' }]);
  });
});

test('names too long for the database end in a digest, and stay apart', () => {
  const [one, two] = ['x', 'y'].map((end) => tableOf(register(`a${'b'.repeat(37)}${end}`, [], { county: 'abcdefghijklmnop' })).history);
  expect(one?.length).toBeLessThanOrEqual(63);
  expect(one).not.toBe(two);
});
