/*
 * One PostgreSQL for the whole run, in a folder that goes away with it. The migrations run once, in a template; each
 * test file gets a copy of that (use-database.ts). The only place where the database may run without fsync.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '../../src/db/embedded/start-embedded.ts';
import { migrate } from '../../src/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the cluster, as the superuser. */
    clusterUrl: string;
    /** A folder for what tests of this run make once for all of them; whoever the database runs as may read it. */
    runFolder: string;
  }
}

/** The database every test database is copied from. */
export const TEMPLATE = 'template_xuezheng';

/** Starts the cluster before the first test and takes it away after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'xuezheng-cluster-'));
  // Asking it is most of what many tests do, and costs less of a processor through a socket than through a port.
  const local = process.platform !== 'win32';
  const cluster = await startEmbedded(folder, { durable: false, local });
  const clusterUrl = local ? await throughSocket(cluster.url) : cluster.url;
  await makeTemplate(clusterUrl);
  project.provide('clusterUrl', clusterUrl);
  const runFolder = await mkdtemp(join(tmpdir(), 'xuezheng-run-'));
  await chmod(runFolder, 0o755);
  project.provide('runFolder', runFolder);
  return async () => {
    await cluster.stop();
    for (const one of [folder, runFolder]) await rm(one, { recursive: true, force: true });
  };
}

/** The same address, through the socket in its data folder. */
async function throughSocket(address: string): Promise<string> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    const { rows } = await client.query<{ folder: string }>(`SELECT current_setting('unix_socket_directories') AS folder`);
    const url = new URL(address);
    url.searchParams.set('host', rows[0]?.folder ?? '');
    return url.href;
  } finally {
    await client.end();
  }
}

async function makeTemplate(clusterUrl: string): Promise<void> {
  const client = new Client({ connectionString: clusterUrl });
  await client.connect();
  try {
    await client.query(`CREATE DATABASE ${TEMPLATE} TEMPLATE template0`);
  } finally {
    await client.end();
  }
  await migrate(inDatabase(clusterUrl, TEMPLATE));
}

/** The same address for another database of the cluster. */
export function inDatabase(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}
