/*
 * The PostgreSQL process: start it, wait until it answers, find one that an earlier server left behind, stop it.
 * Its messages go to a file and not to a pipe, so that it outlives our death without harm and we can read its last
 * words.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { open, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import { serverEnvironment, startProblem } from './initialise-data.ts';
import { findCommandLine, findProcessStart } from './process-identity.ts';

const POLL_MS = 5;
/** Recovery after a power cut replays the log since the last checkpoint; this is far beyond what that needs. */
const START_MS = 300_000;
/**
 * How to ask a database to end, and how long to wait before asking less gently: when all have hung up (those who hang
 * up at this very moment are then not cut off), at once in good order, at once, by force.
 */
const STOP_SIGNALS = [['SIGTERM', 500], ['SIGINT', 30_000], ['SIGQUIT', 10_000], ['SIGKILL', 10_000]] as const;
const LOG_BYTES = 4 * 1024 * 1024;

/** A PostgreSQL that accepts connections. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Settles when the process has ended, whatever the reason. */
  readonly ended: Promise<void>;
  readonly child: ChildProcess;
}

/** Starts PostgreSQL on this port and waits until it accepts connections. Throws problem S102 or S107. */
export async function startPostmaster(cluster: Cluster, port: number): Promise<Postmaster> {
  await turnLog(cluster.log);
  const log = await open(cluster.log, 'a', 0o600);
  const from = (await log.stat()).size;
  const child = spawn(cluster.binaries.postgres, flags(cluster, port), {
    ...cluster.user, cwd: cluster.data, env: serverEnvironment(), stdio: ['ignore', log.fd, log.fd],
    // Its own process group: Ctrl-C in a terminal is for the server, which then stops the database in good order.
    detached: true, windowsHide: true,
  });
  let failure = '';
  const ended = new Promise<void>(settle => {
    child.once('exit', () => settle()).once('error', ({ message }) => {
      failure = message;
      settle();
    });
  });
  await log.close();
  if (!(await waitReady(cluster, child))) {
    if (child.pid !== undefined) await stopProcess(child.pid);
    throw startProblem(cluster, failure || await lastWords(cluster.log, from));
  }
  child.unref();
  return { pid: child.pid ?? 0, port, ended, child };
}

/** Stops the PostgreSQL an earlier server left running on this data folder. True if there was one. */
export async function stopOrphan(cluster: Cluster): Promise<boolean> {
  const lines = await readPidFile(cluster.data);
  const pid = Number(lines[0]);
  if (!(pid > 0)) return false;
  const isOurs = (await findCommandLine(pid)).includes(` -D ${cluster.data} -c `);
  if (isOurs) await stopProcess(pid);
  await disownPidFile(cluster.data);
  return isOurs;
}

/** Ends a PostgreSQL in good order; after a while less gently, which its log makes up for at the next start. */
export async function stopProcess(pid: number): Promise<void> {
  for (const [signal, patienceMs] of STOP_SIGNALS) {
    send(pid, signal);
    const until = Date.now() + patienceMs;
    while (Date.now() < until) {
      if ((await findProcessStart(pid)) === undefined) return;
      await sleep(POLL_MS);
    }
  }
}

/** A port of the loopback address that is free now. */
export async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((settle, fail) => { probe.once('error', fail).listen(0, '127.0.0.1', settle); });
  const address = probe.address();
  await new Promise<void>(settle => { probe.close(() => settle()); });
  return typeof address === 'object' && address !== null ? address.port : 0;
}

const MB = 1024 * 1024;

/**
 * How much of the tables the database keeps at hand: a sixteenth of what this process may use, at least PostgreSQL's own
 * 128 MB, at most a gigabyte. It is taken only as pages are read; a county of 150,000 pupils has about 60 MB of them.
 */
function sharedBuffers(): string {
  const limit = process.constrainedMemory();
  const whole = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return `${Math.min(1024, Math.max(128, Math.floor(whole / 16 / MB)))}MB`;
}

function flags(cluster: Cluster, port: number): string[] {
  const settings: Record<string, string | number> = {
    port, listen_addresses: '127.0.0.1', unix_socket_directories: cluster.local ? cluster.data : '', max_connections: 100,
    timezone: 'UTC', log_timezone: 'UTC', logging_collector: 'off', log_checkpoints: 'off', shared_buffers: sharedBuffers(),
    // Statements and failing values may hold personal data; the log of the database is not the place for them.
    log_min_messages: 'log', log_min_error_statement: 'panic', log_error_verbosity: 'terse',
    ...(cluster.durable ? {} : { fsync: 'off', full_page_writes: 'off' }),
  };
  return ['-D', cluster.data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

/** Waits for the status PostgreSQL writes into its pid file; false when it ended or took too long. */
async function waitReady(cluster: Cluster, child: ChildProcess): Promise<boolean> {
  const until = Date.now() + START_MS;
  while (Date.now() < until && child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const lines = await readPidFile(cluster.data);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return true;
    await sleep(POLL_MS);
  }
  return false;
}

const readPidFile = (data: string): Promise<string[]> =>
  readFile(join(data, 'postmaster.pid'), 'utf8').then(text => text.split('\n'), () => []);

/**
 * Where a pid file is left, its process is dead, or dead and not collected, or the id was given to a stranger.
 * PostgreSQL would refuse to start in the last two cases. It holds a file naming its own parent for stale, and still
 * reads the shared memory key from it, which a deleted file would lose.
 */
async function disownPidFile(data: string): Promise<void> {
  const lines = await readPidFile(data);
  if (lines.length > 0) await writeFile(join(data, 'postmaster.pid'), [process.pid, ...lines.slice(1)].join('\n'));
}

async function turnLog(path: string): Promise<void> {
  const size = await stat(path).then(found => found.size, () => 0);
  if (size > LOG_BYTES) await rename(path, `${path}.1`);
}

async function lastWords(path: string, from: number): Promise<string> {
  return (await readFile(path)).subarray(from).toString('utf8');
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    // Windows knows no SIGINT: the process ends at once, and the log is replayed at the next start.
    process.kill(pid, signal);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
  }
}
