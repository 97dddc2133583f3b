import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { listMigrations } from '../../src/db/migrate.ts';
import { useDatabase } from '../cluster/use-database.ts';
import { describeSchema } from './describe-schema.ts';
import { addShipped, findEditedMigrations, readShipped } from './shipped.ts';

const database = useDatabase();

const connect = async (): Promise<Client> => {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  onTestFinished(() => client.end());
  return client;
};

test('migrations/schema.sql is what the migrations make', async () => {
  const held = readFileSync(new URL('../../migrations/schema.sql', import.meta.url), 'utf8');
  const made = await describeSchema(await connect());
  expect(made, 'migrations/schema.sql is out of date. Run: npm run schema').toBe(held);
});

test.each([
  ['a column', 'alter table plan add column colour text'],
  ['a type', 'alter table plan alter column title type varchar(200)'],
  ['a lost NOT NULL', 'alter table plan alter column title drop not null'],
  ['a constraint', 'alter table plan drop constraint plan_year'],
  ['an index', 'drop index commitment_due'],
  ['a policy', 'alter policy rows_read on plan using (true)'],
  ['row security', 'alter table plan disable row level security'],
  ['a trigger', 'drop trigger audit_guard on audit'],
  ['a disabled trigger', 'alter table audit disable trigger audit_guard'],
  ['a grant', 'grant delete on audit to xuezheng_app'],
  ['a function', `create or replace function app_county() returns text language sql stable return 'x'`],
  ['a view', 'create view plans as select * from plan'],
  ['a sequence', 'create sequence numbers'],
  ['a place', `update table_place set place = 'local' where name = 'plan'`],
])('the description tells %s', async (_name, change) => {
  const client = await connect();
  const before = await describeSchema(client);
  await client.query('begin');
  await client.query(change);
  const after = await describeSchema(client);
  await client.query('rollback');
  expect(after).not.toBe(before);
  expect(await describeSchema(client)).toBe(before);
});

describe('a shipped migration', () => {
  test('is never edited', async () => {
    expect(findEditedMigrations(readShipped(), await listMigrations())).toEqual([]);
  });

  test('is missed when gone, edited or without a digest', () => {
    const kept = { '0001-a.sql': 'x', '0002-b.sql': 'y' };
    const a = { name: '0001-a.sql', digest: 'x' };
    expect(findEditedMigrations(kept, [a, { name: '0002-b.sql', digest: 'y' }])).toEqual([]);
    expect(findEditedMigrations(kept, [a])).toEqual([expect.stringContaining('0002-b.sql is gone')]);
    expect(findEditedMigrations(kept, [a, { name: '0002-b.sql', digest: 'z' }])).toEqual([expect.stringContaining('0002-b.sql was edited')]);
    expect(findEditedMigrations({ '0001-a.sql': 'x' }, [a, { name: '0002-b.sql', digest: 'y' }])).toEqual([expect.stringContaining('npm run schema')]);
    expect(addShipped(kept, [{ name: '0002-b.sql', digest: 'edited' }, { name: '0003-c.sql', digest: 'w' }])).toEqual({ ...kept, '0003-c.sql': 'w' });
  });
});
