/*
 * Runs the reading of a file in a child process of its own, so that a hostile file can take down nothing but its own
 * reading. The child has a heap limit, a wall clock, an empty environment, and no right to write files or start processes.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem, problems, raise } from '../domain/problem.ts';
import type { SentProblem } from './parse-child.ts';
import type { ReadLimits } from './read-limits.ts';
import { watchMemory } from './watch-memory.ts';

/** What every such job says. */
export interface ChildJob { readonly name: string; readonly limits: ReadLimits }

/** How a child answers when it did not come to its end. */
export type ChildFault = { readonly problem: SentProblem } | { readonly broken: string; readonly tooDeep: boolean };

/** Gives a job to the program at `entry` and its answer back. Throws the problem the child met, readingTooLong or readingTooHeavy. */
export async function runInChild<A extends object>(entry: URL, job: ChildJob): Promise<Exclude<A, ChildFault>> {
  const child = startChild(entry, job.limits.memoryMb);
  try {
    return sound<A>(job.name, await waitForAnswer<A>(child, job));
  } finally {
    child.kill('SIGKILL');
  }
}

function startChild(entry: URL, memoryMb: number): ChildProcess {
  return fork(fileURLToPath(entry), {
    // What reads our sources at the start runs once: compiled well, it costs more than it saves.
    execArgv: [`--max-old-space-size=${memoryMb}`, '--liftoff-only', '--permission', '--allow-fs-read=*', '--no-warnings'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function waitForAnswer<A>(child: ChildProcess, job: ChildJob): Promise<A | ChildFault> {
  const { name, limits } = job;
  const endings = Promise.withResolvers<A | ChildFault>();
  const tooHeavy = (): void => endings.reject(raise(problems.readingTooHeavy, { name }));
  const clock = setTimeout(() => endings.reject(raise(problems.readingTooLong,
    { name, seconds: Math.ceil(limits.timeoutMs / 1000) })), limits.timeoutMs);
  const unwatch = child.pid === undefined ? undefined : watchMemory(child.pid, limits.residentMb, tooHeavy);
  child.once('message', (reply) => endings.resolve(reply as A | ChildFault));
  child.on('error', endings.reject);
  // An answer always comes before the end; a child that ends without one was stopped by its heap limit or crashed.
  child.once('exit', tooHeavy);
  child.send(job, (error) => { if (error !== null) tooHeavy(); });
  return endings.promise.finally(() => {
    clearTimeout(clock);
    unwatch?.();
  });
}

function sound<A extends object>(name: string, reply: A | ChildFault): Exclude<A, ChildFault> {
  if ('problem' in reply) {
    const { code, status, details, zh, en, cause } = reply.problem;
    throw withCause(new Problem({ code, status }, details, zh, en), cause);
  }
  if ('broken' in reply) throw withCause(raise(reply.tooDeep ? problems.readingTooHeavy : problems.fileDamaged, { name }), reply.broken);
  return reply as Exclude<A, ChildFault>;
}

/** The parser's own words go to the log, not to the user. */
function withCause(problem: Problem, cause: string): Problem {
  if (cause !== '') problem.cause = cause;
  return problem;
}
