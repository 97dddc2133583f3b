import { join } from 'node:path';
import type { ServerBinaries } from './server-binaries.ts';
import type { ServerUser } from './server-user.ts';

/** The name of the database superuser and of the one database inside the cluster. */
export const SUPERUSER = 'postgres';
export const DATABASE = 'xuezheng';

/** Everything that must be known to run the PostgreSQL of one data folder. */
export interface Cluster {
  /** The folder the person named. */
  readonly folder: string;
  /** PostgreSQL's own folder, inside it or where root had to put it. */
  readonly data: string;
  readonly log: string;
  readonly binaries: ServerBinaries;
  readonly user: ServerUser;
  readonly password: string;
  /** False only for tests: a power cut may then destroy the data. */
  readonly durable: boolean;
  /** Heard on a socket in its data folder too. */
  readonly local: boolean;
}

/** The address of the database on this port. */
export function databaseUrl(password: string, port: number, database = DATABASE): string {
  return `postgres://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Where a data folder keeps its parts. */
export const parts = {
  data: (folder: string) => join(folder, 'pgdata'),
  log: (folder: string) => join(folder, 'postgres.log'),
  password: (folder: string) => join(folder, 'superuser.key'),
};
