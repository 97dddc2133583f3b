/* A plan as steps people can carry out, in whole things, and the county with the plan carried out. */
import type { BalanceRules, Good } from '../balance-rules.ts';
import { sectionKey, type BalanceSchool } from '../level-school.ts';
import { settled } from '../exact.ts';
import { applyTrials, type Trial } from '../what-if.ts';
import type { Choice } from './plan-draft.ts';

/** One step: so many of a thing for a school, or people who come (`count` above 0) or go (below). */
export interface PlanStep { readonly row: number; readonly name: string; readonly section: string | null; readonly good: Good; readonly count: number; readonly cost: number }

/** What the optimiser's whole numbers may be off. */
const EDGE = 1e-5;

/** The steps of an answer. What is bought is rounded up to whole ones, half a book cannot be had; below `noise` it is left out. */
export function stepsOf(choices: readonly Choice[], values: readonly number[], schools: readonly BalanceSchool[], noise: number): PlanStep[] {
  const names = new Map(schools.map(({ row, name }) => [row, name]));
  const counts = new Map<string, { readonly choice: Choice; count: number }>();
  for (const choice of choices) {
    const key = `${choice.row} ${choice.section ?? ''} ${choice.good.key}`;
    const held = counts.get(key) ?? { choice, count: 0 };
    held.count += (choice.out ? -1 : 1) * choice.unit * (values[choice.variable] ?? 0);
    counts.set(key, held);
  }
  const moves = [...counts.values()].filter(({ choice: { good } }) => good.move);
  const kindOf = ({ choice: { good, section } }: (typeof moves)[number]): string => `${section ?? ''} ${good.key}`;
  for (const kind of new Set(moves.map(kindOf))) roundMoves(moves.filter((one) => kindOf(one) === kind));
  return [...counts.values()].flatMap(({ choice: { row, section, good }, count }): PlanStep[] => {
    const whole = good.move ? count : Math.ceil(count - noise);
    return whole === 0 ? [] : [{ row, name: names.get(row) ?? '', section, good, count: whole, cost: Math.max(0, whole) * good.price }];
  });
}

/** As many come as go: all are rounded down, and those nearest to the next whole one take what is left. */
function roundMoves(group: { count: number }[]): void {
  const rest = group.map((one) => ({ one, part: one.count - Math.floor(one.count + EDGE) })).sort((a, b) => b.part - a.part);
  const left = Math.round(group.reduce((all, { count }) => all + count, 0)) - group.reduce((all, { count }) => all + Math.floor(count + EDGE), 0);
  for (const [at, { one }] of rest.entries()) one.count = Math.floor(one.count + EDGE) + (at < left ? 1 : 0);
}

/** The schools with the steps carried out. */
export function carryOut(rules: BalanceRules, schools: readonly BalanceSchool[], steps: readonly PlanStep[]): BalanceSchool[] {
  const split = new Set(rules.resources.filter((one) => one.split).map(({ key }) => key));
  return schools.map((school) => {
    const own = steps.filter(({ row }) => row === school.row);
    if (own.length === 0) return school;
    const amounts = { ...school.amounts };
    for (const { good, count, section } of own) {
      for (const { resource, times } of good.adds) {
        const key = split.has(resource) || section === null ? resource : sectionKey(resource, section);
        amounts[key] = settled((amounts[key] ?? 0) + times * count);
      }
    }
    return { ...school, amounts };
  });
}

/** Steps as numbers to be tried, on top of numbers that are tried already: what is left of it is one trial a number. */
export function trialsOfSteps(rules: BalanceRules, schools: readonly BalanceSchool[], trials: readonly Trial[], steps: readonly PlanStep[]): Trial[] {
  const carried = carryOut(rules, applyTrials(rules, schools, trials), steps);
  const changed = carried.flatMap((school, at) => Object.entries(school.amounts).flatMap(([column, value]) => (schools[at]?.amounts[column] === value ? [] : [{ row: school.row, column, value }])));
  return [...trials.filter((trial) => !Object.keys(carried.find(({ row }) => row === trial.row)?.amounts ?? {}).includes(trial.column)), ...changed];
}
