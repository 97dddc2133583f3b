import { createHash } from 'node:crypto';
import { appendFile, chmod, copyFile, open, readdir, readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { makeTempFolder } from '../../../test/cluster/temp-folder.ts';
import { useDatabase } from '../../../test/cluster/use-database.ts';
import { listMigrations } from '../migrate.ts';
import { markServing } from '../serving-mark.ts';
import { checkBackup } from './open-backup.ts';
import { restoreBackup } from './restore-backup.ts';
import { listTables } from './tables.ts';
import { writeBackup } from './write-backup.ts';

const database = useDatabase();
const other = useDatabase();
const older = useDatabase();
const origin = { product: '0.1.0', now: new Date('2026-03-02T01:02:03Z') };

const connect = async (url: string): Promise<Client> => {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

const unitId = '00000000-0000-4000-8000-000000000001';
const accountId = '00000000-0000-4000-8000-000000000002';

/** A county with what is hard to copy: line ends, tabs, backslashes, NULL-like text, bytes, wide characters, dates. */
const fill = async (url: string): Promise<void> => {
  const client = await connect(url);
  await client.query(`truncate county, unit, account, session, audit, audit_head, setting cascade`);
  await client.query(`insert into county values ('yunxi', E'云溪县\\t\\n\\r\\\\.\\\\N', '2026-01-01T00:00:00.123456Z')`);
  await client.query(`insert into unit values ('yunxi', $1, null, 'yunxi/', 'bureau', '教育局', 'b', 'jyj', '1988-04-10T00:00:00+09', null)`, [unitId]);
  await client.query(`insert into account values ('yunxi', $1, $2, 'liu', '\\N', null, now(), null)`, [accountId, unitId]);
  await client.query(`insert into session values (sha256('a'), gen_random_uuid(), 'yunxi', $1, now(), now(), 30, '', '')`, [accountId]);
  await client.query(`insert into setting values ('yunxi', 'lights', $1, $2, now())`, ['{"días": "\\\\n𠮷", "n": 0.1}', accountId]);
  for (let row = 1; row <= 20; row += 1) {
    await client.query(`insert into audit (county, at, actor_name, action, object_kind, object_id, unit_path, outcome, code, details, address)
      values ('yunxi', now(), '刘', 'plan.upload', 'plan', $1, 'yunxi/', 'done', '', '{}', '')`, [String(row)]);
  }
  await client.query(`insert into file values ('yunxi', gen_random_uuid(), 'yunxi/', 0, '附件', 'x', 256, sha256($1::bytea), $1, $2, now())
    on conflict do nothing`, [Buffer.from(Array.from({ length: 256 }, (_, byte) => byte)), accountId]);
};

/** One digest for all rows of all tables, whatever their order. */
const digest = async (url: string): Promise<Record<string, string>> => {
  const client = await connect(url);
  const result: Record<string, string> = {};
  for (const { name } of await listTables(client)) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
    result[name] = `${rows.length} ${createHash('sha256').update(JSON.stringify(rows)).digest('hex')}`;
  }
  return result;
};

const wipe = async (url: string): Promise<void> => {
  const client = await connect(url);
  const tables = await listTables(client);
  await client.query(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')}`);
};

const brokenAuditRows = async (url: string): Promise<unknown> => {
  const client = await connect(url);
  const { rows } = await client.query(`select count(*)::int as n from (
    select hash = audit_digest(a) and prev = coalesce(lag(hash) over (order by seq), '\\x00') as sound from audit a) c where not sound`);
  return rows[0];
};

const backup = async (url = database.ownerUrl): Promise<string> => {
  const file = join(await makeTempFolder(), 'backup.zip');
  await writeBackup(url, file, origin);
  return file;
};

const refused = async (file: string, expected: Record<string, unknown>): Promise<void> => {
  const before = await digest(database.ownerUrl);
  await expect(restoreBackup(database.ownerUrl, file)).rejects.toMatchObject(expected);
  expect(await digest(database.ownerUrl)).toEqual(before);
};

beforeEach(() => fill(database.ownerUrl));

describe('a backup', () => {
  test('brings back every row of every table after all was lost, and the audit chain holds and goes on', async () => {
    const before = await digest(database.ownerUrl);
    const file = await backup();
    await wipe(database.ownerUrl);
    await restoreBackup(database.ownerUrl, file);
    expect(await digest(database.ownerUrl)).toEqual(before);
    expect(before['audit']).toMatch(/^20 /);
    expect(await brokenAuditRows(database.ownerUrl)).toEqual({ n: 0 });

    const client = await connect(database.ownerUrl);
    await client.query(`insert into audit (county, at, actor_name, action, object_kind, object_id, unit_path, outcome, code, details, address)
      values ('yunxi', now(), '刘', 'plan.upload', 'plan', '21', 'yunxi/', 'done', '', '{}', '')`);
    expect((await client.query('select max(seq)::int as last from audit')).rows).toEqual([{ last: 21 }]);
    expect(await brokenAuditRows(database.ownerUrl)).toEqual({ n: 0 });
    await expect(client.query('delete from audit')).rejects.toThrow(/append-only/);
  });

  test('moves to another database, and takes away what was there', async () => {
    const file = await backup();
    await wipe(other.ownerUrl);
    await (await connect(other.ownerUrl)).query(`insert into county values ('gone', '没有了', now())`);
    await restoreBackup(other.ownerUrl, file);
    expect(await digest(other.ownerUrl)).toEqual(await digest(database.ownerUrl));
  });

  test('says what it holds, is readable by its owner only, and leaves nothing else in the folder', async () => {
    const file = await backup();
    const manifest = await checkBackup(file);
    expect(manifest).toMatchObject({ format: 1, product: '0.1.0', created: '2026-03-02T01:02:03.000Z' });
    expect(manifest.tables.find(({ name }) => name === 'audit')).toMatchObject({ rows: 20 });
    expect(manifest.tables.map(({ name }) => name)).not.toContain('schema_migration');
    expect(manifest.schema.map(({ no }) => no)).toEqual((await listMigrations()).map(({ no }) => no));
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readdir(join(file, '..'))).toEqual(['backup.zip']);
  });

  test('is of one moment, while others write', async () => {
    const writer = await connect(database.ownerUrl);
    const enough = new AbortController();
    const written = (async () => {
      for (let n = 0; !enough.signal.aborted; n += 1) {
        await writer.query(`begin; insert into setting values ('yunxi', 'a${n}', '1', '${accountId}', now());
          insert into sign_in_attempt values ('a${n}', 1, now(), null); commit`);
      }
    })();
    await sleep(50);
    const file = await backup();
    enough.abort();
    await written;
    const manifest = await checkBackup(file);
    const rows = (table: string): number => manifest.tables.find(({ name }) => name === table)?.rows ?? 0;
    expect(rows('sign_in_attempt')).toBeGreaterThan(0);
    expect(rows('setting')).toBe(rows('sign_in_attempt') + 1);
  });

  test('leaves sessions behind where it is told to', async () => {
    const file = await backup();
    await restoreBackup(database.ownerUrl, file, { leaveEmpty: ['session'] });
    const client = await connect(database.ownerUrl);
    expect((await client.query('select from session')).rowCount).toBe(0);
    expect((await client.query('select from account')).rowCount).toBe(1);
  });

  test('of an older schema is brought up to the present one', async () => {
    const [first] = await listMigrations();
    const client = await connect(older.ownerUrl);
    await client.query(`drop schema public cascade; create schema public; grant usage on schema public to public; ${first?.sql}`);
    await client.query('create table schema_migration (no integer primary key, name text, digest text, applied_at timestamptz default now())');
    await client.query('insert into schema_migration values ($1, $2, $3)', [first?.no, first?.name, first?.digest]);
    await client.query(`insert into county values ('yunxi', '旧', now())`);
    const file = await backup(older.ownerUrl);

    await restoreBackup(database.ownerUrl, file);
    const restored = await connect(database.ownerUrl);
    expect((await restored.query('select name from county')).rows).toEqual([{ name: '旧' }]);
    const tables = async (url: string) => (await listTables(await connect(url))).map(({ name }) => name);
    expect(await tables(database.ownerUrl)).toEqual(await tables(other.ownerUrl));
    expect((await restored.query('select from schema_migration')).rowCount).toBe((await listMigrations()).length);
    const app = await connect(database.appUrl);
    await app.query(`select app_begin('{"county":"yunxi","reads":[],"writes":[],"ceiling":"0"}')`);
    expect((await app.query('select name from county')).rows).toEqual([{ name: '旧' }]);
  });
});

describe('a restore that is refused changes nothing', () => {
  test('for a backup with other keys while a server runs; without one it is restored', async () => {
    const client = await connect(database.ownerUrl);
    await client.query(`insert into seal_key values (0, sha256('one'), now())`);
    const file = await backup();
    await client.query(`update seal_key set digest = sha256('other') where id = 0`);
    const unmark = await markServing(database.ownerUrl);
    await refused(file, { code: 'S148' });
    await unmark();
    await restoreBackup(database.ownerUrl, file);
    expect((await client.query(`select digest = sha256('one') as back from seal_key`)).rows).toEqual([{ back: true }]);
    await client.query('delete from seal_key');
  });

  test('for a flipped bit, wherever it is', async () => {
    const file = await backup();
    const { size } = await stat(file);
    const places = Array.from({ length: 60 }, (_, n) => Math.floor((n * (size - 1)) / 59));
    for (const place of places) {
      const altered = `${file}.altered`;
      await copyFile(file, altered);
      const handle = await open(altered, 'r+');
      const byte = Buffer.alloc(1);
      await handle.read(byte, 0, 1, place);
      await handle.write(Buffer.from([(byte[0] ?? 0) ^ 4]), 0, 1, place);
      await handle.close();
      await expect(checkBackup(altered), `byte ${place}`).rejects.toMatchObject({ code: /S11[12]/ });
    }
    await refused(`${file}.altered`, { code: 'S112' });
  });

  test('for a truncated file, at any length, and one with something after its end', async () => {
    const file = await backup();
    const { size } = await stat(file);
    for (const length of [size - 1, size - 100, Math.floor(size / 2), 60]) {
      await copyFile(file, `${file}.short`);
      await truncate(`${file}.short`, length);
      await refused(`${file}.short`, { code: 'S112' });
    }
    await copyFile(file, `${file}.long`);
    await appendFile(`${file}.long`, 'x');
    await refused(`${file}.long`, { code: 'S112' });
  });

  test('for another kind of file, an empty one, a missing one, a folder', async () => {
    const folder = await makeTempFolder();
    await writeFile(join(folder, 'letter.docx'), Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(500)]));
    await writeFile(join(folder, 'empty.zip'), '');
    await refused(join(folder, 'letter.docx'), { code: 'S111' });
    await refused(join(folder, 'empty.zip'), { code: 'S111' });
    await refused(join(folder, 'missing.zip'), { code: 'X106' });
    await refused(folder, { code: 'S111' });
  });

  test('for a backup of a newer schema, or of one that went another way', async () => {
    const client = await connect(other.ownerUrl);
    await client.query(`insert into schema_migration (no, name, digest) values (9999, 'later', 'x')`);
    await refused(await backup(other.ownerUrl), { code: 'S113', details: { held: 9999 } });
    await client.query('delete from schema_migration where no = 9999');
    await client.query(`update schema_migration set digest = 'other' where no = 1`);
    await refused(await backup(other.ownerUrl), { code: 'S114' });
    const [first] = await listMigrations();
    await client.query('update schema_migration set digest = $1 where no = 1', [first?.digest]);
  });

  test('for a backup with a table or a column that this program does not know', async () => {
    const client = await connect(other.ownerUrl);
    await client.query('create table extra (n integer)');
    await refused(await backup(other.ownerUrl), { code: 'S114', details: { difference: 'extra' } });
    await client.query('drop table extra; alter table setting add column extra text');
    await refused(await backup(other.ownerUrl), { code: 'S114', details: { difference: 'setting' } });
    await client.query('alter table setting drop column extra');
  });

  test('for rows that break a rule of the schema, found only half-way', async () => {
    await restoreBackup(other.ownerUrl, await backup());
    const client = await connect(other.ownerUrl);
    await client.query('alter table plan drop constraint plan_unit');
    await client.query(`insert into plan values ('yunxi', gen_random_uuid(), gen_random_uuid(), 'x/', 0, 't', 2026, 'plan', 1, 1, '{}', '${accountId}', '', now())`);
    const file = await backup(other.ownerUrl);
    await client.query('delete from plan; alter table plan add constraint plan_unit foreign key (county, unit_id) references unit (county, id)');
    await refused(file, { code: 'S114', details: { difference: 'plan_unit' } });
  });
});

describe('in use', () => {
  test('those who work during a restore wait for it and see either all of the old or all of the new', async () => {
    const file = await backup();
    const client = await connect(database.ownerUrl);
    await client.query(`insert into setting values ('yunxi', 'later', '1', '${accountId}', now())`);
    await client.query(`insert into sign_in_attempt values ('later', 1, now(), null)`);
    const seen = new Set<string>();
    const enough = new AbortController();
    const reader = (async () => {
      while (!enough.signal.aborted) {
        const { rows } = await client.query<{ a: string; b: string }>('select (select count(*) from setting) as a, (select count(*) from sign_in_attempt) as b');
        seen.add(`${rows[0]?.a} ${rows[0]?.b}`);
      }
    })();
    await restoreBackup(database.ownerUrl, file);
    await sleep(20);
    enough.abort();
    await reader;
    expect([...seen]).toEqual(['2 1', '1 0']);
  });

  test('a restore waits for those who hold a table, and says so when they do not let go', async () => {
    const file = await backup();
    const client = await connect(database.ownerUrl);
    await client.query('begin; select from setting');
    const restored = restoreBackup(database.ownerUrl, file);
    await sleep(200);
    await client.query('commit; begin; select from setting; commit');
    await restored;
    await client.query('begin; select from unit');
    await expect(restoreBackup(database.ownerUrl, file, { patienceMs: 300 })).rejects.toMatchObject({ code: 'S117' });
    await client.query('commit');
  });

  test('a backup made during a restore is whole', async () => {
    const file = await backup();
    const before = (await checkBackup(file)).tables;
    const [, ...made] = await Promise.all([restoreBackup(database.ownerUrl, file), backup(), backup(), backup()]);
    for (const one of made) expect((await checkBackup(one)).tables).toEqual(before);
  });

  test('a folder that cannot be written is said, and a file already there stays', async () => {
    const folder = await makeTempFolder();
    await expect(writeBackup(database.ownerUrl, join(folder, 'none', 'b.zip'), origin))
      .rejects.toMatchObject({ code: 'S115', details: { reason: 'ENOENT' } });
    const file = join(folder, 'b.zip');
    await writeFile(file, 'yesterday');
    await chmod(file, 0o600);
    const gone = new URL(database.ownerUrl);
    gone.port = '1';
    await expect(writeBackup(gone.href, file, origin)).rejects.toMatchObject({ code: 'S101' });
    expect(await readFile(file, 'utf8')).toBe('yesterday');
  });

  test('someone who does not own the tables gets a failure, never half a backup', async () => {
    const folder = await makeTempFolder();
    await expect(writeBackup(database.appUrl, join(folder, 'b.zip'), origin)).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });
});
