/*
 * Makes a new PostgreSQL data folder, or checks the one that is there. It is made beside its place and renamed when
 * complete, so an interrupted initdb leaves nothing that looks like data.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { problems, raise } from '../../domain/problem.ts';
import { type Cluster, parts, SUPERUSER } from './cluster.ts';
import type { ServerBinaries } from './server-binaries.ts';

const run = promisify(execFile);

/**
 * The superuser's password, made with the data and kept where only the owner of the folder can read it. Throws
 * problem S106 where there are data whose password is gone.
 */
export async function getPassword(folder: string, data: string): Promise<string> {
  const kept = await findPassword(folder);
  if (kept !== undefined) return kept;
  if ((await listData(data)).length > 0) throw raise(problems.dataDamaged, { folder, missing: 'superuser.key' });
  const password = randomBytes(24).toString('base64url');
  const fresh = `${parts.password(folder)}.new`;
  const file = await open(fresh, 'w', 0o600);
  await file.writeFile(password);
  await file.sync();
  await file.close();
  await rename(fresh, parts.password(folder));
  return password;
}

/** The kept password, or undefined. */
export async function findPassword(folder: string): Promise<string | undefined> {
  return (await readFile(parts.password(folder), 'utf8').catch(() => '')).trim() || undefined;
}

/**
 * Makes the data folder if there is none. Throws problem S105 for another major version, S106 for one that is
 * incomplete, S102 when the disk is full, S107 otherwise.
 */
export async function initialiseData(cluster: Cluster): Promise<void> {
  await removeUnfinished(cluster.data);
  const names = await listData(cluster.data);
  if (names.length > 0) return checkData(cluster, names);
  await create(cluster);
}

const listData = (data: string): Promise<string[]> => readdir(data).catch((thrown: NodeJS.ErrnoException) => {
  ignoreMissing(thrown);
  return [];
});

async function checkData(cluster: Cluster, names: readonly string[]): Promise<void> {
  const { folder } = cluster;
  const missing = ['PG_VERSION', 'global', 'base', 'pg_wal'].find(name => !names.includes(name));
  if (missing !== undefined) throw raise(problems.dataDamaged, { folder, missing: `pgdata/${missing}` });
  const found = (await readFile(join(cluster.data, 'PG_VERSION'), 'utf8')).trim();
  const wanted = await majorVersion(cluster.binaries);
  if (found !== wanted) throw raise(problems.dataOtherVersion, { folder, found, wanted });
}

/** The major version these binaries are, read from a file they bring, which costs no process. */
async function majorVersion(binaries: ServerBinaries): Promise<string> {
  const share = join(dirname(dirname(binaries.postgres)), 'share', 'postgresql');
  const first = (await readFile(join(share, 'postgres.bki'), 'utf8')).split('\n', 1)[0] ?? '';
  return first.replace('# PostgreSQL ', '').trim();
}

async function create(cluster: Cluster): Promise<void> {
  const { user, data } = cluster;
  const fresh = `${data}.new-${process.pid}`;
  const key = `${fresh}.key`;
  await mkdir(fresh, { mode: 0o700 });
  await writeFile(key, `${cluster.password}\n`, { mode: 0o600 });
  if (user.uid !== undefined && user.gid !== undefined) {
    await Promise.all([fresh, key].map(path => chown(path, user.uid ?? 0, user.gid ?? 0)));
  }
  try {
    await initdb(cluster, fresh, key);
    // An empty folder may stand there, made by a person; on Windows a rename does not replace it.
    await rmdir(data).catch(ignoreMissing);
    await rename(fresh, data);
  } finally {
    await rm(key, { force: true });
    await rm(fresh, { recursive: true, force: true });
  }
}

async function initdb(cluster: Cluster, target: string, key: string): Promise<void> {
  const flags = [
    '-D', target, '--username', SUPERUSER, '--pwfile', key, '--auth', 'scram-sha-256', '--encoding', 'UTF8',
    '--locale', 'C', '--no-instructions', ...(cluster.durable ? [] : ['--no-sync']),
  ];
  try {
    await run(cluster.binaries.initdb, flags, { ...cluster.user, cwd: dirname(target), env: serverEnvironment() });
  } catch (thrown) {
    const said = (thrown as { stderr?: string }).stderr ?? String(thrown);
    throw startProblem(cluster, said);
  }
}

/** What PostgreSQL's programs may see of our environment: nothing of ours, no language, no time zone. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot } = process.env;
  return { LC_ALL: 'C', TZ: 'UTC', ...(PATH && { PATH }), ...(SystemRoot && { SystemRoot }) };
}

/** What the last words of a PostgreSQL program mean to the user. */
export function startProblem(cluster: Cluster, said: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(said)) return raise(problems.diskFull, {});
  const lines = said.trim().split('\n');
  const telling = lines.findLast(line => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  const reason = telling.replace(/^.*?(FATAL|PANIC|error):\s*/, '') || '-';
  return raise(problems.databaseNotStarting, { log: cluster.log, reason });
}

async function removeUnfinished(data: string): Promise<void> {
  const parent = dirname(data);
  const left = (await readdir(parent)).filter(name => name.startsWith(`${basename(data)}.new-`));
  await Promise.all(left.map(name => rm(join(parent, name), { recursive: true, force: true })));
}

function ignoreMissing(thrown: NodeJS.ErrnoException): void {
  if (thrown.code !== 'ENOENT') throw thrown;
}
