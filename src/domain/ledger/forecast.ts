/*
 * Where a proven value will stand at the deadline if it goes on as it went. The slope is the median of the slopes of all
 * pairs of points (Theil–Sen), so that one odd month does not turn it; how far the slopes lie apart says how sure it is.
 */
import { daysBetween, type PlainDate } from '../values/plain-date.ts';
import { isKept, type Promised } from './light.ts';

/** What the register showed at the end of a day. */
export interface Observed { readonly day: PlainDate; readonly value: number }

/** Where a value can lie: a share between 0 and 100. */
export interface Bounds { readonly least: number; readonly most: number }

/** How a forecast was made. */
export interface Forecast {
  readonly method: 'theil-sen';
  /** How many points there are, and how many of them differ from the one before. */
  readonly points: number;
  readonly different: number;
  /** Null with too few points that differ, or when the day is past. */
  readonly expected: Expected | null;
}

/** The value expected at a day, between two others. */
export interface Expected {
  readonly day: PlainDate;
  readonly value: number; readonly low: number; readonly high: number;
  /** What it changes in thirty days. */
  readonly pace: number;
  /** Whether the promise will be kept: at both ends of the interval, at one, at none. */
  readonly kept: 'yes' | 'maybe' | 'no';
}

/** Fewer than these tell no direction. */
export const ENOUGH = 3;
/** The slopes between which eight of ten lie. */
export const [LOW, HIGH] = [0.1, 0.9];

/** Forecasts the value at a day from what was observed, in any order. */
export function forecastValue(observed: readonly Observed[], day: PlainDate, promised: Pick<Promised, 'comparator' | 'required'>, bounds: Bounds): Forecast {
  const points = [...new Map(observed.map((point) => [point.day, point])).values()].toSorted((a, b) => a.day.localeCompare(b.day));
  const different = points.filter((point, at) => at === 0 || point.value !== points[at - 1]?.value).length;
  const last = points.at(-1);
  const counted = { method: 'theil-sen', points: points.length, different } as const;
  const ahead = last === undefined ? 0 : daysBetween(last.day, day);
  if (different < ENOUGH || last === undefined || ahead <= 0) return { ...counted, expected: null };
  const slopes = slopesOf(points);
  const slope = quantile(slopes, 0.5);
  const now = quantile(points.map((point) => point.value + slope * daysBetween(point.day, last.day)).toSorted(ascending), 0.5);
  const at = (pace: number): number => exact(Math.min(bounds.most, Math.max(bounds.least, now + pace * ahead)));
  const [value, low, high] = [at(slope), at(quantile(slopes, LOW)), at(quantile(slopes, HIGH))];
  const kept = [low, high].map((end) => isKept(end, promised.comparator, promised.required));
  return { ...counted, expected: { day, value, low, high, pace: exact(slope * 30), kept: kept[0] === kept[1] ? (kept[0] === true ? 'yes' : 'no') : 'maybe' } };
}

function slopesOf(points: readonly Observed[]): readonly number[] {
  return points.flatMap((from, at) => points.slice(at + 1).map((to) => (to.value - from.value) / daysBetween(from.day, to.day))).toSorted(ascending);
}

const ascending = (a: number, b: number): number => a - b;
const exact = (value: number): number => Number(value.toPrecision(12)) + 0;

/** The value below which this part of them lies, between neighbours where it falls between; the list is in order. */
function quantile(sorted: readonly number[], part: number): number {
  const place = (sorted.length - 1) * part;
  const [under, over] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return under + (over - under) * (place - Math.floor(place));
}
