import type { BalancePlanView } from '../../contract/balance.ts';
import { wholeSchools, gapsOf } from '../../domain/balance/county-school.ts';
import { applyTrials, type Trial } from '../../domain/balance/what-if.ts';
import { problems, raise } from '../../domain/problem.ts';
import { useCase } from '../use-case.ts';
import type { Asker, PlanOrder, Runtime, TimedPlan } from '../runtime.ts';
import { gatherCounty, type CountyInput } from './gather-county.ts';

interface PlanInput extends CountyInput { readonly trials: readonly Trial[]; readonly prices: Readonly<Record<string, number>>; readonly seconds: number }

interface PlanToMake { readonly order: PlanOrder; readonly leftOut: readonly string[] }

/** What a plan of the county is to be made from: its schools with numbers that were tried, the rules with prices. Throws A103, B136, R101, R314, R325. */
export const planCounty = useCase('balance.plan', async (cx, input: PlanInput): Promise<PlanToMake> => {
  const { book, schools, around: { unit, today }, whole } = await gatherCounty(cx, 'balance.plan', input);
  const rules = { ...book.rules, goods: book.rules.goods.map((good) => ({ ...good, price: input.prices[good.key] ?? good.price })) };
  const tried = applyTrials(rules, schools, input.trials);
  // A school of which something is not known is left out, and told: a guess would buy it things.
  const known = wholeSchools(tried, gapsOf(rules, tried, today));
  if (!whole || known.length === 0) throw raise(problems.planOfParts, {});
  cx.about({ kind: 'balance', id: rules.key, unitPath: unit.path, name: rules.name.zh, details: { schools: known.length, trials: input.trials.length, seconds: input.seconds } });
  return { order: { rules, schools: known, on: today, seconds: input.seconds }, leftOut: tried.filter((one) => !known.includes(one)).map(({ name }) => name) };
});

// Where there is no other process, as for the console.
async function planHere({ rules, schools, on, seconds }: PlanOrder): Promise<TimedPlan> {
  const { planWithin } = await import('./plan-balance.ts');
  return planWithin(rules, schools, on, seconds, () => undefined);
}

/** Makes the plan when everything it needs was read: no transaction waits for it. Throws what planCounty throws, and B130 to B135. */
export async function makeCountyPlan(runtime: Runtime, asker: Asker, input: PlanInput, signal: AbortSignal): Promise<BalancePlanView> {
  const { order, leftOut } = await planCounty(runtime, asker, input);
  const { plan: { steps, cost, bound, gap, after }, cutShort } = await (runtime.planner?.(order, signal) ?? planHere(order));
  return { steps: steps.map(({ good, ...step }) => ({ ...step, good: good.key })), cost, bound, gap, seconds: order.seconds, cutShort, leftOut, after };
}
