import { expect, test } from 'vitest';
import type { PeriodGrain } from '../register/definition.ts';
import type { TimeBasis } from './definition.ts';
import { isPeriod, periodBefore, periodOn, spanOf } from './indicator-period.ts';

test.each<[TimeBasis, string, string | null]>([
  ['school_year', '2026-08-31', '2025-2026'], ['school_year', '2026-09-01', '2026-2027'], ['year', '2026-12-31', '2026'], ['fiscal_year', '2026-01-01', '2026'], ['day', '2026-01-01', null],
])('%s on %s is %s', (basis, day, expected) => { expect(periodOn(basis, day)).toBe(expected); });

test.each<[TimeBasis, string, boolean]>([
  ['school_year', '2026-2027', true], ['school_year', '2026-2028', false], ['school_year', '2026', false], ['year', '2026', true], ['year', '2026-2027', false], ['fiscal_year', '2026', true], ['day', '2026', false], ['year', '26', false], ['year', '', false],
])('a period of %s: %s is %s', (basis, text, expected) => { expect(isPeriod(basis, text)).toBe(expected); });

test.each<[string, PeriodGrain, string, string]>([
  ['2026-2027', 'school_year', '2026-2027', '2026-2027'], ['2026-2027', 'year', '2026', '2026'], ['2026-2027', 'term', '2026-2027/1', '2026-2027/2'], ['2026-2027', 'month', '2026-09', '2027-08'],
  ['2026', 'year', '2026', '2026'], ['2026', 'school_year', '2026-2027', '2026-2027'], ['2026', 'month', '2026-01', '2026-12'],
])('%s of rows by %s is %s to %s', (period, grain, from, to) => { expect(spanOf(period, grain)).toEqual({ from, to }); });

test('the period before', () => { expect([periodBefore('2026-2027'), periodBefore('2026')]).toEqual(['2025-2026', '2025']); });
