/*
 * One server per data folder. The owner writes who it is into owner.json and touches that file while it lives; a
 * second server reads it and is refused. Process id and start time tell whether the owner still lives on this
 * machine; the touch tells it where the folder is shared with another machine or container, whose processes we
 * cannot see. PostgreSQL's own lock stands behind this one.
 */
import { mkdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { problems, raise } from '../../domain/problem.ts';
import { findProcessStart } from './process-identity.ts';

const TOUCH_MS = 5_000;
const SILENT_MS = 15_000;
const TAKEOVER_MS = 10_000;

/** Who holds a data folder. `port` is 0 until the database listens. */
export interface Owner {
  readonly pid: number;
  readonly start: string;
  readonly host: string;
  readonly port: number;
}

/** A folder held by this process. */
export interface HeldFolder {
  /** Tells other commands on this machine where the database of this folder listens. */
  readonly announce: (port: number) => Promise<void>;
  readonly release: () => Promise<void>;
}

/** Takes the folder for this process. Throws problem S103 while another living server holds it. */
export async function takeFolder(folder: string): Promise<HeldFolder> {
  const me: Owner = {
    pid: process.pid, start: (await findProcessStart(process.pid)) ?? '', host: hostname(), port: 0,
  };
  if (!(await writeFirst(folder, me))) await takeOver(folder, me);
  const timer = setInterval(() => { touch(folder); }, TOUCH_MS).unref();
  return {
    announce: port => replace(folder, { ...me, port }),
    release: async () => {
      clearInterval(timer);
      await rm(ownerFile(folder), { force: true });
    },
  };
}

/** The living owner of the folder, or undefined. */
export async function findOwner(folder: string): Promise<Owner | undefined> {
  const owner = await readOwner(folder);
  return owner !== undefined && (await isLiving(folder, owner)) ? owner : undefined;
}

const ownerFile = (folder: string): string => join(folder, 'owner.json');

async function writeFirst(folder: string, me: Owner): Promise<boolean> {
  try {
    await writeFile(ownerFile(folder), JSON.stringify(me), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

/** Replaces a dead owner. Only one process at a time may do so, else two could each find the same owner dead. */
async function takeOver(folder: string, me: Owner): Promise<void> {
  const gate = join(folder, 'owner.takeover');
  await enterGate(folder, gate);
  try {
    const owner = await readOwner(folder);
    if (owner !== undefined && (await isLiving(folder, owner))) throw raiseInUse(folder, owner);
    await replace(folder, me);
  } finally {
    await rmdir(gate);
  }
}

async function enterGate(folder: string, gate: string): Promise<void> {
  try {
    await mkdir(gate);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
    const age = Date.now() - (await modified(gate));
    if (age < TAKEOVER_MS) throw raiseInUse(folder, await readOwner(folder));
    // Whoever entered died inside; the folder is empty, so removing and entering again is safe.
    await rmdir(gate);
    await mkdir(gate);
  }
}

const raiseInUse = (folder: string, owner: Owner | undefined): Error =>
  raise(problems.folderInUse, { folder, pid: owner?.pid ?? 0, host: owner?.host ?? hostname() });

async function isLiving(folder: string, owner: Owner): Promise<boolean> {
  if (owner.host !== hostname()) return Date.now() - (await modified(ownerFile(folder))) < SILENT_MS;
  return (await findProcessStart(owner.pid)) === owner.start;
}

async function readOwner(folder: string): Promise<Owner | undefined> {
  const text = await readFile(ownerFile(folder), 'utf8').catch(() => '');
  // An owner that died while writing leaves an empty file, which names nobody.
  return text.endsWith('}') ? (JSON.parse(text) as Owner) : undefined;
}

async function replace(folder: string, owner: Owner): Promise<void> {
  const fresh = `${ownerFile(folder)}.${process.pid}`;
  await writeFile(fresh, JSON.stringify(owner), { mode: 0o600 });
  await rename(fresh, ownerFile(folder));
}

const modified = (path: string): Promise<number> => stat(path).then(s => s.mtimeMs, () => 0);

function touch(folder: string): void {
  const now = new Date();
  // The folder may have been moved away under us; the next start then finds a silent owner, which is the truth.
  utimes(ownerFile(folder), now, now).catch(() => undefined);
}
