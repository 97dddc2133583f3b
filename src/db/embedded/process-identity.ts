/*
 * Who a process id belongs to. Ids are given out again, so an id found in a file proves nothing by itself: the start
 * time and the command line do. A process that died but was not collected by its parent counts as dead.
 */
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** When the process with this id began, in the system's own words; undefined where no such process lives. */
export async function findProcessStart(pid: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return findStartByTool(pid);
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the command in brackets and may hold spaces; the state follows it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return start === undefined || state === 'Z' || state === 'X' ? undefined : start;
}

/** The command line of a living process, or an empty string. */
export async function findCommandLine(pid: number): Promise<string> {
  if (process.platform !== 'linux') return askTool(pid, 'command=');
  const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return line.replaceAll('\0', ' ').trim();
}

async function findStartByTool(pid: number): Promise<string | undefined> {
  if (process.platform === 'win32') return isAlive(pid) ? 'alive' : undefined;
  return (await askTool(pid, 'lstart=')) || undefined;
}

const askTool = (pid: number, field: string): Promise<string> =>
  run('ps', ['-o', field, '-p', String(pid)]).then(({ stdout }) => stdout.trim(), () => '');

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}
