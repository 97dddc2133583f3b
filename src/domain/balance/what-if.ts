/*
 * What if? Somebody tries other numbers and sees the county weighed again at once. The whole is weighed: for hundreds of
 * schools that takes a browser some milliseconds, and nothing can be forgotten.
 */
import type { PlainDate } from '../values/plain-date.ts';
import type { BalanceRules } from './balance-rules.ts';
import { settled } from './exact.ts';
import type { BalanceSchool } from './level-school.ts';
import { pupilsKey } from './school-columns.ts';
import { weighBalance, type BalanceResult } from './weigh-balance.ts';

/** Another number for one school: `column` is a key of its amounts, or of its pupils in a section. */
export interface Trial { readonly row: number; readonly column: string; readonly value: number }

/** The schools with other numbers. What is below nought, or no number, counts as nought. */
export function applyTrials(rules: BalanceRules, schools: readonly BalanceSchool[], trials: readonly Trial[]): BalanceSchool[] {
  const sections = new Map(rules.sections.map(({ key }) => [pupilsKey(key), key]));
  return schools.map((school) => {
    const own = trials.filter(({ row }) => row === school.row);
    if (own.length === 0) return school;
    const [pupils, amounts] = [{ ...school.pupils }, { ...school.amounts }];
    for (const { column, value } of own) {
      const [section, number] = [sections.get(column), Number.isFinite(value) ? Math.max(0, value) : 0];
      if (section === undefined) amounts[column] = settled(number);
      else pupils[section] = Math.round(number);
    }
    return { ...school, pupils, amounts };
  });
}

/** The county weighed with other numbers. A school whose pupils of a section are nought is no longer in it. */
export function weighTrials(rules: BalanceRules, schools: readonly BalanceSchool[], trials: readonly Trial[], on: PlainDate): BalanceResult {
  return weighBalance(rules, applyTrials(rules, schools, trials), on);
}
