import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, compare, divide, fraction, fractionOf, multiply, powerOfTen, roundHalfUp, subtract, toNumber, written } from './fraction.ts';

describe('fractionOf', () => {
  it.each([[9.94, 994n, 100n], [0.1, 1n, 10n], [12, 12n, 1n], [1e21, 10n ** 21n, 1n], [2.5e-7, 25n, 10n ** 8n], [-3.5, -35n, 10n]] as const)('reads %d exactly', (value, top, bottom) => {
    expect(compare(fractionOf(value), fraction(top, bottom))).toBe(0);
  });

  it('takes what is no number for zero', () => {
    expect(fractionOf(Number.NaN).top).toBe(0n);
  });
});

describe('arithmetic', () => {
  const decimal = fc.tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 })).map(([digits, places]) => multiply(fraction(BigInt(digits)), powerOfTen(-places)));

  it('undoes what it did', () => {
    fc.assert(fc.property(decimal, decimal, (a, b) => {
      expect(compare(subtract(add(a, b), b), a)).toBe(0);
      if (b.top !== 0n) expect(compare(multiply(divide(a, b), b), a)).toBe(0);
    }));
  });

  it('rounds half up and no further than half', () => {
    expect(toNumber(roundHalfUp(fractionOf(2.345), 2))).toBe(2.35);
    expect(toNumber(roundHalfUp(fractionOf(1250), -2))).toBe(1300);
    fc.assert(fc.property(decimal, fc.integer({ min: -2, max: 3 }), (value, places) => {
      const error = toNumber(subtract(roundHalfUp(value, places), value));
      expect(Math.abs(error)).toBeLessThanOrEqual(0.5 * 10 ** -places + 1e-12);
    }));
  });

  it('divides by zero to zero, which callers exclude', () => {
    expect(divide(fraction(1n), fraction(0n)).top).toBe(0n);
  });
});

describe('written', () => {
  it.each([['87.7317', 4], ['87.73', 2], ['88', 0]])('writes %s with %d decimals', (expected, places) => {
    expect(written(divide(fractionOf(994), fractionOf(11.33)), places)).toBe(expected);
  });

  it('keeps the sign and drops trailing zeros', () => {
    expect(written(fractionOf(-1.5), 3)).toBe('-1.5');
  });
});
