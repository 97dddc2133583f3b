/* Schools weighed against the rules: coefficients, verdicts, who falls short, what each school adds to the difference. */
import type { PlainDate } from '../values/plain-date.ts';
import { judgedSections, limitFor, type BalanceIndicator, type BalanceRules, type RuleLimit, type Section } from './balance-rules.ts';
import type { Share } from './exact.ts';
import { judgeSchool, type SchoolVerdict } from './judge-school.ts';
import { placeSchools, type BalanceSchool, type ExcludedSchool, type LevelSchool } from './level-school.ts';
import { isWithin, meanCoefficient, spreadOf } from './spread.ts';

/** A coefficient against its limit; `within` is null where there is none of either. */
interface Judged { readonly coefficient: number | null; readonly limit: RuleLimit | null; readonly within: boolean | null }

/** One indicator of a section. */
export interface IndicatorResult extends Judged {
  readonly indicator: string;
  readonly mean: number;
  readonly deviation: number;
  /** By school, in their order: its share of the variance, 0 to 1; 0 too where it is not known. */
  readonly shares: readonly number[];
  /** Rows of schools of which it is not known: the coefficient is that of the others, and no verdict. */
  readonly missing: readonly number[];
}

/** One section. `within`: every coefficient that has a limit keeps it; null where one cannot be computed. */
export interface LevelResult {
  readonly section: Section;
  readonly pupils: number;
  readonly indicators: readonly IndicatorResult[];
  /** Null where the rules test none. */
  readonly composite: Judged | null;
  readonly schools: readonly SchoolVerdict[];
  readonly failing: number;
  readonly met: boolean;
}

/** The whole answer. Sections without schools are missing. */
export interface BalanceResult {
  readonly rules: string;
  readonly on: PlainDate;
  readonly levels: readonly LevelResult[];
  readonly excluded: readonly ExcludedSchool[];
  /** Whether every section there is meets everything. */
  readonly met: boolean;
}

/** Weighs schools by these rules as they are in force on this day. */
export function weighBalance(rules: BalanceRules, schools: readonly BalanceSchool[], on: PlainDate): BalanceResult {
  const { levels, excluded } = placeSchools(rules, schools, on);
  const results = judgedSections(rules).flatMap((section) => {
    const held = levels.get(section.key) ?? [];
    return held.length === 0 ? [] : [weighLevel(rules, section, held, on)];
  });
  return { rules: rules.key, on, levels: results, excluded, met: results.length > 0 && results.every(({ met }) => met) };
}

/** Weighs the schools of one section: also what a page does again when somebody tries another number. */
export function weighLevel(rules: BalanceRules, section: Section, schools: readonly LevelSchool[], on: PlainDate): LevelResult {
  const groups = rules.indicators.map(({ key }) => sharesOf(schools, key));
  const single = limitFor(rules.limits.single, section.key, on);
  const indicators = rules.indicators.map((indicator, at) => weighIndicator(indicator, schools, groups[at] ?? [], single));
  const verdicts = schools.map((school) => judgeSchool(rules, section.key, school, on));
  const composite = compositeOf(indicators, groups, limitFor(rules.limits.composite, section.key, on));
  const failing = verdicts.filter(({ passes }) => passes === false).length;
  return {
    section, pupils: schools.reduce((all, { pupils }) => all + pupils, 0), indicators, composite, schools: verdicts, failing,
    met: verdicts.every(({ passes }) => passes === true) && kept(composite) && indicators.every((one) => kept(one) && one.missing.length === 0),
  };
}

const kept = (judged: Judged | null): boolean => judged === null || judged.limit === null || judged.within === true;

/** What the schools have of one indicator; those of which it is not known are left out. */
export const sharesOf = (schools: readonly LevelSchool[], indicator: string): Share[] => schools.flatMap(({ pupils, amounts }) => {
  const amount = amounts[indicator];
  return amount === undefined ? [] : [{ pupils, amount }];
});

function weighIndicator({ key, per }: BalanceIndicator, schools: readonly LevelSchool[], shares: readonly Share[], limit: RuleLimit | null): IndicatorResult {
  const { mean, deviation, variance, coefficient, contributions } = spreadOf(shares);
  let at = 0;
  return {
    indicator: key, mean: mean * per, deviation: deviation * per, coefficient, limit, within: limit === null ? null : isWithin([shares], limit.value),
    shares: schools.map(({ amounts }) => { const one = amounts[key] === undefined ? 0 : contributions[at++] ?? 0; return variance === 0 ? 0 : one / variance; }),
    missing: schools.filter(({ amounts }) => amounts[key] === undefined).map(({ row }) => row),
  };
}

function compositeOf(indicators: readonly IndicatorResult[], groups: readonly (readonly Share[])[], limit: RuleLimit | null): Judged | null {
  if (limit === null) return null;
  return { coefficient: meanCoefficient(indicators.map(({ coefficient }) => coefficient)), limit, within: isWithin(groups, limit.value) };
}
