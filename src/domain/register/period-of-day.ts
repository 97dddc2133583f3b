import type { PlainDate } from '../values/plain-date.ts';
import type { PeriodGrain } from './definition.ts';

// A school year begins in September, its second term in February.
const AUTUMN = 9;
const SPRING = 2;

/** The period a day falls in: 2026-03-02 → 2026 · 2025-2026 · 2025-2026/2 · 2026-03. Periods of one grain are in order as text. */
export function periodOfDay(grain: PeriodGrain, day: PlainDate): string {
  const year = Number(day.slice(0, 4));
  const month = Number(day.slice(5, 7));
  if (grain === 'year') return day.slice(0, 4);
  if (grain === 'month') return day.slice(0, 7);
  const first = month >= AUTUMN ? year : year - 1;
  const schoolYear = `${first}-${first + 1}`;
  return grain === 'school_year' ? schoolYear : `${schoolYear}/${month >= AUTUMN || month < SPRING ? 1 : 2}`;
}
