/* What a plan starts from: schools by section, the share of a whole school each section has, limits, means of today. */
import type { PlainDate } from '../../values/plain-date.ts';
import { judgedSections, limitFor, type BalanceRules, type Section } from '../balance-rules.ts';
import { placeSchools, type BalanceSchool, type LevelSchool } from '../level-school.ts';
import { sharesOf } from '../weigh-balance.ts';
import { spreadOf } from '../spread.ts';

/** One section. */
export interface PlanLevel {
  readonly section: Section;
  readonly schools: readonly LevelSchool[];
  readonly pupils: number;
  readonly single: number | null;
  readonly composite: number | null;
  /** By indicator: its mean of today; where there is nothing, what the rules ask for, or 1. */
  readonly means: ReadonlyMap<string, number>;
}

/** The whole. */
export interface PlanProblem {
  readonly rules: BalanceRules;
  readonly on: PlainDate;
  readonly levels: readonly PlanLevel[];
  /** By row: the sections of a school that are judged, and which part of what is bought each gets. */
  readonly parts: ReadonlyMap<number, readonly (readonly [section: string, part: number])[]>;
  /** Indicators nobody has anything of, under a composite limit: no coefficient, so no plan. */
  readonly empty: readonly { readonly section: string; readonly indicator: string }[];
}

/** Sets the problem. */
export function setProblem(rules: BalanceRules, schools: readonly BalanceSchool[], on: PlainDate): PlanProblem {
  const { levels: placed } = placeSchools(rules, schools, on);
  const levels = judgedSections(rules).flatMap((section) => {
    const held = placed.get(section.key) ?? [];
    return held.length === 0 ? [] : [levelOf(rules, section, held, on)];
  });
  const judged = new Set(levels.flatMap(({ section, schools: held }) => held.map(({ row }) => `${section.key} ${row}`)));
  const parts = new Map(schools.map((school) => [school.row, partsOf(rules, school).filter(([section]) => judged.has(`${section} ${school.row}`))] as const).filter(([, held]) => held.length > 0));
  const empty = levels.filter(({ composite }) => composite !== null).flatMap(({ section, schools: held }) => rules.indicators
    .filter(({ key }) => held.every(({ amounts }) => (amounts[key] ?? 0) === 0)).map(({ key }) => ({ section: section.key, indicator: key })));
  return { rules, on, levels, parts, empty };
}

function levelOf(rules: BalanceRules, section: Section, schools: readonly LevelSchool[], on: PlainDate): PlanLevel {
  const means = new Map(rules.indicators.map(({ key, per, atLeast }) => [key, spreadOf(sharesOf(schools, key)).mean * per || (limitFor(atLeast, section.key, on)?.value ?? 1)] as const));
  return {
    section, schools, pupils: schools.reduce((all, { pupils }) => all + pupils, 0), means,
    single: limitFor(rules.limits.single, section.key, on)?.value ?? null, composite: limitFor(rules.limits.composite, section.key, on)?.value ?? null,
  };
}

function partsOf(rules: BalanceRules, school: BalanceSchool): (readonly [string, number])[] {
  const weighted = rules.sections.map(({ key, weight }) => [key, (school.pupils[key] ?? 0) * weight] as const);
  const all = weighted.reduce((sum, [, one]) => sum + one, 0);
  return weighted.filter(([, one]) => one > 0).map(([key, one]) => [key, one / all] as const);
}
