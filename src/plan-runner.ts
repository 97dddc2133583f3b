/* Makes plans in a child process, one at a time: the server goes on serving, and whoever goes away stops theirs. */
import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { PlanOrder, RunPlan, TimedPlan } from './app/runtime.ts';
import type { BalancePlan } from './domain/balance/plan/find-plan.ts';
import { Problem, problems, raise } from './domain/problem.ts';
import { giveWay } from './give-way.ts';
import { watchMemory } from './office/watch-memory.ts';
import type { PlanTold } from './plan-child.ts';

const RESIDENT_MB = 1500;
// Beyond its time a child is given so long to end by itself.
const GRACE_MS = 8_000;

/** What makes the plans of a server: one at a time. */
export function planRunner(): RunPlan {
  let busy = false;
  return async (order, signal) => {
    if (busy) throw raise(problems.planBusy, {});
    busy = true;
    try {
      return await runOne(order, signal);
    } finally {
      busy = false;
    }
  };
}

async function runOne(order: PlanOrder, signal: AbortSignal): Promise<TimedPlan> {
  const child = fork(fileURLToPath(new URL('./plan-child.ts', import.meta.url)), { execArgv: ['--max-old-space-size=600', '--no-warnings'], env: {}, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  // Pages go first.
  if (child.pid !== undefined) giveWay(child.pid);
  try {
    return await follow(child, order, signal);
  } finally {
    child.kill('SIGKILL');
  }
}

function follow(child: ChildProcess, order: PlanOrder, signal: AbortSignal): Promise<TimedPlan> {
  const { promise, resolve, reject } = Promise.withResolvers<TimedPlan>();
  let best: BalancePlan | undefined;
  const lost = (): void => reject(raise(problems.planLost, {}));
  // The best that was found is still a plan.
  const late = setTimeout(() => { if (best) resolve({ plan: best, cutShort: true }); else reject(raise(problems.planUnfound, { seconds: order.seconds })); }, order.seconds * 1000 + GRACE_MS);
  const unwatch = child.pid === undefined ? undefined : watchMemory(child.pid, RESIDENT_MB, lost);
  child.once('error', reject);
  child.once('exit', lost);
  signal.addEventListener('abort', lost, { once: true });
  child.on('message', (message) => {
    // The only sender is plan-child.ts, which sends exactly this.
    const told = message as PlanTold;
    if ('found' in told) best = told.found;
    else if ('done' in told) resolve(told.done);
    else reject(failureOf(told));
  });
  child.send(order, (error) => { if (error !== null) lost(); });
  return promise.finally(() => { clearTimeout(late); unwatch?.(); signal.removeEventListener('abort', lost); });
}

function failureOf(told: Extract<PlanTold, { problem: unknown } | { broken: string }>): Error {
  if ('broken' in told) return new Error(told.broken);
  const { code, status, details, zh, en } = told.problem;
  return new Problem({ code, status }, details, zh, en);
}
