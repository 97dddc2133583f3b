/*
 * Units are merged, split and closed. What they kept follows: facts that still hold go to the successor, what described
 * the old unit itself is retired, and what was said of periods that are over stays where it was true.
 */
import type { PeriodGrain, RegisterDefinition } from '../register/definition.ts';
import { periodOfDay } from '../register/period-of-day.ts';
import type { Words } from '../problem.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { UnitKind } from './unit-kind.ts';

/** What can become of a unit. */
export const successionKinds = {
  merge: { zh: '并入', en: 'Merge' },
  split: { zh: '拆分', en: 'Split' },
  close: { zh: '撤销', en: 'Close' },
} as const satisfies Record<string, Words>;

export type SuccessionKind = keyof typeof successionKinds;

/** What deciding needs of a unit. */
export interface ChangingUnit {
  readonly id: string;
  readonly name: string;
  readonly kind: UnitKind;
  readonly retired: boolean;
}

/** Kinds of unit that are merged, split and closed: those that keep registers and have no unit below them. */
export const changingKinds: readonly UnitKind[] = ['school', 'kindergarten', 'training'];

/** The register whose records must be elsewhere before their unit is closed. */
export const PUPILS = 'pupil';

/** Why these units cannot be merged into that one; empty when they can. */
export function mergeFaults(sources: readonly ChangingUnit[], target: ChangingUnit): readonly Words[] {
  return [
    ...[...sources, target].flatMap(unitFaults),
    ...(sources.length === 0 ? [{ zh: '没有选择要并入的单位', en: 'no unit to merge was chosen' }] : []),
    ...(sources.some(({ id }) => id === target.id) ? [{ zh: `“${target.name}”不能并入自己`, en: `"${target.name}" cannot be merged into itself` }] : []),
    ...sources.filter(({ kind }) => kind !== target.kind)
      .map(({ name }) => ({ zh: `“${name}”与“${target.name}”的类别不同`, en: `"${name}" and "${target.name}" are of different kinds` })),
  ];
}

/** Why a unit cannot be split or closed; empty when it can. */
export function unitFaults({ name, kind, retired }: ChangingUnit): readonly Words[] {
  if (retired) return [{ zh: `“${name}”已停用`, en: `"${name}" is retired` }];
  return changingKinds.includes(kind) ? [] : [{ zh: `“${name}”不是学校、幼儿园或培训机构`, en: `"${name}" is no school, kindergarten or training body` }];
}

/** Why a change cannot take effect on this day; records move when it is done, so no day to come will do. */
export const dateFaults = (effectiveOn: PlainDate, today: PlainDate): readonly Words[] =>
  (effectiveOn > today ? [{ zh: '生效日期还没有到', en: 'the effective date is still to come' }] : []);

type Keyed = Pick<RegisterDefinition, 'unique' | 'fields'>;

/** Whether records of a register describe the unit itself: of a unit, or of a unit in a period, there is only one. */
export function describesUnit({ unique, fields }: Keyed): boolean {
  const periods = new Set(fields.filter(({ type }) => type === 'period').map(({ key }) => key));
  return unique.some((keys) => keys.includes('unit') && keys.every((key) => key === 'unit' || periods.has(key)));
}

/** The period that tells the records of a register apart, and the one a day falls in: earlier ones are over. Null for a register without periods. */
export function periodAt({ unique, fields }: Keyed, day: PlainDate): { readonly key: string; readonly grain: PeriodGrain; readonly period: string } | null {
  const field = fields.find(({ key, type, grain }) => type === 'period' && grain !== undefined && unique.some((keys) => keys.includes(key)));
  return field?.grain === undefined ? null : { key: field.key, grain: field.grain, period: periodOfDay(field.grain, day) };
}

/** What stands with a record, a target or a task that follows its unit. Kept in Chinese as it was written. */
export function successionNote(kind: 'merge' | 'close', from: readonly string[], to: string, document: string): string {
  const sources = from.map((name) => `“${name}”`).join('、');
  return kind === 'merge' ? `${sources}并入“${to}”（${document}）` : `${sources}撤销（${document}）`;
}
