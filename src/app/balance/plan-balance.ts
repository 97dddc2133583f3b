/* The cheapest plan for schools that were read from a workbook. */
import type { BalanceRules } from '../../domain/balance/balance-rules.ts';
import type { BalanceSchool } from '../../domain/balance/level-school.ts';
import { findPlan, type BalancePlan } from '../../domain/balance/plan/find-plan.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { openSolver } from './solve-linear.ts';

// More than any county has; the optimiser's memory ends somewhere.
const MOST_SCHOOLS = 600;
/** Nearer to the cheapest than this is not looked for. */
const GAP = 0.005;

/** The cheapest plan, weighed again by the rules. Throws B130 … B133 where there is none. */
export async function planBalance(rules: BalanceRules, schools: readonly BalanceSchool[], on: string, seconds: number): Promise<BalancePlan> {
  if (schools.length > MOST_SCHOOLS) throw raise(problems.planTooLarge, { schools: schools.length, limit: MOST_SCHOOLS });
  const found = await findPlan(rules, schools, on, await openSolver(), { seconds, gap: GAP });
  if (found.kind === 'plan') return found;
  if (found.kind === 'impossible') throw raise(problems.planImpossible, {});
  if (found.kind === 'unfound') throw raise(problems.planUnfound, { seconds });
  throw raise(problems.planOfNothing, { section: nameIn(rules.sections, found.section), indicator: nameIn(rules.indicators, found.indicator) });
}

const nameIn = (list: readonly { readonly key: string; readonly name: Words }[], key: string): Words => list.find((one) => one.key === key)?.name ?? { zh: key, en: key };
