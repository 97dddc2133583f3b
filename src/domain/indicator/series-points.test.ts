import { expect, test } from 'vitest';
import type { TimeBasis } from './definition.ts';
import { isYearBefore, seriesPoints, type SeriesStep } from './series-points.ts';

const said = (time: TimeBasis, step: SeriesStep, count: number, today: string, last: string | null): string => {
  const { points, also } = seriesPoints(time, { step, count, today, last });
  return [...points, also].map(({ period, day }) => `${period ?? '-'} ${day}`).join(' | ');
};

test.each<[TimeBasis, SeriesStep, number, string, string | null, string]>([
  ['school_year', 'period', 2, '2026-11-22', '2025-2026', '2024-2025 2026-11-22 | 2025-2026 2026-11-22 | 2023-2024 2026-11-22'],
  ['year', 'period', 1, '2026-11-22', '2026', '2026 2026-11-22 | 2025 2026-11-22'],
  ['day', 'period', 3, '2024-02-29', null, '- 2022-02-28 | - 2023-02-28 | - 2024-02-29 | - 2021-02-28'],
  // A school year that had not begun is not asked for; a later one than the newest with rows neither.
  ['school_year', 'month', 4, '2026-10-07', '2026-2027', '2025-2026 2026-07-31 | 2025-2026 2026-08-31 | 2026-2027 2026-09-30 | 2026-2027 2026-10-07 | 2025-2026 2025-10-07'],
  ['school_year', 'month', 3, '2026-10-07', '2025-2026', '2025-2026 2026-08-31 | 2025-2026 2026-09-30 | 2025-2026 2026-10-07 | 2024-2025 2025-10-07'],
  ['day', 'month', 3, '2024-03-15', null, '- 2024-01-31 | - 2024-02-29 | - 2024-03-15 | - 2023-03-15'],
])('%s by %s, %i up to %s, the last %s', (time, step, count, today, last, expected) => { expect(said(time, step, count, today, last)).toBe(expected); });

test('a point is compared with that of a year before, never with another period of the same year', () => {
  const { points, also } = seriesPoints('day', { step: 'month', count: 13, today: '2026-03-31', last: null });
  expect(points.filter((point) => points.some((other) => isYearBefore('month', point, other))).map(({ day }) => day)).toEqual(['2026-03-31']);
  expect(isYearBefore('month', points[12] ?? also, also)).toBe(true);
  expect([isYearBefore('period', { period: '2026', day: '2026-11-22' }, { period: '2025', day: '2026-11-22' }), isYearBefore('period', { period: '2026', day: '2026-11-22' }, { period: '2024', day: '2026-11-22' }), isYearBefore('month', { period: '2025-2026', day: '2026-03-31' }, { period: '2025-2026', day: '2025-03-31' })]).toEqual([true, false, false]);
});
