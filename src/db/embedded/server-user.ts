/*
 * PostgreSQL refuses to run as root. Started as root, we run it as the system user `postgres`, made if missing; an
 * ordinary user needs none of this.
 */
import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { problems, raise } from '../../domain/problem.ts';

const run = promisify(execFile);
const NAME = 'postgres';

/** The user the database runs as: nothing for "as we are". */
export interface ServerUser {
  readonly uid?: number;
  readonly gid?: number;
}

/** The user to run the database as. Throws problem S109 where root cannot make one. */
export async function getServerUser(): Promise<ServerUser> {
  if (process.getuid?.() !== 0) return {};
  return (await findUser()) ?? createUser();
}

async function findUser(): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all(['-u', '-g'].map(flag => run('id', [flag, NAME])));
    return { uid: Number(uid?.stdout), gid: Number(gid?.stdout) };
  } catch {
    return undefined;
  }
}

async function createUser(): Promise<ServerUser> {
  try {
    await run('groupadd', ['--system', '--force', NAME]);
    await run('useradd', ['--system', '--gid', NAME, '--no-create-home', '--shell', '/usr/sbin/nologin', NAME]);
  } catch (thrown) {
    throw raise(problems.noServerUser, { reason: (thrown as Error).message.trim() });
  }
  const user = await findUser();
  if (user === undefined) throw raise(problems.noServerUser, { reason: `id ${NAME}` });
  return user;
}

/** Whether that user may enter every folder on the way to this path, and the path itself if it is a folder. */
export async function isReachable(path: string, user: ServerUser): Promise<boolean> {
  if (user.uid === undefined) return true;
  const found = await stat(path);
  if (!mayEnter(found, user)) return false;
  const parent = dirname(path);
  return parent === path || isReachable(parent, user);
}

function mayEnter(found: { mode: number; uid: number; gid: number }, user: ServerUser): boolean {
  if (found.uid === user.uid) return (found.mode & 0o100) !== 0;
  if (found.gid === user.gid) return (found.mode & 0o010) !== 0;
  return (found.mode & 0o001) !== 0;
}
