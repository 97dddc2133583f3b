/*
 * Time the processors spent on a program and on the database behind it: what a busy machine does not change, while the
 * time on the clock grows with whatever else runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';

const TICKS_A_SECOND = 100;

interface Process { readonly pid: number; readonly parent: number; readonly ticks: number }

// Used by the process itself and by those of its children that have ended.
function readProcess(pid: number): Process | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ').map(Number);
    return { pid, parent: fields[1] ?? 0, ticks: [11, 12, 13, 14].reduce((sum, at) => sum + (fields[at] ?? 0), 0) };
  } catch {
    return undefined;
  }
}

function familyOf(root: number): readonly Process[] {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).flatMap((name) => readProcess(Number(name)) ?? []);
  const own = new Set([root]);
  for (let grown = true; grown;) {
    grown = false;
    for (const { pid, parent } of all) if (own.has(parent) && !own.has(pid)) grown = Boolean(own.add(pid));
  }
  return all.filter(({ pid }) => own.has(pid));
}

/** Numbers of a process and of all it started. */
export const pidsOf = (root: number): readonly number[] => familyOf(root).map(({ pid }) => pid);

/** Seconds of processor used so far by a process and all it started. */
export const processorSeconds = (root: number): number => familyOf(root).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND;

/** The process that started all others of a database. */
export async function findPostmaster(ownerUrl: string): Promise<number> {
  const client = new Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: [row] } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return readProcess(row?.pid ?? 0)?.parent ?? 0;
  } finally {
    await client.end();
  }
}

/** Milliseconds of processor of a server and of its database during some work. */
export async function spent<T>(server: number, database: number, work: () => Promise<T>): Promise<{ readonly value: T; readonly server: number; readonly database: number }> {
  const [mine, theirs] = [processorSeconds(server), processorSeconds(database)];
  const value = await work();
  return { value, server: (processorSeconds(server) - mine) * 1000, database: (processorSeconds(database) - theirs) * 1000 };
}

/** The most memory a process held so far, in MB. */
export const peakMb = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
