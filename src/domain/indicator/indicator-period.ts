/* Periods of indicators: which one a day falls in, and which rows of a register belong to one. */
import type { PlainDate } from '../values/plain-date.ts';
import type { PeriodGrain } from '../register/period-grain.ts';
import { periodOfDay } from '../register/period-of-day.ts';
import type { TimeBasis } from './definition.ts';

/** The grain in which a basis is written; a state on a day has none. */
export const grainOf = (basis: TimeBasis): 'school_year' | 'year' | null => (basis === 'day' ? null : basis === 'school_year' ? 'school_year' : 'year');

/** The period of this basis that the day falls in; null for a state on a day. */
export function periodOn(basis: TimeBasis, day: PlainDate): string | null {
  const grain = grainOf(basis);
  return grain === null ? null : periodOfDay(grain, day);
}

/** The period of this basis that begins in this year; null for a state on a day. */
export function periodIn(basis: TimeBasis, year: string): string | null {
  const grain = grainOf(basis);
  return grain === null ? null : grain === 'year' ? year : `${year}-${Number(year) + 1}`;
}

/** Whether the text is a period of this basis: 2026, or 2026-2027 with years that follow each other. */
export function isPeriod(basis: TimeBasis, text: string): boolean {
  const found = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
  if (!found || basis === 'day') return false;
  return basis === 'school_year' ? Number(found[2]) === Number(found[1]) + 1 : found[2] === undefined;
}

/** The period before: what this year is compared with. */
export function periodBefore(period: string): string {
  const year = Number(period.slice(0, 4)) - 1;
  return period.length > 4 ? `${year}-${year + 1}` : String(year);
}

/** The first and the last period of a grain that belong to a period; periods of one grain are in order as text. */
export interface PeriodSpan { readonly from: string; readonly to: string }

/**
 * The periods of this grain within a period. A school year begins in September: of a register kept by calendar years it is
 * the year it begins in (the count of that autumn and the stock at the end of that year), of one kept by months September
 * to August. A year takes the school year that begins in it.
 */
export function spanOf(period: string, grain: PeriodGrain): PeriodSpan {
  const year = period.slice(0, 4);
  const next = String(Number(year) + 1);
  const spans: Readonly<Record<PeriodGrain, PeriodSpan>> = {
    year: { from: year, to: year },
    school_year: { from: `${year}-${next}`, to: `${year}-${next}` },
    term: { from: `${year}-${next}/1`, to: `${year}-${next}/2` },
    month: period.length > 4 ? { from: `${year}-09`, to: `${next}-08` } : { from: `${year}-01`, to: `${year}-12` },
  };
  return spans[grain];
}
