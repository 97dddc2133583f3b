import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregateNames } from './aggregates.ts';
import { writeDecimal, type Decimal } from './decimal.ts';
import { summarise, type SummedRow } from './summarise.ts';

const row = (of: Decimal | null, weight: Decimal | null = 1, counts = true): SummedRow => ({ of, weight, counts });

test.each(aggregateNames)('%s of no rows, of blanks, of rows that do not count', (name) => {
  const nothing = name === 'count' || name === 'count_distinct' ? 0 : null;
  expect(summarise(name, [], true)).toBe(nothing);
  expect(summarise(name, [row(null), row(null)], true)).toBe(name === 'count' ? 2 : nothing);
  // Of something, none is a share of nought; of a sum of none there is none.
  expect(summarise(name, [row(7, 1, false)], true)).toBe(nothing);
});

test('a share of rows is nought where none counts', () => {
  expect(summarise('share', [row(null, 1, false), row(null, 1, false)], false)).toBe(0);
});

/** The formula of the balance rules, word by word, in floating point. */
const plainly = (schools: readonly (readonly [number, number])[]): number => {
  const all = schools.reduce((sum, [, pupils]) => sum + pupils, 0);
  const mean = schools.reduce((sum, [value, pupils]) => sum + value * pupils, 0) / all;
  return Math.sqrt(schools.reduce((sum, [value, pupils]) => sum + (pupils / all) * (value - mean) ** 2, 0)) / mean;
};

describe('the weighted coefficient of variation', () => {
  test('is what the formula says, whatever the schools', () => {
    const schools = fc.array(fc.tuple(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 1, max: 3000 })), { minLength: 1, maxLength: 40 });
    fc.assert(fc.property(schools, (list) => {
      const exact = Number(writeDecimal(summarise('weighted_cv', list.map(([value, pupils]) => row(value, pupils)), true) as Decimal));
      expect(exact).toBeCloseTo(plainly(list), 6);
    }));
  });

  test('is nought where all are alike, blank where the mean is nought, and passes over schools that weigh nothing', () => {
    expect(summarise('weighted_cv', [row(5, 3), row(5, 40)], true)).toBe(0);
    expect(summarise('weighted_cv', [row(5, 1), row(-5, 1)], true)).toBe(null);
    expect(summarise('weighted_cv', [row(5, 3), row(5, 40), row(99, 0), row(99, -2), row(99, null), row(null, 9), row(99, 9, false)], true)).toBe(0);
  });
});
