/*
 * The look-up key is rotated and every digest made anew, while versions, times, values and the past stay as they were; cut
 * off at any moment, either nothing has changed or all has, and numbers are found and kept unique in both.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../src/db/database.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { followingSeal, openFieldSeal, openSealKeys, rotateKeys, rotateLookupKey } from '../../src/db/registers/key-file.ts';
import { findByKeys } from '../../src/db/registers/records/match-records.ts';
import { historyOf } from '../../src/db/registers/records/read-records.ts';
import type { RecordStore } from '../../src/db/registers/records/record-row.ts';
import { eraseRecord, insertRecords, updateRecord } from '../../src/db/registers/records/write-records.ts';
import { tableOf } from '../../src/db/registers/register-table.ts';
import { rehashAll } from '../../src/db/registers/rehash.ts';
import { markServing, whileNoneServes } from '../../src/db/serving-mark.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { insertCounties, person, room, sealedOwn as garden, wholeCounty, type Place } from './sample-registers.ts';

const cluster = useDatabase();
const now = new Date('2026-03-02T01:00:00Z');
const doing = { by: { id: randomUUID(), name: '甲', at: now }, via: 'page' as const };
let folder: string, file: string, app: Database, owner: Client, place: Place;
const made: string[] = [];

const store = async (): Promise<RecordStore> => ({ table: tableOf(person), county: 'qinglan', seal: await openFieldSeal(cluster.ownerUrl, file, now) });
const rotate = (tell: () => void = () => undefined) => rotateLookupKey(cluster.ownerUrl, file, now, (keys, commit) => rehashAll(cluster.ownerUrl, keys, tell, commit));
const within = async <T>(work: (db: Parameters<Parameters<Database['within']>[1]>[0], held: RecordStore) => Promise<T>): Promise<T> => { const held = await store(); return app.within(wholeCounty('qinglan'), (db) => work(db, held)); };
const find = (number: string) => within(async (db, held) => (await findByKeys(db, held, ['number'], [{ at: 0, unitId: place.id, values: { number } }], { hold: false })).get(0)?.values['name']);
const row = (name: string, number: string) => ({ id: randomUUID(), unitId: place.id, unitPath: place.path, state: 'in_force' as const, values: { name, number, phone: null } });
const tables = ['reg_person', 'reg_person_history', 'own_qinglan_garden'];
async function rows(columns: string): Promise<string> {
  const all: unknown[] = [];
  for (const table of tables) all.push((await owner.query<{ row: string }>(`select ${columns} as row from ${table} t order by county, id, version`)).rows);
  return JSON.stringify(all);
}
const unhashed = () => rows(`(to_jsonb(t) - 'f_number_hash' - 'f_phone_hash')::text`);
const digests = () => rows(`coalesce(encode(f_number_hash, 'hex'), '')`);
const kept = async () => JSON.parse(await readFile(file, 'utf8')) as { lookup: string; next?: string; current: number };

const spoil = (sql: string) => owner.query(`begin; set local app.reseal = 'yes'; ${sql}; commit`);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuezheng-rehash-'));
  file = join(folder, 'keys.json');
  const places = await insertCounties(cluster.ownerUrl);
  place = places.get('qinglan/cg/syxx/') as Place;
  await applyRegisters(cluster.ownerUrl, [room, person, garden], now);
  app = openDatabase(cluster.appUrl, () => undefined);
  owner = new Client({ connectionString: cluster.ownerUrl });
  await owner.connect();
  await within(async (db, held) => {
    const people = Array.from({ length: 2300 }, (_, n) => ({ ...row(`人${n}`, `号${n}`), values: { name: `人${n}`, number: `号${n}`, phone: n % 3 ? `139${n}` : null } }));
    await insertRecords(db, held, people, doing);
    for (const { id } of people.slice(0, 20)) await updateRecord(db, held, { id, version: 1 }, { values: { number: `新${id}` } }, doing);
    await eraseRecord(db, held, { id: people[19]?.id ?? '', version: 2 }, '依法删除', doing);
    made.push(...people.slice(0, 2).map(({ id }) => id));
    await insertRecords(db, { ...held, table: tableOf(garden) }, [{ ...row('园', '园号'), values: { name: '园', number: '园号', room: null } }], doing);
  });
});
afterAll(async () => {
  await owner.end();
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test('every digest is another, nothing else is, and numbers are found and kept unique as before', async () => {
  const [before, hashed, was] = [await unhashed(), await digests(), await kept()];
  const history = await within((db, held) => historyOf(db, held, made[0] ?? ''));
  await rotateKeys(cluster.ownerUrl, file, now);
  const done = await rotate();
  expect(done.filter(({ rows: touched }) => touched > 0).map(({ table, rows: touched }) => [table, touched])).toEqual([['own_qinglan_garden', 1], ['reg_person', 2299], ['reg_person_history', 19]]);
  expect(await unhashed()).toBe(before);
  const after = await digests();
  expect(after).not.toBe(hashed);
  const [old, fresh] = [hashed, after].map((text) => new Set(text.match(/[0-9a-f]{64}/g)));
  expect(fresh?.size).toBe(old?.size);
  expect([...fresh ?? []].some((one) => old?.has(one))).toBe(false);
  expect((await kept()).lookup).not.toBe(was.lookup);
  expect(await kept()).not.toHaveProperty('next');
  expect(await find('号2000')).toBe('人2000');
  await expect(within((db, held) => insertRecords(db, held, [row('又一个', '号2000')], doing))).rejects.toMatchObject({ code: 'R302' });
  expect(await within((db, held) => historyOf(db, held, made[0] ?? ''))).toEqual(history);
  await expect(owner.query(`update reg_person_history set f_number_hash = sha256('x') where f_number is not null`)).rejects.toMatchObject({ code: 'XZ002' });
});

test('cut off among the rows it has done nothing; run again it does all', async () => {
  const [hashed, was] = [await digests(), await kept()];
  let told = 0;
  await expect(rotate(() => { told += 1; if (told === 3) throw new Error('killed'); })).rejects.toThrow('killed');
  expect(await digests()).toBe(hashed);
  expect((await kept()).lookup).toBe(was.lookup);
  expect(await find('号2000')).toBe('人2000');
  await rotate();
  expect(await digests()).not.toBe(hashed);
  expect(await find('号2000')).toBe('人2000');
});

test('cut off between the database and the file, whoever looks next puts the new key into force', async () => {
  const was = await kept();
  await expect(rotateLookupKey(cluster.ownerUrl, file, now, async (keys, commit) => { await rehashAll(cluster.ownerUrl, keys, () => undefined, commit); throw new Error('killed'); })).rejects.toThrow('killed');
  const between = await kept();
  expect(between.lookup).toBe(was.lookup);
  expect(between.next).toBeDefined();
  expect(await find('号2000')).toBe('人2000');
  expect(await kept()).toMatchObject({ lookup: between.next, current: was.current });
  expect(await kept()).not.toHaveProperty('next');
});

test('a value that does not open stops it with nothing changed', async () => {
  const hashed = await digests();
  await spoil(`update reg_person set f_number = set_byte(f_number, 40, get_byte(f_number, 40) # 1) where id = '${made[1]}'`);
  await expect(rotate()).rejects.toMatchObject({ code: 'S134' });
  expect(await digests()).toBe(hashed);
  await spoil(`update reg_person set f_number = set_byte(f_number, 40, get_byte(f_number, 40) # 1) where id = '${made[1]}'`);
  await rotate();
});

test('it waits for no server that serves: it refuses; and a seal of before writes nothing more', async () => {
  const unmark = await markServing(cluster.ownerUrl);
  await expect(whileNoneServes(cluster.ownerUrl, rotate)).rejects.toMatchObject({ code: 'S146' });
  await unmark();
  const before = followingSeal(file, await openSealKeys(cluster.ownerUrl, file, now));
  await whileNoneServes(cluster.ownerUrl, rotate);
  expect(() => before.digest({ county: 'qinglan', register: 'person', field: 'number' }, '号1')).toThrow(expect.objectContaining({ code: 'S147' }) as Error);
  expect(await find('号2000')).toBe('人2000');
});

test('the mark of a server comes back when its connection is lost', async () => {
  const unmark = await markServing(cluster.ownerUrl);
  await owner.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted`);
  await expect.poll(() => whileNoneServes(cluster.ownerUrl, () => Promise.resolve('free')).catch((failure: { code: string }) => failure.code), { timeout: 10_000 }).toBe('S146');
  await unmark();
  expect(await whileNoneServes(cluster.ownerUrl, () => Promise.resolve('free'))).toBe('free');
});
