/* A database of its own for a test file: migrated, empty, dropped when the file is done. */
import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { appUrl } from '../../src/db/app-role.ts';
import { inDatabase, TEMPLATE } from './global-setup.ts';

/** Addresses of the file's database. To be read inside tests and hooks, not while the file is being collected. */
export interface TestDatabase {
  /** As the owner of the schema, whom row security does not bind. */
  readonly ownerUrl: string;
  /** As the application. */
  readonly appUrl: string;
}

/** Gives this test file a database of its own. Call it once, at the top of the file. */
export function useDatabase(): TestDatabase {
  const clusterUrl = inject('clusterUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = inDatabase(clusterUrl, name);
  beforeAll(() => command(clusterUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE} STRATEGY file_copy`));
  afterAll(() => command(clusterUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { ownerUrl, appUrl: appUrl(ownerUrl) };
}

async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
