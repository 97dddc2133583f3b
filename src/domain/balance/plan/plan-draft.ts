/*
 * The cheapest plan as a programme: what is bought for which school and who moves where, under thresholds and limits of
 * coefficients. ‖z‖ ≤ τ with z the weighted deviations is a cone; it is held by straight cuts, added where they bite.
 */
import { limitFor, type BalanceRules, type Good, type Section } from '../balance-rules.ts';
import type { PlanLevel, PlanProblem } from './plan-problem.ts';
import { ModelDraft, type Term } from './linear-model.ts';
import type { LevelSchool } from '../level-school.ts';

/** One thing that may be done at one school, counted in `unit`; a section only where the thing is told section by section. */
export interface Choice { readonly variable: number; readonly unit: number; readonly good: Good; readonly row: number; readonly section: string | null; readonly out: boolean }

/** A coefficient: √Σz² ≤ τ, held by Σs ≤ τ and cuts s ≥ z²/τ. */
export interface Cone { readonly z: readonly number[]; readonly s: readonly number[]; readonly tau: number; readonly rho: number; readonly level: string; readonly indicator: string }

/** The programme and what its variables mean. */
export interface PlanDraft { readonly model: ModelDraft; readonly choices: readonly Choice[]; readonly cones: readonly Cone[] }

/** How tight limits are held, and for which growth of each mean the composite is reckoned (by `section indicator`). */
export interface DraftOptions {
  /** Limits are multiplied with 1 − margin, so that rounding up does no harm. */
  readonly margin: number;
  /** A plan that keeps the composite when means grow at least so much; or, as a bound, at most so much. */
  readonly growth: ReadonlyMap<string, number>;
  /** For the bound: what the deviation of an indicator cannot be below. */
  readonly floors?: ReadonlyMap<string, number>;
  readonly side: 'plan' | 'bound';
  /** For the bound: no plan above this cost is looked for. */
  readonly budget?: number;
}

/** Writes the programme. */
export function draftPlan(problem: PlanProblem, options: DraftOptions): PlanDraft {
  const draft = new Draft(problem, options);
  for (const level of problem.levels) draft.addLevel(level);
  return draft.finish();
}

/** The key of an indicator of a section in maps of growth. */
export const growthKey = (section: string, indicator: string): string => `${section} ${indicator}`;

class Draft {
  readonly #problem: PlanProblem;
  readonly #rules: BalanceRules;
  readonly #options: DraftOptions;
  readonly #model = new ModelDraft();
  readonly #choices: Choice[] = [];
  readonly #cones: Cone[] = [];
  /** Terms by section, school and resource. */
  readonly #added = new Map<string, Term[]>();

  constructor(problem: PlanProblem, options: DraftOptions) {
    this.#problem = problem;
    this.#rules = problem.rules;
    this.#options = options;
    for (const good of problem.rules.goods) this.#addGood(good);
  }

  finish(): PlanDraft {
    const { budget } = this.#options;
    if (budget !== undefined) this.#model.atMost(this.#model.variables.flatMap(({ cost }, at): Term[] => (cost === 0 ? [] : [[at, cost]])), budget / COST_UNIT);
    return { model: this.#model, choices: this.#choices, cones: this.#cones };
  }

  #addGood(good: Good): void {
    const split = this.#rules.resources.find(({ key }) => key === good.adds[0]?.resource)?.split === true;
    if (split) return this.#addForSchools(good);
    for (const { section, schools } of this.#problem.levels) {
      const moved: Term[] = [];
      for (const school of schools) {
        const into = this.#choice(good, school.row, section.key, false);
        this.#addTo(section.key, school.row, good, [into, 1]);
        moved.push([into, 1]);
        if (!good.move) continue;
        const out = this.#choice(good, school.row, section.key, true);
        this.#addTo(section.key, school.row, good, [out, -1]);
        moved.push([out, -1]);
      }
      if (good.move) this.#model.equal(moved, 0);
    }
  }

  /** Things of the whole school: every section gets its part. */
  #addForSchools(good: Good): void {
    for (const [row, parts] of this.#problem.parts) {
      const bought = this.#choice(good, row, null, false);
      for (const [section, part] of parts) this.#addTo(section, row, good, [bought, part]);
    }
  }

  #choice(good: Good, row: number, section: string | null, out: boolean): number {
    const unit = unitOf(good);
    const variable = this.#model.variable({ cost: out ? 0 : (good.price * unit) / COST_UNIT, whole: good.counted });
    this.#choices.push({ variable, unit, good, row, section, out });
    return variable;
  }

  #addTo(section: string, row: number, good: Good, [variable, times]: Term): void {
    for (const { resource, times: each } of good.adds) {
      const key = `${section} ${row} ${resource}`;
      this.#added.set(key, [...this.#added.get(key) ?? [], [variable, times * each * unitOf(good)]]);
    }
  }

  addLevel(level: PlanLevel): void {
    for (const school of level.schools) {
      this.#keepSound(level.section, school);
      this.#askThresholds(level.section, school);
    }
    const { composite, single } = level;
    const cones = single === null && composite === null ? [] : this.#rules.indicators.map(({ key, per }) => this.#addCone(level, key, per));
    this.#cones.push(...cones);
    const tight = 1 - this.#options.margin;
    if (single !== null) for (const { tau, rho } of cones) this.#model.atMost([[tau, 1], [rho, -single * tight]], 0);
    if (composite !== null) this.#holdComposite(level, cones, composite * tight);
  }

  /** Nobody gives away more than there is. */
  #keepSound(section: Section, school: LevelSchool): void {
    for (const { key } of this.#rules.resources) {
      const terms = this.#added.get(`${section.key} ${school.row} ${key}`) ?? [];
      if (terms.some(([, times]) => times < 0)) this.#model.atLeast(terms, -(school.resources[key] ?? 0));
    }
  }

  #askThresholds(section: Section, school: LevelSchool): void {
    const { perSchool, indicators } = this.#rules;
    if (perSchool === null) return;
    const needed = limitFor(perSchool.met, section.key, this.#problem.on)?.value ?? 0;
    const rest = limitFor(perSchool.rest, section.key, this.#problem.on)?.value ?? 1;
    const met: Term[] = [];
    let sure = 0;
    for (const { key, per, atLeast } of indicators) {
      const least = limitFor(atLeast, section.key, this.#problem.on)?.value ?? 0;
      const have = least === 0 ? Infinity : ((school.amounts[key] ?? 0) * per) / (least * school.pupils);
      const terms = this.#termsOf(section.key, school.row, key).map(([at, times]): Term => [at, (times * per) / (least * school.pupils)]);
      if (have >= 1 && terms.every(([, times]) => times >= 0)) sure += 1;
      else {
        const chosen = this.#model.variable({ most: 1, whole: true });
        // A hair above where broken amounts would else end within the optimiser's own tolerance; whole things have none.
        const hair = terms.some(([at]) => this.#model.variables[at]?.whole !== false) ? 0 : HAIR;
        this.#model.atLeast([...terms, [chosen, rest - 1]], rest - have + hair);
        met.push([chosen, 1]);
      }
    }
    if (met.length > 0) this.#model.atLeast(met, needed - sure);
  }

  /** What is added to an indicator's amount. */
  #termsOf(section: string, row: number, indicator: string): Term[] {
    const of = this.#rules.indicators.find(({ key }) => key === indicator)?.of ?? [];
    return of.flatMap(({ resource, times }) => (this.#added.get(`${section} ${row} ${resource}`) ?? []).map(([at, each]): Term => [at, each * times]));
  }

  /** z = √(p/P) · (x/m − ρ), where m is the mean of today and ρ how it grows. */
  #addCone({ section, schools, pupils, means }: PlanLevel, indicator: string, per: number): Cone {
    const mean = (means.get(indicator) ?? 1) / per;
    const [rho, tau] = [this.#model.variable(), this.#model.variable()];
    const grown: Term[] = [[rho, 1]];
    let total = 0;
    const z = schools.map((school) => {
      const weight = Math.sqrt(school.pupils / pupils);
      const terms = this.#termsOf(section.key, school.row, indicator);
      const amount = school.amounts[indicator] ?? 0;
      const deviation = this.#model.variable({ least: -Infinity });
      this.#model.equal([[deviation, 1], [rho, weight], ...terms.map(([at, times]): Term => [at, (-times * weight) / (school.pupils * mean)])], (amount * weight) / (school.pupils * mean));
      grown.push(...terms.map(([at, times]): Term => [at, -times / (pupils * mean)]));
      total += amount;
      return deviation;
    });
    this.#model.equal(grown, total / (pupils * mean));
    const s = schools.map(() => this.#model.variable());
    this.#model.atMost([...s.map((at): Term => [at, 1]), [tau, -1]], 0);
    return { z, s, tau, rho, level: section.key, indicator };
  }

  /** Σ τ/ρ ≤ n · limit. With ρ as it is fixed before, and no smaller, it is straight: that gives plans. */
  #holdComposite({ section }: PlanLevel, cones: readonly Cone[], limit: number): void {
    const terms = cones.flatMap((cone): Term[] => {
      const growth = this.#options.growth.get(growthKey(section.key, cone.indicator)) ?? 1;
      if (this.#options.side === 'bound') return [[this.#quotient(cone, growth), 1]];
      this.#model.atLeast([[cone.rho, 1]], growth);
      return [[cone.tau, 1 / growth]];
    });
    this.#model.atMost(terms, limit * cones.length);
  }

  /**
   * For the bound, something that is never above τ/ρ while ρ stays between 1 and its growth and τ above its floor: with
   * u ≤ 1/ρ held by tangents, the product τ·u lies above its lower envelope (McCormick).
   */
  #quotient({ tau, rho, level, indicator }: Cone, growth: number): number {
    const floor = this.#options.floors?.get(growthKey(level, indicator)) ?? 0;
    const [least, quotient, u] = [1 / Math.max(1, growth), this.#model.variable(), this.#model.variable()];
    this.#model.atMost([[rho, 1]], Math.max(1, growth));
    for (const at of [1, (1 + growth) / 2, growth]) this.#model.atLeast([[u, 1], [rho, 1 / (at * at)]], 2 / at);
    this.#model.atLeast([[quotient, 1], [tau, -least], [u, -floor]], -floor * least);
    this.#model.atLeast([[tau, 1]], floor);
    return quotient;
  }
}

const HAIR = 1e-7;

/** Costs are reckoned in ten thousands of yuan, and what is no whole thing in as much as that buys: numbers of one size are kinder to the optimiser. */
export const COST_UNIT = 10_000;

const unitOf = (good: Good): number => (good.counted ? 1 : COST_UNIT / good.price);
