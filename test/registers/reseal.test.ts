/*
 * Keys are rotated and everything sealed anew, while versions, times, digests and the rest of every row stay as they were;
 * cut off half-way it goes on where it was, and an old key goes only when nothing needs it.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../src/db/database.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import type { FieldSeal } from '../../src/db/registers/field-seal.ts';
import { dropKey, listKeys, openFieldSeal, readSealKeys, rotateKeys } from '../../src/db/registers/key-file.ts';
import { resealAll, whileUnused } from '../../src/db/registers/reseal.ts';
import { historyOf } from '../../src/db/registers/records/read-records.ts';
import type { RecordStore } from '../../src/db/registers/records/record-row.ts';
import { eraseRecord, insertRecords, updateRecord } from '../../src/db/registers/records/write-records.ts';
import { tableOf } from '../../src/db/registers/register-table.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { insertCounties, person, room, sealedOwn as garden, wholeCounty, type Place } from './sample-registers.ts';

const cluster = useDatabase();
const now = new Date('2026-03-02T01:00:00Z');
const doing = { by: { id: randomUUID(), name: '甲', at: now }, via: 'page' as const };
const drop = (number: number): Promise<void> => dropKey(cluster.ownerUrl, file, number, now, (work) => whileUnused(cluster.ownerUrl, number, work));
const quiet = (): void => undefined;
let folder: string;
let file: string;
let app: Database;
let owner: Client;
let places: ReadonlyMap<string, Place>;
let seal: FieldSeal;
const ids: string[] = [];

const storeIn = (county: string, definition = person): RecordStore => ({ table: tableOf(definition), county, seal });
const key = async (): Promise<number> => (await readSealKeys(cluster.ownerUrl, file, now)).current;
const run = async (tell = quiet) => resealAll(cluster.ownerUrl, await readSealKeys(cluster.ownerUrl, file, now), tell);
/** Everything of every row but the sealed bytes themselves. */
const plainRows = async (): Promise<string> => {
  const all: unknown[] = [];
  for (const table of ['reg_person', 'reg_person_history', 'own_qinglan_garden']) {
    all.push((await owner.query<{ row: string }>(`select (to_jsonb(t) - 'f_number' - 'f_phone')::text as row from ${table} t order by county, id, version`)).rows);
  }
  return JSON.stringify(all);
};
const underKey = async (number: number): Promise<number> => {
  const { rows } = await owner.query<{ n: string }>(`select sum(n) as n from (
    select count(*) filter (where get_byte(f_number, 4) = $1) + count(*) filter (where get_byte(f_phone, 4) = $1) as n from reg_person union all
    select count(*) filter (where get_byte(f_number, 4) = $1) + count(*) filter (where get_byte(f_phone, 4) = $1) from reg_person_history union all
    select count(*) filter (where get_byte(f_number, 4) = $1) from own_qinglan_garden union all
    select count(*) filter (where get_byte(sealed, 4) = $1) from record_import_part) counted`, [number]);
  return Number(rows[0]?.n);
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-reseal-'));
  file = join(folder, 'keys.json');
  places = await insertCounties(cluster.ownerUrl);
  await applyRegisters(cluster.ownerUrl, [room, person, garden], now);
  seal = await openFieldSeal(cluster.ownerUrl, file, now);
  app = openDatabase(cluster.appUrl, () => undefined);
  owner = new Client({ connectionString: cluster.ownerUrl });
  await owner.connect();
  for (const county of ['qinglan', 'lanhe']) {
    const place = places.get(`${county}/cg/syxx/`) as Place;
    const scope = wholeCounty(county);
    const made = Array.from({ length: 1300 }, (_, n) => ({ id: randomUUID(), unitId: place.id, unitPath: place.path, state: 'in_force' as const, values: { name: `人${n}`, number: `号${county}${n}`, phone: n % 3 === 0 ? null : `139${n}` } }));
    await app.within(scope, async (db) => {
      await insertRecords(db, storeIn(county), made, doing);
      for (const { id } of made.slice(0, 20)) await updateRecord(db, storeIn(county), { id, version: 1 }, { values: { phone: '新电话' } }, doing);
      await eraseRecord(db, storeIn(county), { id: made[19]?.id ?? '', version: 2 }, '依法删除', doing);
    });
    ids.push(...made.slice(0, 2).map(({ id }) => id));
  }
  const place = places.get('qinglan/cg/syxx/') as Place;
  await app.within(wholeCounty('qinglan'), (db) => insertRecords(db, storeIn('qinglan', garden), [{ id: randomUUID(), unitId: place.id, unitPath: place.path, state: 'in_force', values: { name: '园', number: '园号', room: null } }], doing));
  const [imported, part] = [randomUUID(), 'part/1'];
  await owner.query(`insert into record_import (county, id, register, unit_id, unit_path, reach, sensitivity, file_name, file_size, file_digest, parts, chosen, state, stage, rows_done, rows_known, counts, explanations, kept, created_by, created_by_name, created_at, changed_at)
    values ('qinglan', $1, 'person', $2, $3, 'unit', 1, 'a.csv', 1, sha256('a'), 1, '{}', 'checked', '', 0, 0, '{}', '{}', '[]', $1, '甲', now(), now())`, [imported, place.id, place.path]);
  await owner.query(`insert into record_import_part (county, import_id, no, unit_path, sensitivity, size, digest, sealed) values ('qinglan', $1, 1, $2, 1, 1, sha256('a'), $3)`,
    [imported, place.path, seal.seal({ county: 'qinglan', register: 'record_import', field: part, id: imported }, 'aGVsbG8=')]);
});
afterAll(async () => {
  await owner.end();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const textOf = async (id: string, county: string) => app.within(wholeCounty(county), (db) => historyOf(db, storeIn(county), id)).then((versions) => versions.map(({ version, values }) => [version, values['number'], values['phone']]));

describe('sealing anew', () => {
  test('with nothing to do it does nothing', async () => {
    expect((await run()).reduce((sum, { rows }) => sum + rows, 0)).toBe(0);
  });

  test('cut off at any batch and begun again, it ends with everything under the new key and nothing else changed', async () => {
    const before = await plainRows();
    const said = await Promise.all(ids.map((id, at) => textOf(id, at < 2 ? 'qinglan' : 'lanhe')));
    const all = await underKey(1);
    expect(await rotateKeys(cluster.ownerUrl, file, now)).toBe(2);
    let told = 0;
    const stop = (): void => { told += 1; if (told === 2) throw new Error('killed'); };
    await expect(run(stop)).rejects.toThrow('killed');
    const left = await underKey(1);
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(all);
    // Half of it under each key: everything opens.
    expect(await Promise.all(ids.map((id, at) => textOf(id, at < 2 ? 'qinglan' : 'lanhe')))).toEqual(said);
    const done = await run();
    expect(done.reduce((sum, { values }) => sum + values, 0)).toBe(left);
    expect([await underKey(1), await underKey(2)]).toEqual([0, all]);
    expect(await plainRows()).toBe(before);
    expect(await Promise.all(ids.map((id, at) => textOf(id, at < 2 ? 'qinglan' : 'lanhe')))).toEqual(said);
    expect((await run()).reduce((sum, { rows }) => sum + rows, 0)).toBe(0);
  });

  test('a server that runs seals with the new key within a second, and finds what it found before', async () => {
    const { seal: running } = { seal: await openFieldSeal(cluster.ownerUrl, file, now) };
    const where = { county: 'qinglan', register: 'person', field: 'number', id: randomUUID() };
    const [old, digest] = [running.seal(where, '旧'), running.digest(where, '旧')];
    const next = await rotateKeys(cluster.ownerUrl, file, now);
    const other = await openFieldSeal(cluster.ownerUrl, file, now);
    expect(running.open(where, other.seal(where, '新'))).toBe('新');
    expect(running.seal(where, '新').readUInt32BE(1)).toBe(next);
    expect(running.open(where, old)).toBe('旧');
    expect(running.digest(where, '旧')).toEqual(digest);
  });

  test('nothing but what is sealed may change by it, and not by the application', async () => {
    const set = `set local app.reseal = 'yes'`;
    const tries = [
      `update reg_person set f_name = 'x' where f_number is not null`, `update reg_person set f_number = null where f_number is not null`, `update reg_person set version = 9`,
      `update reg_person_history set until = now()`, `update reg_person_history set f_number_hash = sha256('x')`, `update reg_person_history set f_number = null where f_number is not null`, `update reg_person set f_number_hash = sha256('x')`,
    ];
    for (const attempt of tries) {
      await owner.query('begin');
      await owner.query(set);
      await expect(owner.query(attempt), attempt).rejects.toMatchObject({ code: 'XZ002' });
      await owner.query('rollback');
    }
    await expect(owner.query(`update reg_person_history set f_number = f_number || '\\x00'::bytea`)).rejects.toMatchObject({ code: 'XZ002' });
    const client = new Client({ connectionString: cluster.appUrl });
    await client.connect();
    try {
      await client.query('begin');
      await client.query(`select app_begin('{"county": "qinglan", "reads": ["qinglan/"], "writes": ["qinglan/"], "ceiling": "2"}')`);
      await client.query(set);
      await expect(client.query(`update reg_person_history set f_number = f_number || '\\x00'::bytea where state <> 'erased'`)).rejects.toMatchObject({ code: 'XZ002' });
      await client.query('rollback');
      await client.query('begin');
      await client.query(`select app_begin('{"county": "qinglan", "reads": ["qinglan/"], "writes": ["qinglan/"], "ceiling": "2"}')`);
      await client.query(set);
      // For the application a change is a change: a version begins by it.
      const { rows } = await client.query<{ version: number }>(`update reg_person set f_phone = f_phone where id = $1 returning version`, [ids[1]]);
      expect(rows[0]?.version).toBe(3);
      await client.query('rollback');
    } finally {
      await client.end();
    }
  });

  test('what does not open stays as it is and is told by its place alone', async () => {
    const [{ id, f_phone: before } = { id: '', f_phone: Buffer.alloc(0) }] = (await owner.query<{ id: string; f_phone: Buffer }>(`select id, f_phone from reg_person where county = 'qinglan' and f_phone is not null and state <> 'erased' order by id limit 1`)).rows;
    const spoilt = Buffer.from(before);
    spoilt[34] = (spoilt[34] ?? 0) ^ 1;
    const put = async (bytes: Buffer) => { await owner.query('begin'); await owner.query(`set local app.reseal = 'yes'`); await owner.query('update reg_person set f_phone = $2 where id = $1', [id, bytes]); await owner.query('commit'); };
    await put(spoilt);
    const done = await run();
    expect(done.flatMap(({ unopened }) => unopened)).toEqual([`person/phone/${id}`]);
    await put(before);
    expect((await run()).flatMap(({ unopened }) => unopened)).toEqual([]);
  });
});

describe('an old key', () => {
  test('is dropped when nothing is sealed with it, and not before', async () => {
    const current = await key();
    await expect(drop(current)).rejects.toMatchObject({ code: 'S141' });
    await expect(drop(77)).rejects.toMatchObject({ code: 'S142' });
    const next = await rotateKeys(cluster.ownerUrl, file, now);
    await expect(drop(current)).rejects.toMatchObject({ code: 'S140' });
    await run();
    await drop(current);
    await drop(1);
    expect((await listKeys(cluster.ownerUrl, file, now)).map(({ id }) => id)).toEqual([2, next].filter((id, at, all) => id !== current && all.indexOf(id) === at));
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ current: next });
    expect((await textOf(ids[0] ?? '', 'qinglan')).length).toBe(2);
    await expect(openFieldSeal(cluster.ownerUrl, file, now)).resolves.toBeDefined();
    expect(await rotateKeys(cluster.ownerUrl, file, now)).toBe(next + 1);
  });

  test('waits for whoever still writes with it, and says so when that takes long', async () => {
    const current = await key();
    const writer = new Client({ connectionString: cluster.ownerUrl });
    await writer.connect();
    await writer.query('begin');
    await writer.query(`update reg_person set f_name = 'x' where id = $1`, [ids[0]]);
    const dropping = drop(2);
    await expect(dropping).rejects.toMatchObject({ code: 'S144' });
    await writer.query('rollback');
    await writer.end();
    expect(await key()).toBe(current);
    await drop(2);
  }, 30_000);
});
