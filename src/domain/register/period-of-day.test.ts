import { expect, test } from 'vitest';
import type { PeriodGrain } from './definition.ts';
import { periodOfDay } from './period-of-day.ts';

test.each<[PeriodGrain, string, string]>([
  ['year', '2026-03-02', '2026'], ['month', '2026-03-02', '2026-03'], ['school_year', '2026-08-31', '2025-2026'], ['school_year', '2026-09-01', '2026-2027'],
  ['term', '2026-09-01', '2026-2027/1'], ['term', '2027-01-31', '2026-2027/1'], ['term', '2027-02-01', '2026-2027/2'], ['term', '2027-08-31', '2026-2027/2'],
])('as a %s, %s falls in %s', (grain, day, period) => {
  expect(periodOfDay(grain, day)).toBe(period);
});

test('periods of one grain are in order as text', () => {
  const days = Array.from({ length: 40 }, (_, n) => new Date(Date.UTC(2024, n, 15)).toISOString().slice(0, 10));
  for (const grain of ['year', 'month', 'school_year', 'term'] as const) {
    const periods = days.map((day) => periodOfDay(grain, day));
    expect(periods).toEqual(periods.toSorted());
  }
});
