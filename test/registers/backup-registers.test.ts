/* A backup brings registers back as they were: those a county drew, older definitions, histories, registers that point at each other. */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { restoreBackup } from '../../src/db/backup/restore-backup.ts';
import { writeBackup } from '../../src/db/backup/write-backup.ts';
import { applyRegisters } from '../../src/db/registers/apply-registers.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { describeSchema } from '../migrations/describe-schema.ts';
import { field, insertCounties, loops, own, register, room } from './sample-registers.ts';

const [from, to] = [useDatabase(), useDatabase()];
const now = new Date('2026-03-02T01:00:00Z');

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

test('into a database whose registers follow other definitions', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'xuezheng-backup-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.zip');
  const places = await insertCounties(from.ownerUrl);
  await applyRegisters(from.ownerUrl, [room, own, ...loops], now);
  const source = await connect(from.ownerUrl);
  const school = places.get('qinglan/cg/syxx/');
  const [hen, egg] = [randomUUID(), randomUUID()];
  const add = (table: string, id: string, column: string, value: string | null) => source.query(
    `insert into ${table} (county, id, unit_id, unit_path, sensitivity, version, definition_version, state, since, by_id, by_name, via, ${column})
     values ('qinglan', $1, $2, $3, 1, 1, 1, 'in_force', $4, $1, '甲', 'page', $5)`, [id, school?.id, school?.path, now, value]);
  await add('reg_room', randomUUID(), 'f_name', '一号');
  await source.query(`update reg_room set f_seats = 40, since = '2026-03-03'`);
  await add('own_qinglan_garden', randomUUID(), 'f_name', '花园');
  await add('reg_hen', hen, 'f_egg', null);
  await add('reg_egg', egg, 'f_hen', hen);
  await source.query(`update reg_hen set f_egg = $1, since = '2026-03-03'`, [egg]);
  await writeBackup(from.ownerUrl, file, { product: 'test', now });

  const newer = { ...room, version: 2, fields: [...room.fields, field({ key: 'floor', type: 'integer' })] };
  await applyRegisters(to.ownerUrl, [newer, register('other', [{ key: 'name', type: 'text' }])], now);
  await restoreBackup(to.ownerUrl, file);
  const target = await connect(to.ownerUrl);
  expect(await describeSchema(target)).toBe(await describeSchema(source));
  for (const table of ['reg_room', 'reg_room_history', 'own_qinglan_garden', 'reg_hen', 'reg_hen_history', 'reg_egg', 'register_table', 'table_place']) {
    const rows = (client: Client) => client.query(`select * from ${table} order by 1, 2`).then((result) => result.rows);
    expect(await rows(target), table).toEqual(await rows(source));
  }
  expect(await applyRegisters(to.ownerUrl, [newer], now)).toEqual({ created: [], changed: ['reg_room'] });
  expect((await target.query('select f_name, f_floor from reg_room')).rows).toEqual([{ f_name: '一号', f_floor: null }]);
});
