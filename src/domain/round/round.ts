/*
 * A round 填报: which units bring which registers up to date, by when, on what basis, and how many minutes it takes
 * them. It is drawn up, started by a person, and closed.
 */
import type { FieldDefinition, PeriodGrain, RegisterDefinition } from '../register/definition.ts';
import type { Words } from '../problem.ts';
import type { UnitKind } from '../unit/unit-kind.ts';
import type { PlainDate } from '../values/plain-date.ts';

/** Every state of a round with its names. */
export const roundStates = {
  draft: { zh: '未开始', en: 'Drawn up' },
  open: { zh: '进行中', en: 'Open' },
  closed: { zh: '已结束', en: 'Closed' },
  discarded: { zh: '已作废', en: 'Discarded' },
} as const satisfies Record<string, Words>;
export type RoundState = keyof typeof roundStates;

/** Which units a round asks: all of some kinds below a unit, or a list. */
export interface UnitChoice {
  readonly kinds: readonly UnitKind[];
  /** Only units at and below this one; the whole county when null. */
  readonly below: string | null;
  /** When not empty, exactly these. */
  readonly units: readonly string[];
}

interface ChoosableUnit { readonly id: string; readonly kind: UnitKind; readonly path: string; readonly retired: boolean }

/** The units in use that a choice names. */
export function chosenUnits<U extends ChoosableUnit>(units: readonly U[], choice: UnitChoice): readonly U[] {
  const inUse = units.filter((unit) => !unit.retired);
  if (choice.units.length > 0) return inUse.filter(({ id }) => choice.units.includes(id));
  const top = choice.below === null ? undefined : units.find(({ id }) => id === choice.below);
  if (choice.below !== null && top === undefined) return [];
  return inUse.filter((unit) => choice.kinds.includes(unit.kind) && (top === undefined || unit.path.startsWith(top.path)));
}

/** A unit that was founded, and which unit it came from when it was split off. */
interface NewcomerUnit extends ChoosableUnit { readonly cameFrom?: string | undefined }

/** Whether a choice that was made before this unit was founded reaches it: by its kind and place, or because it came from a unit that was named. */
export function reaches(choice: UnitChoice, unit: NewcomerUnit, pathOf: (id: string) => string | undefined): boolean {
  if (unit.retired) return false;
  if (choice.units.length > 0) return unit.cameFrom !== undefined && choice.units.includes(unit.cameFrom);
  const top = choice.below === null ? '' : pathOf(choice.below);
  return top !== undefined && choice.kinds.includes(unit.kind) && unit.path.startsWith(top);
}

/** The field by which a register is kept period by period; undefined for one that is simply kept up to date. */
export const periodFieldOf = (register: RegisterDefinition): FieldDefinition | undefined =>
  register.fields.find((field) => field.type === 'period' && register.unique[0]?.includes(field.key) === true);

const shapes: Readonly<Record<PeriodGrain, RegExp>> = {
  year: /^\d{4}$/, school_year: /^(\d{4})-(\d{4})$/, term: /^(\d{4})-(\d{4})\/[12]$/, month: /^\d{4}-(0[1-9]|1[0-2])$/,
};

/** Whether a text names a period of this grain: 2026 · 2026-2027 · 2026-2027/1 · 2026-03. */
export function isPeriod(text: string, grain: PeriodGrain): boolean {
  const found = shapes[grain].exec(text);
  if (found === null) return false;
  return grain === 'year' || grain === 'month' || Number(found[2]) === Number(found[1]) + 1;
}

/** How a period of each grain is written, for hints. */
export const periodSamples: Readonly<Record<PeriodGrain, string>> = { year: '2026', school_year: '2026-2027', term: '2026-2027/1', month: '2026-03' };

/** The period a day falls into; a school year begins in August (when the figures of its beginning are gathered), its second term in February. */
export function periodOn(day: PlainDate, grain: PeriodGrain): string {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const began = month >= 8 ? year : year - 1;
  const schoolYear = `${began}-${began + 1}`;
  const written: Readonly<Record<PeriodGrain, string>> = { year: String(year), school_year: schoolYear, term: `${schoolYear}/${month >= 2 && month < 8 ? 2 : 1}`, month: day.slice(0, 7) };
  return written[grain];
}
