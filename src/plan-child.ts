/*
 * Entry of the child process that makes one plan: minutes of computing that pages must not wait for. It is told the rules
 * and the schools, tells every plan it finds and then the last one, and ends; or when the server goes.
 */
import { isProblem } from './domain/problem.ts';
import type { BalancePlan } from './domain/balance/plan/find-plan.ts';
import type { PlanOrder, TimedPlan } from './app/runtime.ts';
import type { SentProblem } from './office/parse-child.ts';
import { planWithin } from './app/balance/plan-balance.ts';

/** What it tells. */
export type PlanTold = { readonly found: BalancePlan } | { readonly done: TimedPlan } | { readonly problem: SentProblem } | { readonly broken: string };

const tell = (told: PlanTold): Promise<void> => new Promise((resolve) => { process.send?.(told, () => resolve()); });

process.once('disconnect', () => process.exit(1));
process.once('message', (order) => {
  // The only sender is plan-runner.ts, which sends exactly this.
  void work(order as PlanOrder).then(tell).then(() => process.exit(0));
});

async function work({ rules, schools, on, seconds }: PlanOrder): Promise<PlanTold> {
  try {
    return { done: await planWithin(rules, schools, on, seconds, (plan) => { void tell({ found: plan }); }) };
  } catch (thrown) {
    if (!isProblem(thrown)) return { broken: thrown instanceof Error ? thrown.stack ?? thrown.message : String(thrown) };
    const { code, status, details, zh, en, cause } = thrown;
    return { problem: { code, status, details, zh, en, cause: String(cause ?? '') } };
  }
}
