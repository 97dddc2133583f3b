/* The light of a commitment: on course, near due, behind, done. Thresholds are a setting; the colour always comes with its reason. */
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { daysBetween, type PlainDate } from '../values/plain-date.ts';
import type { CommitmentState } from './commitment.ts';

/** When a light turns. */
export interface LightSettings {
  /** Near due: this many days before the deadline or fewer. */
  readonly nearDays: number;
  /** Behind: progress this many percentage points under the share of time gone. */
  readonly behindPoints: number;
}

/** Until a bureau sets its own. */
export const defaultLights: LightSettings = { nearDays: 15, behindPoints: 20 };

/** Whether a bureau can mean these thresholds: whole days within a year, points of a percentage. */
export const isSensible = ({ nearDays, behindPoints }: LightSettings): boolean =>
  Number.isInteger(nearDays) && nearDays >= 0 && nearDays <= 365 && behindPoints >= 0 && behindPoints <= 100;

/** A colour with its reason in both languages. */
export interface Light {
  readonly colour: 'normal' | 'near' | 'behind' | 'done' | 'none';
  readonly why: string;
  readonly whyEn: string;
}

/** What a light is judged by. `progress` is the share reached, 0 to 1, or null when nothing was measured. */
export interface LightInput {
  readonly state: CommitmentState;
  readonly begins: PlainDate | null;
  readonly deadline: PlainDate | null;
  readonly progress: number | null;
  /** Of a plan kept for reference. */
  readonly reference: boolean;
  /** Whether registers show the promise kept; absent where nothing proves it. */
  readonly proven?: boolean | null;
}

const light = (colour: Light['colour'], why: string, whyEn: string): Light => ({ colour, why, whyEn });

/** Judges a commitment on the given day. */
export function judgeLight(input: LightInput, today: PlainDate, settings: LightSettings): Light {
  if (input.state === 'closed') return light('done', '已确认办结', 'Confirmed and closed');
  if (input.state === 'cancelled') return light('none', '已取消', 'Cancelled');
  if (input.reference) return light('none', '往年计划，只作参照，不亮灯', 'A past plan kept for reference, no light');
  if (input.deadline === null) return light('none', '没有期限，不亮灯', 'No deadline, no light');
  const left = daysBetween(today, input.deadline);
  // Whoever has yet to say so: what registers show is met is neither late nor behind.
  if (input.proven === true) return light('normal', '台账显示已符合要求', 'Registers show it meets the requirement');
  if (left < 0) return overdue(-left, input.proven === false);
  const lag = lagPoints(input, today);
  if (lag !== null && lag >= settings.behindPoints) {
    return light('behind', `进度比时间落后 ${Math.round(lag)} 个百分点`, `Progress is ${Math.round(lag)} points behind the time gone`);
  }
  const colour = left <= settings.nearDays ? 'near' : 'normal';
  return input.proven === false ? light(colour, `还剩 ${left} 天，台账显示还未达到`, `${left} days left; registers show it falls short`) : light(colour, `还剩 ${left} 天`, `${left} days left`);
}

const overdue = (days: number, short: boolean): Light => (short
  ? light('behind', `已逾期 ${days} 天，台账显示未达到要求`, `${days} days overdue, and registers show it falls short`) : light('behind', `已逾期 ${days} 天`, `${days} days overdue`));

// Only a measured progress can lag: silence is not a measurement.
function lagPoints(input: LightInput, today: PlainDate): number | null {
  if (input.progress === null || input.begins === null || input.deadline === null) return null;
  const whole = daysBetween(input.begins, input.deadline);
  if (whole <= 0) return null;
  const gone = Math.min(1, Math.max(0, daysBetween(input.begins, today) / whole));
  return (gone - input.progress) * 100;
}

/** What the way to a promise is measured by. */
export interface Promised { readonly comparator: Comparator; readonly required: Magnitude; readonly unit: string; readonly baseline: number | null }

/**
 * The share of a promise reached, 0 to 1; null when nothing was measured, or when nobody knows where the way began:
 * a ceiling or a rate without a baseline.
 */
export function shareReached(value: number | null, promised: Promised): number | null {
  if (value === null) return null;
  const { comparator, required } = promised;
  if (isKept(value, comparator, required)) return 1;
  const goal = goalOf(required);
  const from = startOf(promised);
  if (from === null) return null;
  // What kept the promise when it began and keeps it no longer has come none of the way.
  if (isKept(from, comparator, required)) return 0;
  return goal === from ? 0 : Math.min(1, Math.max(0, (value - from) / (goal - from)));
}

/** Where the way began; null when nobody knows. */
export const startOf = ({ comparator, required, baseline, unit }: Promised): number | null =>
  baseline ?? (isCeiling(comparator, goalOf(required)) || isRate(unit) ? null : 0);

/** Whether a unit is a rate or a ratio: 90 % of 92 % is no 98 % of the way. Percentage points are counted from nothing. */
export const isRate = (unit: string): boolean => /^[%‰‱:：]|^成$|^比例$|分之$/.test(unit);

/** The end a promise is measured by: the one figure, or the lower end of a range. */
export const goalOf = (required: Magnitude): number => (typeof required === 'number' ? required : required[0]);

/** Whether a promise sets a limit; one of exactly nothing (0 起事故) does, whatever its words. */
export const isCeiling = (comparator: Comparator, goal: number): boolean => comparator === 'le' || comparator === 'lt' || goal === 0;

const kept: Readonly<Record<Comparator, (value: number, goal: number) => boolean>> = {
  // More than was promised keeps the promise, except where nothing at all was promised.
  eq: (value, goal) => (goal === 0 ? value <= 0 : value >= goal),
  ge: (value, goal) => value >= goal,
  gt: (value, goal) => value > goal,
  le: (value, goal) => value <= goal,
  lt: (value, goal) => value < goal,
  // 左右 usually grants a tenth.
  approx: (value, goal) => value >= goal * 0.9,
  range: (value, goal) => value >= goal,
};

/** Whether a value keeps the promise. For a range its lower end is the promise; more than its upper end is no breach. */
export function isKept(value: number, comparator: Comparator, required: Magnitude): boolean {
  return kept[comparator](value, goalOf(required));
}
