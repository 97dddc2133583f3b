import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { appUrl } from '../../src/db/app-role.ts';
import { listMigrations, migrate } from '../../src/db/migrate.ts';
import { inDatabase } from '../cluster/global-setup.ts';
import { describeSchema } from './describe-schema.ts';

const ask = async <T extends object>(url: string, sql: string): Promise<T[]> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
};

/** A database without any migration, gone after the test. */
const makeEmpty = async (): Promise<string> => {
  const cluster = inject('clusterUrl');
  const name = `bare_${randomBytes(6).toString('hex')}`;
  await ask(cluster, `create database ${name} template template0`);
  onTestFinished(async () => { await ask(cluster, `drop database if exists ${name} with (force)`); });
  return inDatabase(cluster, name);
};

const describeAt = async (url: string): Promise<string> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  return describeSchema(client).finally(() => client.end());
};

test('twenty servers that start at once migrate once', async () => {
  const url = await makeEmpty();
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => migrate(url)));
  const shipped = await listMigrations();
  expect(outcomes.filter((outcome) => outcome.applied.length > 0).map((outcome) => outcome.applied)).toEqual([shipped.map((migration) => migration.name)]);
  expect(new Set(outcomes.map((outcome) => outcome.version))).toEqual(new Set([shipped.at(-1)?.no]));
  const rows = await ask<{ no: number; digest: string }>(url, 'select no, digest from schema_migration order by no');
  expect(rows).toEqual(shipped.map(({ no, digest }) => ({ no, digest })));
});

test('four databases of one cluster migrate at once', async () => {
  const urls = await Promise.all(Array.from({ length: 4 }, makeEmpty));
  const outcomes = await Promise.all(urls.map((url) => migrate(url)));
  expect(new Set(outcomes.map((outcome) => outcome.applied.length))).toEqual(new Set([(await listMigrations()).length]));
  const described = new Set(await Promise.all(urls.map(describeAt)));
  expect(described.size).toBe(1);
});

test('a second start changes nothing', async () => {
  const url = await makeEmpty();
  await migrate(url);
  const before = await describeAt(url);
  expect((await migrate(url)).applied).toEqual([]);
  expect(await describeAt(url)).toBe(before);
});

test('an owner without superuser’s power migrates, and starts again', async () => {
  const cluster = inject('clusterUrl');
  const name = `owner_${randomBytes(6).toString('hex')}`;
  // The same password, because the application role's is derived from it and belongs to the whole cluster.
  await ask(cluster, `create role ${name} login createrole password '${decodeURIComponent(new URL(cluster).password)}'`);
  await ask(cluster, `grant xuezheng_app to ${name} with admin option`);
  await ask(cluster, `create database ${name} owner ${name} template template0`);
  onTestFinished(async () => {
    await ask(cluster, `drop database if exists ${name} with (force)`);
    await ask(cluster, `drop role ${name}`);
  });
  const url = new URL(inDatabase(cluster, name));
  url.username = name;
  expect((await migrate(url.href)).applied).toHaveLength((await listMigrations()).length);
  expect((await migrate(url.href)).applied).toEqual([]);
  await expect(ask(appUrl(url.href), 'select * from plan')).rejects.toMatchObject({ code: 'XZ001' });
});

test('an owner without a password is refused, because the program’s own is derived from it', async () => {
  const url = new URL(await makeEmpty());
  url.password = '';
  await expect(migrate(url.href)).rejects.toMatchObject({ code: 'S121' });
  expect(() => appUrl(url.href)).toThrow(/S121/);
});

test('a database that is newer than the program is refused and left as it is', async () => {
  const url = await makeEmpty();
  await migrate(url);
  await ask(url, `insert into schema_migration (no, name, digest) values (9001, '9001-later.sql', '')`);
  const before = await describeAt(url);
  await expect(migrate(url)).rejects.toMatchObject({ code: 'S120', details: { held: 9001, known: (await listMigrations()).at(-1)?.no } });
  expect(await describeAt(url)).toBe(before);
});

test('migrations are numbered from 1 without a gap', async () => {
  const shipped = await listMigrations();
  expect(shipped.map((migration) => migration.no)).toEqual(shipped.map((_migration, index) => index + 1));
});
