import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareDecimals, minus, negate, over, plus, readDecimal, rootOver, roundTo, signOf, times, writeDecimal, type Decimal } from './decimal.ts';

const decimal = (text: string): Decimal => readDecimal(text) ?? NaN;
const shown = (value: Decimal | null): string | null => (value === null ? null : writeDecimal(value));

test.each([['0', '0'], ['-0', '0'], ['007', '7'], ['1.50', '1.5'], ['-0.0', '0'], ['12345678901234567890', '12345678901234567890'], ['0.000000000000001', '0.000000000000001']])('%s is read as %s', (text, written) => {
  expect(shown(decimal(text))).toBe(written);
});

test.each(['', ' ', '1e3', '0x1', '1.', '.5', '+1', '1,000', 'NaN', 'Infinity', '一'])('%j is none', (text) => { expect(readDecimal(text)).toBe(null); });

test.each([
  ['1', '3', '0.3333333333'], ['2', '3', '0.6666666667'], ['1', '20000000000', '0.0000000001'], ['-1', '20000000000', '-0.0000000001'], ['1', '20000000001', '0'], ['-1', '30000000000', '0'], ['10', '5', '2'], ['7', '0', null],
  ['9007199254740991', '3', '3002399751580330.3333333333'], ['1', '0.0000000003', '3333333333.3333333333'],
])('%s ÷ %s is %s', (a, b, quotient) => { expect(shown(over(decimal(a), decimal(b)))).toBe(quotient); });

test.each([['2.5', 0, '3'], ['-2.5', 0, '-3'], ['-0.4', 0, '0'], ['1.005', 2, '1.01'], ['1250', -2, '1300'], ['49', -2, '0'], ['50', -2, '100'], ['-50', -2, '-100'], ['999999', -6, '1000000'], ['3', 10, '3']])('%s to %i digits is %s', (a, digits, rounded) => {
  expect(shown(roundTo(decimal(a), digits))).toBe(rounded);
});

test.each([['2', '1', '1.4142135624'], ['4', '2', '1'], ['4', '-2', '-1'], ['0', '5', '0'], ['1', '0', null], ['-1', '1', null], ['0.0001', '1', '0.01']])('the root of %s over %s is %s', (a, b, root) => {
  expect(shown(rootOver(decimal(a), decimal(b)))).toBe(root);
});

describe('the short way for whole numbers comes to the same as the long one', () => {
  const whole = fc.oneof(fc.integer(), fc.maxSafeInteger(), fc.constantFrom(0, 1, -1, 2 ** 53 - 1, 1 - 2 ** 53));
  // Out of reach of the short way, then back.
  const LONG = decimal('0.1');
  const long = (value: number): Decimal => plus(value, LONG);

  test('plus, minus, times, compare', () => {
    fc.assert(fc.property(whole, whole, (a, b) => {
      expect(shown(plus(a, b))).toBe((BigInt(a) + BigInt(b)).toString());
      expect(shown(minus(a, b))).toBe((BigInt(a) - BigInt(b)).toString());
      expect(shown(times(a, b))).toBe((BigInt(a) * BigInt(b)).toString());
      expect(Math.sign(compareDecimals(long(a), long(b)))).toBe(Math.sign(Number(BigInt(a) - BigInt(b))));
      expect(shown(minus(long(a), LONG))).toBe(String(a));
      expect(signOf(long(a))).toBe(a < 0 ? -1 : 1);
      expect(Object.is(negate(0), 0)).toBe(true);
    }));
  });

  test('over', () => {
    fc.assert(fc.property(whole, whole.filter((b) => b !== 0), (a, b) => {
      const scaled = BigInt(a) * 10n ** 11n / BigInt(b);
      const rounded = (scaled + (scaled < 0n ? -5n : 5n)) / 10n;
      expect(shown(times(over(a, b) ?? NaN, decimal('10000000000')))).toBe(rounded.toString());
    }));
  });
});
