/*
 * Runs a parse job in a child process of its own, so that a hostile file can take down nothing but its own reading. The
 * child has a heap limit, a wall clock, an empty environment, and no right to write files or start processes.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Problem, problems, raise } from '../domain/problem.ts';
import type { ParseAnswer } from './parse-child.ts';
import type { Parsed, ParseJob } from './parse-job.ts';
import { watchMemory } from './watch-memory.ts';

/** Reads a document in a child process. Throws the problem the child met, readingTooLong or readingTooHeavy. */
export async function runParseJob(job: ParseJob): Promise<Parsed> {
  const child = startChild(job.limits.memoryMb);
  try {
    return outcome(job.name, await waitForAnswer(child, job));
  } finally {
    child.kill('SIGKILL');
  }
}

function startChild(memoryMb: number): ChildProcess {
  return fork(fileURLToPath(new URL('./parse-child.ts', import.meta.url)), {
    // What reads our sources at the start runs once: compiled well, it costs more than it saves.
    execArgv: [`--max-old-space-size=${memoryMb}`, '--liftoff-only', '--permission', '--allow-fs-read=*', '--no-warnings'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

function waitForAnswer(child: ChildProcess, job: ParseJob): Promise<ParseAnswer> {
  const { name, limits } = job;
  const endings = Promise.withResolvers<ParseAnswer>();
  const tooHeavy = (): void => endings.reject(raise(problems.readingTooHeavy, { name }));
  const clock = setTimeout(() => endings.reject(raise(problems.readingTooLong,
    { name, seconds: Math.ceil(limits.timeoutMs / 1000) })), limits.timeoutMs);
  const unwatch = child.pid === undefined ? undefined : watchMemory(child.pid, limits.residentMb, tooHeavy);
  child.once('message', (reply) => endings.resolve(reply as ParseAnswer));
  child.on('error', endings.reject);
  // An answer always comes before the end; a child that ends without one was stopped by its heap limit or crashed.
  child.once('exit', tooHeavy);
  child.send(job, (error) => { if (error !== null) tooHeavy(); });
  return endings.promise.finally(() => {
    clearTimeout(clock);
    unwatch?.();
  });
}

function outcome(name: string, reply: ParseAnswer): Parsed {
  if ('parsed' in reply) return reply.parsed;
  if ('problem' in reply) {
    const { code, status, details, zh, en, cause } = reply.problem;
    throw withCause(new Problem({ code, status }, details, zh, en), cause);
  }
  throw withCause(raise(reply.tooDeep ? problems.readingTooHeavy : problems.fileDamaged, { name }), reply.broken);
}

/** The parser's own words go to the log, not to the user. */
function withCause(problem: Problem, cause: string): Problem {
  if (cause !== '') problem.cause = cause;
  return problem;
}
