/*
 * The points of a time series: which period, seen on which day. By period, the periods of the indicator follow one another
 * as their rows stand now, and a state on a day is taken on the same day of each year; by month, everything is taken as it
 * stood when a month ended, the last point on the day itself.
 */
import { endOfMonth, type PlainDate } from '../values/plain-date.ts';
import type { TimeBasis } from './definition.ts';
import { periodBefore, periodIn, periodOn } from './indicator-period.ts';

/** What follows what: periods of the indicator (a day: years), or ends of months. */
export const seriesSteps = ['period', 'month'] as const;
export type SeriesStep = (typeof seriesSteps)[number];

/** One point: rows of this period (null: a state on a day), as they stood when this day ended. */
export interface SeriesPoint { readonly period: string | null; readonly day: PlainDate }

/** Which points are wanted. */
export interface SeriesSpan {
  readonly step: SeriesStep;
  /** How many. */
  readonly count: number;
  /** The day of the last point. */
  readonly today: PlainDate;
  /** The period of the last point; null for a state on a day. */
  readonly last: string | null;
}

/** The points, oldest first, and the one more that is needed to compare with a year before: the oldest of periods, the last of months. */
export function seriesPoints(time: TimeBasis, span: SeriesSpan): { readonly points: readonly SeriesPoint[]; readonly also: SeriesPoint } {
  const all = Array.from({ length: span.count }, (_, at) => span.count - 1 - at).map((back) => (span.step === 'month' ? monthsBack(time, span, back) : periodsBack(time, span, back)));
  return { points: all, also: span.step === 'month' ? yearBefore(all[all.length - 1] ?? { period: span.last, day: span.today }) : periodsBack(time, span, span.count) };
}

/** The point a year before: the period before as it stood a year earlier, the same day of the year before. */
const yearBefore = ({ period, day }: SeriesPoint): SeriesPoint => ({ period: period === null ? null : periodBefore(period), day: yearsBack(day, 1) });

/** Whether a point is what another is compared with. */
export function isYearBefore(step: SeriesStep, point: SeriesPoint, other: SeriesPoint): boolean {
  const before = yearBefore(point);
  const sameDay = step === 'month' || point.period === null ? before.day.slice(0, 7) === other.day.slice(0, 7) : point.day === other.day;
  return sameDay && other.period === before.period;
}

function periodsBack(time: TimeBasis, { last, today }: SeriesSpan, back: number): SeriesPoint {
  return last === null ? { period: null, day: yearsBack(today, back) } : { period: periodIn(time, String(Number(last.slice(0, 4)) - back)), day: today };
}

function monthsBack(time: TimeBasis, { last, today }: SeriesSpan, back: number): SeriesPoint {
  const months = Number(today.slice(0, 4)) * 12 + Number(today.slice(5, 7)) - 1 - back;
  const day = back === 0 ? today : endOfMonth(Math.floor(months / 12), (months % 12) + 1);
  const begun = periodOn(time, day);
  // A period that had not begun had no rows; a later one than the last is not asked for.
  return { day, period: last === null || begun === null ? null : begun < last ? begun : last };
}

/** The same day so many years before; of 29 February the 28th. */
export function yearsBack(day: PlainDate, years: number): PlainDate {
  const year = Number(day.slice(0, 4)) - years;
  const last = endOfMonth(year, Number(day.slice(5, 7)));
  const same = `${year}${day.slice(4)}`;
  return same > last ? last : same;
}
