import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { listMigrations, migrate } from '../../src/db/migrate.ts';
import { inDatabase } from '../cluster/global-setup.ts';

const NO = 3;
const unit = '00000000-0000-4000-8000-000000000001';
const [one, two] = ['00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000012'];
const before = `
  insert into county (code, name, created_at) values ('aa', '甲县', now()), ('bb', '乙县', now());
  insert into unit (county, id, path, kind, name, code, pinyin, created_at) values ('aa', '${unit}', 'aa/', 'bureau', '局', 'aa', 'ju', now()), ('bb', '${unit}', 'bb/', 'bureau', '局', 'bb', 'ju', now());
  insert into account (county, id, unit_id, login, name, created_at) values ('aa', '${one}', '${unit}', 'one', '甲', now()), ('aa', '${two}', '${unit}', 'two', '乙', now()), ('bb', '${one}', '${unit}', 'one', '丙', now());
  insert into audit (county, at, actor_id, actor_name, action, object_kind, object_id, unit_path, outcome, code, details, address) values
    ('aa', '2026-01-05T01:00:00Z', '${one}', '甲', 'session.open', 'account', '${one}', 'aa/', 'done', '', '{}', ''),
    ('aa', '2026-02-05T01:00:00Z', '${one}', '甲', 'session.open', 'account', '${one}', 'aa/', 'done', '', '{}', ''),
    ('aa', '2026-03-05T01:00:00Z', '${one}', '甲', 'session.open', 'account', '${one}', 'aa/', 'refused', 'A102', '{}', ''),
    ('aa', '2026-03-06T01:00:00Z', '${one}', '甲', 'plan.open', 'plan', '', 'aa/', 'done', '', '{}', '');`;

test('who signed in before the day was kept keeps the day; who never did, and another county’s person, have none', async () => {
  const cluster = inject('clusterUrl');
  const name = `signed_${randomBytes(6).toString('hex')}`;
  const keeper = new Client({ connectionString: cluster });
  await keeper.connect();
  onTestFinished(async () => { await keeper.query(`drop database if exists ${name} with (force)`); await keeper.end(); });
  await keeper.query(`create database ${name} template template0`);
  const url = inDatabase(cluster, name);
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('create table schema_migration (no integer constraint schema_migration_pk primary key, name text not null, digest text not null, applied_at timestamptz not null default now())');
  for (const migration of (await listMigrations()).filter(({ no }) => no < NO)) {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (no, name, digest) values ($1, $2, $3)', [migration.no, migration.name, migration.digest]);
  }
  await client.query(before);
  expect((await migrate(url)).applied).toContain('0003-last-sign-in.sql');
  const { rows } = await client.query<{ name: string; signed_in_at: Date | null }>('select name, signed_in_at from account order by county, login');
  await client.end();
  expect(rows).toEqual([{ name: '甲', signed_in_at: new Date('2026-02-05T01:00:00Z') }, { name: '乙', signed_in_at: null }, { name: '丙', signed_in_at: null }]);
});
