/*
 * The database nobody has to install: a real PostgreSQL from npm as a child process, its data in one folder. It
 * listens on the loopback address only, on a free port, with a password of its own.
 */
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { isProblem } from '../../domain/problem.ts';
import { type Cluster, DATABASE, databaseUrl, parts } from './cluster.ts';
import { findOwner, type HeldFolder, takeFolder } from './folder-owner.ts';
import { findPassword, getPassword, initialiseData } from './initialise-data.ts';
import { findFreePort, type Postmaster, startPostmaster, stopOrphan } from './postmaster.ts';
import { folderProblem, locateData, prepareFolder } from './prepare-folder.ts';
import { getServerBinaries } from './server-binaries.ts';
import { getServerUser } from './server-user.ts';
import { Supervisor } from './supervisor.ts';

/** A database running for this process. */
export interface EmbeddedDatabase {
  /** Address for the driver, as the superuser. */
  readonly url: string;
  /** True if a database left running by a server that died was found here; it was stopped in good order first. */
  readonly adopted: boolean;
  /** Stops the database in good order and gives the folder back. */
  readonly stop: () => Promise<void>;
  /** Called each time the database process ended unasked; it is then started again on the same port. */
  readonly onExit: (listener: () => void) => void;
  /** Called once when the database kept ending and is not started again. */
  readonly onGivenUp: (listener: (reason: unknown) => void) => void;
}

/** How to start it. */
export interface EmbeddedOptions {
  /** Told what a person running the server may want to know. */
  readonly log?: (line: string) => void;
  /** False only for tests: faster, and a power cut may destroy the data. */
  readonly durable?: boolean;
  /** True only for tests: heard on a socket in the data folder too, which costs less of a processor than the network of the machine. */
  readonly local?: boolean;
  /** Free space to ask for before beginning. */
  readonly freeBytes?: number;
}

/**
 * Starts the database of this folder, making it if there is none. Throws problems S102 to S109, each saying what to
 * do; the folder is then free again and nothing in it has changed.
 */
export async function startEmbedded(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedDatabase> {
  const home = resolve(folder);
  const log = options.log ?? (() => undefined);
  await prepareFolder(home, options.freeBytes);
  const held = await takeFolder(home);
  try {
    return await run(home, held, log, { durable: options.durable ?? true, local: options.local ?? false });
  } catch (thrown) {
    await held.release();
    throw isProblem(thrown) || !isFileError(thrown) ? thrown : folderProblem(home, thrown);
  }
}

/** The address of a database another process runs on this folder now, or undefined. */
export async function findEmbedded(folder: string): Promise<string | undefined> {
  const home = resolve(folder);
  const [owner, password] = await Promise.all([findOwner(home), findPassword(home)]);
  return owner === undefined || owner.port === 0 || password === undefined
    ? undefined
    : databaseUrl(password, owner.port);
}

async function run(
  home: string, held: HeldFolder, log: (line: string) => void, how: Pick<Cluster, 'durable' | 'local'>,
): Promise<EmbeddedDatabase> {
  const cluster = await describe(home, how);
  const adopted = await stopOrphan(cluster);
  if (adopted) log('a database left running by an earlier server was stopped in good order');
  await initialiseData(cluster);
  const postmaster = await startSomewhere(cluster);
  const url = databaseUrl(cluster.password, postmaster.port);
  const supervisor = new Supervisor(postmaster, () => startPostmaster(cluster, postmaster.port), log);
  try {
    await ensureDatabase(cluster, postmaster.port);
    await held.announce(postmaster.port);
  } catch (thrown) {
    await supervisor.stop();
    throw thrown;
  }
  let stopped: Promise<void> | undefined;
  const stop = (): Promise<void> => (stopped ??= supervisor.stop().then(held.release));
  return {
    url, adopted, stop,
    onExit: listener => supervisor.onExit(listener), onGivenUp: listener => supervisor.onGivenUp(listener),
  };
}

async function describe(folder: string, how: Pick<Cluster, 'durable' | 'local'>): Promise<Cluster> {
  const user = await getServerUser();
  const [binaries, data] = await Promise.all([getServerBinaries(user), locateData(folder, user)]);
  const password = await getPassword(folder, data);
  return { folder, data, log: parts.log(folder), binaries, user, password, ...how };
}

/** Starts on a free port, again where the port was taken meanwhile or a killed database is still going away. */
async function startSomewhere(cluster: Cluster): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startPostmaster(cluster, await findFreePort());
    } catch (thrown) {
      if (attempt === 10 || !isPassing(thrown)) throw thrown;
      await sleep(100 * attempt);
    }
  }
}

const isPassing = (thrown: unknown): boolean =>
  isProblem(thrown) && /could not create any TCP|shared memory block/.test(String(thrown.details['reason']));

/** The one database inside; also the proof that it answers and knows our password. */
async function ensureDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(cluster.password, port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`);
  } finally {
    await client.end();
  }
}

const isFileError = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  typeof (thrown as NodeJS.ErrnoException | null)?.syscall === 'string'
  && /^E(NOSPC|DQUOT|ACCES|PERM|ROFS|NOTDIR|NOENT|EXIST)$/.test((thrown as NodeJS.ErrnoException).code ?? '');
