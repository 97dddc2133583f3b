import { describe, expect, it } from 'vitest';
import { randomOf } from '../sample/random.ts';
import { forecastValue, type Observed } from './forecast.ts';

const free = { least: -Infinity, most: Infinity };
const atLeast = { comparator: 'ge', required: 100 } as const;
const days = ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31', '2026-06-30', '2026-07-31', '2026-08-31', '2026-09-30', '2026-10-31', '2026-11-15'];
const END = '2026-12-31';
const dayNumber = (day: string): number => Date.parse(day) / 86_400_000;
const seriesOf = (valueOf: (day: number, at: number) => number): Observed[] => days.map((day, at) => ({ day, value: valueOf(dayNumber(day) - dayNumber('2026-01-01'), at) }));

const of = (observed: readonly Observed[]) => forecastValue(observed, END, atLeast, free).expected;

describe('a forecast', () => {
  it.each<[string, Observed[]]>([
    ['nothing', []], ['one point', [{ day: '2026-01-31', value: 1 }]], ['two points', [{ day: '2026-01-31', value: 1 }, { day: '2026-02-28', value: 2 }]],
    ['a value that changed once', seriesOf((_, at) => (at < 4 ? 80 : 85))], ['a value that never changed', seriesOf(() => 80)],
  ])('is not made from %s', (_, observed) => {
    expect(forecastValue(observed, END, atLeast, free)).toMatchObject({ method: 'theil-sen', points: observed.length, expected: null });
  });

  it('is not made for a day that is past', () => {
    expect(forecastValue(seriesOf((day) => day), '2026-11-15', atLeast, free).expected).toBeNull();
  });

  it('goes on as it went, without doubt where it went straight', () => {
    const { expected, points, different } = forecastValue(seriesOf((day) => 10 + day / 4), END, atLeast, free);
    expect([points, different]).toEqual([11, 11]);
    expect(expected).toMatchObject({ value: 101, low: 101, high: 101, pace: 7.5, kept: 'yes' });
  });

  it('says when it may or may not be kept', () => {
    const wavering = seriesOf((day, at) => 90 + day / 40 + (at % 2) * 3);
    expect(forecastValue(wavering, END, { comparator: 'ge', required: 99 }, free).expected?.kept).toBe('maybe');
    expect(forecastValue(wavering, END, { comparator: 'ge', required: 150 }, free).expected?.kept).toBe('no');
    expect(forecastValue(wavering, END, { comparator: 'le', required: 150 }, free).expected?.kept).toBe('yes');
  });

  it('stays where the value can lie', () => {
    expect(forecastValue(seriesOf((day) => 60 + day / 8), END, atLeast, { least: 0, most: 100 }).expected).toMatchObject({ value: 100, low: 100, high: 100 });
    expect(forecastValue(seriesOf((day) => 20 - day / 12), END, atLeast, { least: 0, most: 100 }).expected?.value).toBe(0);
  });
});

describe('whatever was observed', () => {
  const many = Array.from({ length: 300 }, (_, seed) => {
    const random = randomOf(`forecast/${seed}`);
    const kept = days.filter(() => random.chance(0.8));
    return kept.map((day) => ({ day, value: random.whole(0, 1000) / 10 }));
  }).filter((observed) => forecastValue(observed, END, atLeast, free).expected !== null);

  it('the value lies in its interval, and the interval only narrows by bounds', () => {
    for (const observed of many) {
      const [wide, within] = [of(observed), forecastValue(observed, END, atLeast, { least: 0, most: 100 }).expected];
      expect(wide?.low).toBeLessThanOrEqual(wide?.value ?? NaN);
      expect(wide?.value).toBeLessThanOrEqual(wide?.high ?? NaN);
      expect((within?.high ?? 0) - (within?.low ?? 0)).toBeLessThanOrEqual((wide?.high ?? 0) - (wide?.low ?? 0) + 1e-9);
    }
    expect(many.length).toBeGreaterThan(200);
  });

  it('the order of points says nothing', () => {
    for (const observed of many) expect(of(observed.toReversed())).toEqual(of(observed));
  });

  it('other units give the same in those units, also turned round', () => {
    for (const observed of many) {
      const [plain, scaled, turned] = [of(observed), of(observed.map(({ day, value }) => ({ day, value: value * 4 + 7 }))), of(observed.map(({ day, value }) => ({ day, value: -value })))];
      expect(scaled?.value).toBeCloseTo((plain?.value ?? NaN) * 4 + 7, 6);
      expect(turned?.value).toBeCloseTo(-(plain?.value ?? NaN), 6);
      expect(turned?.low).toBeCloseTo(-(plain?.high ?? NaN), 6);
    }
  });

  it('one wild month of eleven moves it little', () => {
    for (let at = 0; at < days.length; at += 1) {
      const wild = seriesOf((day, place) => (place === at ? 1e6 : 10 + day / 4 + (place % 3) / 10));
      expect(of(wild)?.value, days[at]).toBeGreaterThan(85);
      expect(of(wild)?.value, days[at]).toBeLessThan(125);
    }
  });
});
