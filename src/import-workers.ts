/*
 * Sends the heavy work of imports out of the server's process: pages keep their turn, a file that costs too much takes
 * down nothing but its own import, and the memory it took is given back when it ends.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { HeavyJob, Workers } from './app/runtime.ts';
import { Problem, problems, raise } from './domain/problem.ts';
import { giveWay } from './give-way.ts';
import type { ImportOrder, ImportTold } from './import-child.ts';
import { thriftyMemory } from './office/thrifty-memory.ts';
import { watchMemory } from './office/watch-memory.ts';

/** What every child is told besides its job. */
export type WorkersGiven = Omit<ImportOrder, 'job' | 'ahead'> & { readonly clock: () => Date };

// What judging 200,000 rows needs, twice.
const HEAP_MB = 300;
// Rows live for a moment: a small young heap takes half the memory and little more time. It is cleared by one thread, since the other processors have the file to read and rows to write.
const NEW_MB = 16;
// Keys of the file gather in the old heap; looked through only when it holds so much, and not at every few megabytes more.
const OLD_MB = 80;
const RESIDENT_MB = 700;
// A process that was begun ahead waits so long for its job.
const IDLE_MS = 60_000;

// Of the environment, where secrets may stand, only this.
const passedOn = () => ({
  ...(process.env['XUEZHENG_LOG'] !== undefined && { XUEZHENG_LOG: process.env['XUEZHENG_LOG'] }),
  ...(process.env['NODE_COMPILE_CACHE'] !== undefined && { NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] }),
});

/** Makes the workers of a server. Close them, or their children live on. */
export function importWorkers({ clock, ...given }: WorkersGiven): Workers & { readonly close: () => void } {
  const children = new Set<ChildProcess>();
  let ahead: ChildProcess | undefined;
  const begin = (...given: readonly string[]): ChildProcess => {
    const child = fork(fileURLToPath(new URL('./import-child.ts', import.meta.url)), given, {
      execArgv: [`--max-old-space-size=${HEAP_MB}`, `--max-semi-space-size=${NEW_MB}`, `--initial-old-space-size=${OLD_MB}`, '--no-parallel-scavenge', '--no-warnings'], serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { ...thriftyMemory, ...passedOn() },
    });
    children.add(child);
    child.once('exit', () => children.delete(child));
    if (child.pid !== undefined) giveWay(child.pid);
    return child;
  };
  return {
    expect: () => {
      if (ahead !== undefined) return;
      const child = begin('a file is on its way');
      ahead = child;
      const forget = (): void => { if (ahead === child) ahead = undefined; };
      child.once('exit', forget);
      child.once('error', forget);
      // When no job comes. It is ended from here: one that ended by itself could be given a job at that very moment.
      setTimeout(() => { if (ahead === child) child.kill('SIGKILL'); forget(); }, IDLE_MS).unref();
    },
    run: (job, accepted) => {
      const child = ahead ?? begin();
      ahead = undefined;
      return follow(child, { ...given, job, ahead: clock().getTime() - Date.now() }, accepted);
    },
    close: () => { for (const child of children) child.kill('SIGKILL'); },
  };
}

/** Settles with the child's work. Throws the problem it met, or that it is gone. */
function follow(child: ChildProcess, order: ImportOrder & { readonly job: HeavyJob }, accepted: () => void): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const lost = (): void => reject(raise(problems.importWorkerLost, {}));
  const unwatch = child.pid === undefined ? undefined : watchMemory(child.pid, RESIDENT_MB, () => child.kill('SIGKILL'));
  child.once('error', reject);
  child.once('exit', lost);
  child.on('message', (message) => {
    // The only sender is import-child.ts, which sends exactly this.
    const told = message as ImportTold;
    if ('accepted' in told) accepted();
    else if ('done' in told) resolve();
    else reject(failureOf(told));
  });
  child.send(order, (error) => { if (error !== null) lost(); });
  return promise.finally(() => unwatch?.());
}

function failureOf(told: Extract<ImportTold, { problem: unknown } | { broken: string }>): Error {
  if ('broken' in told) return new Error(told.broken);
  const { code, status, details, zh, en, cause } = told.problem;
  const problem = new Problem({ code, status }, details, zh, en);
  if (cause !== '') problem.cause = cause;
  return problem;
}
