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

/** What a database begins with besides the migrations; it is filled once a run and copied from then on. */
export interface Beginning { readonly name: string; readonly fill: (ownerUrl: string) => Promise<void> }

/** Gives this test file a database of its own. Call it once, at the top of the file. */
export function useDatabase(beginning?: Beginning): TestDatabase {
  const clusterUrl = inject('clusterUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const ownerUrl = inDatabase(clusterUrl, name);
  beforeAll(async () => {
    if (beginning) await makeOnce(clusterUrl, beginning);
    await command(clusterUrl, `CREATE DATABASE ${name} TEMPLATE ${beginning?.name ?? TEMPLATE} STRATEGY file_copy`);
  });
  afterAll(() => command(clusterUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
  return { ownerUrl, appUrl: appUrl(ownerUrl) };
}

async function command(url: string, sql: string): Promise<void> {
  await connected(url, (client) => client.query(sql));
}

// Several processes may want it at once: one makes it, under another name until it is whole.
function makeOnce(clusterUrl: string, { name, fill }: Beginning): Promise<void> {
  return connected(clusterUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [name]);
    if ((await client.query('SELECT FROM pg_database WHERE datname = $1', [name])).rowCount) return;
    await client.query(`CREATE DATABASE ${name}_unfinished TEMPLATE ${TEMPLATE} STRATEGY file_copy`);
    await fill(inDatabase(clusterUrl, `${name}_unfinished`));
    await client.query(`ALTER DATABASE ${name}_unfinished RENAME TO ${name}`);
  });
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
