/* When a figure of a document is asked for, and what last year means for it. */
import { expect, it } from 'vitest';
import type { IndicatorDefinition, TimeBasis } from '../../domain/indicator/definition.ts';
import { yearsBack } from '../../domain/indicator/series-points.ts';
import { momentsOf, type DraftMoments } from './figure-wants.ts';

const context = { year: 2025, asOf: '2026-01-10', office: '云溪县教育局', area: '全县' };
const of = (time: TimeBasis): IndicatorDefinition => ({ time }) as IndicatorDefinition;
const moments = (newest: string | null = null, asOf?: string): DraftMoments => ({ context, asOf, newestOf: () => newest });
const periodsOf = (at: string, newest: string | null) => momentsOf(of('school_year'), { at }, moments(newest)).value.period;

it('a state on a day is compared with the same day a year ago', () => {
  expect(momentsOf(of('day'), { at: '2026-01-10' }, moments())).toEqual({ value: { asOf: '2026-01-10', period: null }, previous: { asOf: '2025-01-10', period: null } });
  expect([yearsBack('2024-02-29', 1), yearsBack('2025-02-28', 1), yearsBack('2026-12-31', 2)]).toEqual(['2023-02-28', '2024-02-28', '2024-12-31']);
});

it('what is counted by periods is compared with the period before, in the grain of its own', () => {
  expect(momentsOf(of('school_year'), { at: '2025-2026' }, moments())).toEqual({ value: { asOf: undefined, period: '2025-2026' }, previous: { asOf: undefined, period: '2024-2025' } });
  expect(momentsOf(of('year'), { at: '2025-2026' }, moments(null, '2026-01-10'))).toEqual({ value: { asOf: '2026-01-10', period: '2025' }, previous: { asOf: '2026-01-10', period: '2024' } });
});

it('asked for a day, a period is the newest with rows, and none later than the day', () => {
  expect([periodsOf('2026-01-10', '2024-2025'), periodsOf('2026-01-10', '2026-2027'), periodsOf('2026-01-10', null), periodsOf('2025-01-10', '2025-2026')]).toEqual(['2024-2025', '2025-2026', '2025-2026', '2024-2025']);
});

it('a state asked for a year is that of the day of the document in that year', () => {
  expect(momentsOf(of('day'), { at: '2024' }, moments()).value.asOf).toBe('2025-01-10');
});
