/* The cheapest plan for schools that were read from a workbook or from registers. */
import type { BalanceRules } from '../../domain/balance/balance-rules.ts';
import type { BalanceSchool } from '../../domain/balance/level-school.ts';
import type { SolveLinear } from '../../domain/balance/plan/linear-model.ts';
import { findPlan, type BalancePlan, type PlanEffort } from '../../domain/balance/plan/find-plan.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { holdDeadline } from './hold-deadline.ts';
import type { TimedPlan } from '../runtime.ts';
import { openSolver } from './solve-linear.ts';

// More than any county has; the optimiser's memory ends somewhere.
const MOST_SCHOOLS = 600;
/** Nearer to the cheapest than this is not looked for. */
const GAP = 0.005;

/** The cheapest plan, weighed again by the rules; `seconds` for each step. Throws B130 … B133 where there is none. */
export const planBalance = async (rules: BalanceRules, schools: readonly BalanceSchool[], on: string, seconds: number): Promise<BalancePlan> =>
  find({ rules, schools, on }, await openSolver(), { seconds, gap: GAP }, seconds);

/** The cheapest plan that is found within so many seconds in all; `heard` hears of one before its bound is proved. Throws B130 … B133. */
export async function planWithin(rules: BalanceRules, schools: readonly BalanceSchool[], on: string, seconds: number, heard: (plan: BalancePlan) => void): Promise<TimedPlan> {
  const timed = holdDeadline(await openSolver(), seconds, () => performance.now());
  const found = (plan: BalancePlan): void => { timed.found(); heard(plan); };
  const plan = await find({ rules, schools, on }, timed.solve, { seconds: Math.max(5, seconds / 3), gap: GAP, found }, seconds);
  return { plan, cutShort: timed.isCutShort() };
}

async function find({ rules, schools, on }: { readonly rules: BalanceRules; readonly schools: readonly BalanceSchool[]; readonly on: string }, solve: SolveLinear, effort: PlanEffort, seconds: number): Promise<BalancePlan> {
  if (schools.length > MOST_SCHOOLS) throw raise(problems.planTooLarge, { schools: schools.length, limit: MOST_SCHOOLS });
  const found = await findPlan(rules, schools, on, solve, effort);
  if (found.kind === 'plan') return found;
  if (found.kind === 'impossible') throw raise(problems.planImpossible, {});
  if (found.kind === 'unfound') throw raise(problems.planUnfound, { seconds });
  throw raise(problems.planOfNothing, { section: nameIn(rules.sections, found.section), indicator: nameIn(rules.indicators, found.indicator) });
}

const nameIn = (list: readonly { readonly key: string; readonly name: Words }[], key: string): Words => list.find((one) => one.key === key)?.name ?? { zh: key, en: key };
