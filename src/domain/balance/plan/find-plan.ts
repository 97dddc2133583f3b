/*
 * The cheapest plan that brings every coefficient and threshold inside its limit. The optimiser is handed in; what it
 * finds is believed only after the rules themselves have weighed the county again with the plan carried out.
 */
import type { PlainDate } from '../../values/plain-date.ts';
import type { BalanceRules } from '../balance-rules.ts';
import type { BalanceSchool } from '../level-school.ts';
import { weighBalance, type BalanceResult } from '../weigh-balance.ts';
import { carryOut, stepsOf, type PlanStep } from './carry-out.ts';
import { cutFirst, solveWithCones } from './hold-cones.ts';
import type { LinearAnswer, SolveLinear } from './linear-model.ts';
import { COST_UNIT, draftPlan, growthKey, type Cone, type DraftOptions, type PlanDraft } from './plan-draft.ts';
import { setProblem, type PlanProblem } from './plan-problem.ts';

/** A plan: what is done where, what it costs, and what no plan can be below. */
export interface BalancePlan {
  readonly kind: 'plan';
  readonly steps: readonly PlanStep[];
  readonly cost: number;
  readonly bound: number;
  /** (cost − bound) ÷ cost: how far the plan may be from the cheapest. */
  readonly gap: number;
  /** The county weighed again with the plan carried out: it is met. */
  readonly after: BalanceResult;
}

/** Why there is none: no plan can do it; nobody has anything of an indicator; none was found in the time there was. */
export type NoPlan = { readonly kind: 'impossible' } | { readonly kind: 'nothing'; readonly section: string; readonly indicator: string } | { readonly kind: 'unfound' };

/** How much may be spent on the search; `found` hears of a plan before its bound is proved. */
export interface PlanEffort { readonly seconds: number; readonly gap: number; readonly found?: (plan: BalancePlan) => void }

const MARGINS = [0.0005, 0.003, 0.02];
/** A programme in broken numbers: quick, and a bound. */
const BROKEN = { broken: true, seconds: 60, gap: 0 } as const;
const NOISE = 1e-6;
const MANY = 120;
/** What is left out when amounts are rounded up: first as much as does no harm in most counties, then nothing but noise. */
const ROUNDING = [0.2, 1e-5];

/** A plan before anybody knows how near it is to the cheapest. */
type Unbound = Omit<BalancePlan, 'bound' | 'gap'>;
/** Less than this is not worth another round. */
const WORTH = 0.002;

interface Reach { readonly growth: ReadonlyMap<string, number>; readonly floors: ReadonlyMap<string, number> }

/** Finds the cheapest plan. */
export async function findPlan(rules: BalanceRules, schools: readonly BalanceSchool[], on: PlainDate, solve: SolveLinear, effort: PlanEffort): Promise<BalancePlan | NoPlan> {
  const today = weighBalance(rules, schools, on);
  if (today.met) return { kind: 'plan', steps: [], cost: 0, bound: 0, gap: 0, after: today };
  const problem = setProblem(rules, schools, on);
  const [empty] = problem.empty;
  if (empty !== undefined) return { kind: 'nothing', ...empty };
  return new Search(problem, schools, solve, effort).run();
}

class Search {
  readonly #problem: PlanProblem;
  readonly #schools: readonly BalanceSchool[];
  readonly #solve: SolveLinear;
  readonly #effort: PlanEffort;

  constructor(problem: PlanProblem, schools: readonly BalanceSchool[], solve: SolveLinear, effort: PlanEffort) {
    this.#problem = problem;
    this.#schools = schools;
    this.#solve = solve;
    this.#effort = effort;
  }

  async run(): Promise<BalancePlan | NoPlan> {
    const composite = this.#problem.levels.some((level) => level.composite !== null);
    let growth: ReadonlyMap<string, number> = new Map();
    for (const margin of MARGINS) {
      const options: DraftOptions = { margin, growth, side: 'plan' };
      const grown = composite ? await this.#grow(options) : { growth, plan: null };
      growth = grown.growth;
      const draft = this.#draft({ ...options, growth });
      // Where nothing but whole things is asked for, the broken answer rounded is often as good as any.
      const broken = grown.plan === null ? await solveWithCones(draft, this.#solve, BROKEN) : null;
      if (broken?.status === 'infeasible') return { kind: 'impossible' };
      const rounded = await this.#told(broken === null ? grown.plan : this.#weigh(draft, broken));
      if (rounded !== null && rounded.gap <= this.#effort.gap) return rounded;
      const answer = await solveWithCones(draft, this.#solve, { broken: false, seconds: this.#effort.seconds, gap: this.#effort.gap, rounds: 4 });
      if (answer.status === 'infeasible' && rounded === null) return { kind: 'impossible' };
      const whole = this.#weigh(draft, answer);
      if (rounded !== null && (whole === null || whole.cost >= rounded.cost)) return rounded;
      const plan = await this.#told(whole);
      if (plan !== null) return plan;
    }
    return { kind: 'unfound' };
  }

  /** A plan is told as soon as it stands, then with its bound. */
  async #told(plan: Unbound | null): Promise<BalancePlan | null> {
    if (plan === null) return null;
    this.#tell(plan);
    return this.#withBound(plan);
  }

  #tell(plan: Unbound): void {
    this.#effort.found?.({ ...plan, bound: 0, gap: plan.cost === 0 ? 0 : 1 });
  }

  #draft(options: DraftOptions): PlanDraft {
    const draft = draftPlan(this.#problem, options);
    cutFirst(draft, (cone) => this.#deviations(cone));
    return draft;
  }

  #deviations({ level, indicator }: Cone): number[] {
    const held = this.#problem.levels.find(({ section }) => section.key === level);
    const per = this.#problem.rules.indicators.find(({ key }) => key === indicator)?.per ?? 1;
    const mean = (held?.means.get(indicator) ?? 1) / per;
    const total = held?.schools.reduce((all, { amounts }) => all + (amounts[indicator] ?? 0), 0) ?? 0;
    return held?.schools.map(({ pupils, amounts }) => Math.sqrt(pupils / held.pupils) * ((amounts[indicator] ?? 0) / pupils - total / held.pupils) / mean) ?? [];
  }

  /**
   * Bought things raise the means, which lowers coefficients: reckoned again with what the last plan raised them to, until
   * that saves next to nothing. Every answer on the way may be a plan already, and is told.
   */
  async #grow(options: DraftOptions): Promise<{ readonly growth: ReadonlyMap<string, number>; readonly plan: Unbound | null }> {
    let { growth } = options;
    let plan: Unbound | null = null;
    for (let round = 0; round < 3; round += 1) {
      const draft = this.#draft({ ...options, growth });
      const answer = await solveWithCones(draft, this.#solve, BROKEN);
      if (answer.values.length === 0) break;
      const next = this.#weigh(draft, answer);
      const before: number = plan?.cost ?? Infinity;
      if (next !== null && next.cost < before) {
        plan = next;
        this.#tell(next);
      }
      growth = new Map(draft.cones.map(({ level, indicator, rho }) => [growthKey(level, indicator), Math.max(1, (answer.values[rho] ?? 1) * (1 - 1e-6))]));
      if (next !== null && next.cost > before * (1 - WORTH)) break;
    }
    return { growth, plan };
  }

  /** The plan of an answer, if the rules agree that everything is met. */
  #weigh(draft: PlanDraft, answer: LinearAnswer): Unbound | null {
    if (answer.values.length === 0) return null;
    const { rules, on } = this.#problem;
    for (const noise of ROUNDING) {
      const steps = stepsOf(draft.choices, answer.values, this.#schools, noise);
      const after = weighBalance(rules, carryOut(rules, this.#schools, steps), on);
      if (after.met) return { kind: 'plan', steps, cost: steps.reduce((all, { cost }) => all + cost, 0), after };
    }
    return null;
  }

  /** What no plan can be below: limits as they are; for the composite, means as high as a plan of this cost could raise them. */
  async #withBound(plan: Unbound): Promise<BalancePlan> {
    const composite = this.#problem.levels.some((level) => level.composite !== null);
    const reach = composite ? await this.#reachOf(plan.cost) : { growth: new Map<string, number>() };
    const draft = this.#draft({ margin: 0, side: 'bound', ...reach });
    const broken = await solveWithCones(draft, this.#solve, BROKEN);
    // Whole numbers raise the bound, and cost time; a plan that is near enough does without.
    const near = plan.cost - Math.max(0, broken.bound) * COST_UNIT <= this.#effort.gap * plan.cost;
    const whole = near ? broken : await this.#solve(draft.model, { broken: false, seconds: this.#effort.seconds, gap: this.#effort.gap });
    const proved = [broken.bound, whole.bound].filter((bound) => Number.isFinite(bound)).map((bound) => bound * COST_UNIT);
    const bound = Math.min(plan.cost, Math.max(0, ...proved));
    return { ...plan, bound, gap: plan.cost === 0 ? 0 : (plan.cost - bound) / plan.cost };
  }

  /** How high each mean could come, and how low each deviation, with this much money: by money alone, then under all limits together. */
  async #reachOf(budget: number): Promise<Reach> {
    const { rules, levels } = this.#problem;
    let reach: Reach = {
      growth: new Map(levels.flatMap(({ section, schools, pupils, means }) => rules.indicators.map(({ key, per, of }) => {
        const each = Math.max(0, ...rules.goods.filter(({ move }) => !move).map(({ adds, price }) => of.reduce((all, { resource, times }) => all + times * (adds.find((one) => one.resource === resource)?.times ?? 0), 0) / price));
        const now = schools.reduce((all, { amounts }) => all + (amounts[key] ?? 0), 0);
        return [growthKey(section.key, key), (now + budget * each) / (pupils * ((means.get(key) ?? 1) / per)) + NOISE] as const;
      }))),
      floors: new Map(),
    };
    // A programme takes longer the more schools there are; the bound is worth less than that.
    const rounds = levels.reduce((all, { schools }) => all + schools.length, 0) > MANY ? 0 : 3;
    for (let round = 0; round < rounds; round += 1) {
      const draft = this.#draft({ margin: 0, side: 'bound', budget, ...reach });
      const answer = await solveWithCones(draft, this.#solve, BROKEN);
      if (answer.values.length === 0) break;
      reach = await this.#tightened(draft, reach);
    }
    return reach;
  }

  async #tightened(draft: PlanDraft, reach: Reach): Promise<Reach> {
    const [growth, floors] = [new Map(reach.growth), new Map(reach.floors)];
    for (const { level, indicator, rho, tau } of draft.cones) {
      const key = growthKey(level, indicator);
      // Means that cannot grow leave nothing to be gained.
      if ((growth.get(key) ?? 1) <= 1 + 1e-4) continue;
      const [most, least] = [await this.#extreme(draft, rho, -1), await this.#extreme(draft, tau, 1)];
      if (most !== null) growth.set(key, Math.min(growth.get(key) ?? Infinity, -most + NOISE));
      if (least !== null) floors.set(key, Math.max(floors.get(key) ?? 0, least - NOISE));
    }
    return { growth, floors };
  }

  async #extreme({ model: { variables, rows } }: PlanDraft, of: number, cost: number): Promise<number | null> {
    const answer = await this.#solve({ variables: variables.map((variable, at) => ({ ...variable, cost: at === of ? cost : 0 })), rows }, BROKEN);
    return answer.status === 'solved' ? answer.cost : null;
  }
}
