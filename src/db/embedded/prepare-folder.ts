/*
 * Makes the data folder ready before PostgreSQL sees it: exists, can be written, has room, can be reached by the user
 * the database runs as. Nothing here touches data that is there.
 */
import { randomBytes } from 'node:crypto';
import { chmod, lstat, mkdir, readdir, readlink, realpath, rm, stat, statfs, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import { parts } from './cluster.ts';
import { REACHABLE_PLACE } from './server-binaries.ts';
import { isReachable, type ServerUser } from './server-user.ts';

/** Below this much free space PostgreSQL may stop in the middle of its recovery, so we do not begin. */
const FREE_BYTES = 64 * 1024 * 1024;

/** Makes and tests the folder. Throws problem S102 (no room) or S104 (cannot be written). */
export async function prepareFolder(folder: string, freeBytes = FREE_BYTES): Promise<void> {
  try {
    await makeFolder(resolve(folder));
    const { bavail, bsize } = await statfs(folder);
    if (bavail * bsize < freeBytes) throw raise(problems.diskFull, {});
    const trial = join(folder, `.trial-${process.pid}`);
    await writeFile(trial, 'x');
    await rm(trial);
  } catch (thrown) {
    throw isProblem(thrown) ? thrown : folderProblem(folder, thrown as NodeJS.ErrnoException);
  }
}

/**
 * Makes the folder and those above it, one by one: the recursive mkdir of Node never ends where a file system says of a
 * folder that is there that it cannot find it, as /proc does.
 */
async function makeFolder(folder: string): Promise<void> {
  if (await stat(folder).then((found) => found.isDirectory(), () => false)) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder, { mode: 0o711 }).catch((failure: NodeJS.ErrnoException) => {
    // Somebody else may have made it meanwhile; a file in its place is found out by the next step.
    if (failure.code !== 'EEXIST') throw failure;
  });
}

/** What a failed file operation in the data folder means to the user. */
export function folderProblem(folder: string, thrown: NodeJS.ErrnoException): Error {
  if (thrown.code === 'ENOSPC' || thrown.code === 'EDQUOT') return raise(problems.diskFull, {});
  return raise(problems.folderNotWritable, { folder, reason: thrown.code ?? thrown.message });
}

/**
 * PostgreSQL's folder within the data folder. Where root names a folder that the database user cannot enter, such as
 * one under /root, the data lie in a reachable place and `pgdata` is a link to it.
 */
export async function locateData(folder: string, user: ServerUser): Promise<string> {
  const data = parts.data(folder);
  const found = await lstat(data).catch(() => undefined);
  if (found?.isSymbolicLink() === true) return resolve(folder, await readlink(data));
  return (await openWay(folder, user)) || found !== undefined ? data : linkToReachable(data);
}

/** Lets the database user through our own folder; folders above it are not ours to change. */
async function openWay(folder: string, user: ServerUser): Promise<boolean> {
  const real = await realpath(folder);
  if (await isReachable(real, user)) return true;
  if (!(await isReachable(dirname(real), user)) || !(await isOurs(folder))) return false;
  await chmod(folder, 0o711);
  return true;
}

async function isOurs(folder: string): Promise<boolean> {
  const names = await readdir(folder);
  return names.every(name => /^(owner\.|pgdata|postgres\.log|superuser\.key)/.test(name));
}

/** A new place each time: an older one may hold the data of a folder that was moved or is missed. */
async function linkToReachable(data: string): Promise<string> {
  const place = join(REACHABLE_PLACE, `data-${randomBytes(8).toString('hex')}`, 'pgdata');
  await mkdir(REACHABLE_PLACE, { recursive: true, mode: 0o755 });
  await mkdir(dirname(place), { mode: 0o711 });
  await symlink(place, data);
  return place;
}
