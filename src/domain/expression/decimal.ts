/*
 * Exact decimals, the same in memory as numeric in the database: whole numbers that a number holds exactly stay numbers,
 * because nearly all are; everything else is a big.js decimal. Division gives ten digits, half away from zero.
 */
import { Big } from 'big.js';
import { wholeRoot } from '../values/whole-root.ts';

// A constructor of our own, so that nobody else's settings reach it.
const Exact = Big();
Exact.DP = 10;
Exact.RM = Exact.roundHalfUp;

/** An exact decimal. */
export type Decimal = number | Big;

const big = (value: Decimal): Big => (typeof value === 'number' ? new Exact(value) : value);

// Minus nought is nought, and what a number holds exactly becomes one again.
function settle(value: Big): Decimal {
  if (value.c.length > 16 || value.e > 15 || value.e < value.c.length - 1) return value;
  const number = value.toNumber();
  return Number.isSafeInteger(number) ? number + 0 : value;
}

/** The decimal written in this text, or null when it is none. */
export function readDecimal(text: string): Decimal | null {
  if (/^-?\d{1,15}$/.test(text)) return Number(text) + 0;
  return /^-?\d+(\.\d+)?$/.test(text) ? settle(new Exact(text)) : null;
}

/** Without exponent and needless zeros. */
export const writeDecimal = (value: Decimal): string => (typeof value === 'number' ? String(value) : value.toFixed());

/** The sum. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const sum = typeof a === 'number' && typeof b === 'number' ? a + b : NaN;
  return Number.isSafeInteger(sum) ? sum : settle(big(a).plus(b));
}

/** The difference. */
export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, negate(b));

/** The same with the other sign. */
export const negate = (a: Decimal): Decimal => (typeof a === 'number' ? 0 - a : a.neg());

/** The product. */
export function times(a: Decimal, b: Decimal): Decimal {
  const product = typeof a === 'number' && typeof b === 'number' ? a * b + 0 : NaN;
  return Number.isSafeInteger(product) ? product : settle(big(a).times(b));
}

/** The quotient to ten digits after the point; null when divided by nought. */
export function over(a: Decimal, b: Decimal): Decimal | null {
  if (signOf(b) === 0) return null;
  const quotient = typeof a === 'number' && typeof b === 'number' ? a / b : NaN;
  // Whole and far from where numbers lose digits: exact.
  if (Number.isSafeInteger(quotient) && Math.abs(quotient) < 2 ** 40 && Math.abs(a as number) < 2 ** 50) {
    if (quotient * (b as number) === a) return quotient + 0;
  }
  return settle(big(a).div(b));
}

/** Rounded half away from zero to so many digits after the point; negative: before it. */
export const roundTo = (a: Decimal, digits: number): Decimal => (typeof a === 'number' && digits >= 0 ? a : settle(big(a).round(digits, Exact.roundHalfUp)));

/** Below nought, nought or above. */
export const signOf = (a: Decimal): number => (typeof a === 'number' ? Math.sign(a) : a.s * (a.c.length === 1 && a.c[0] === 0 ? 0 : 1)) + 0;

/** Negative, nought or positive as `a` is less than, equal to or more than `b`. */
export const compareDecimals = (a: Decimal, b: Decimal): number => (typeof a === 'number' ? typeof b === 'number' ? Math.sign(a - b) : -b.cmp(a) : a.cmp(b));

/** Without its sign. */
export const absolute = (a: Decimal): Decimal => (signOf(a) < 0 ? negate(a) : a);

/**
 * The root of a quotient, √numerator ÷ denominator, to ten digits, half away from zero; null when divided by nought. Cut
 * off after the eleventh digit by whole numbers alone, so that the database comes to the same.
 */
export function rootOver(numerator: Decimal, denominator: Decimal): Decimal | null {
  const sign = signOf(denominator);
  if (sign === 0 || signOf(numerator) < 0) return null;
  const square = big(denominator).times(big(denominator));
  const scale = Math.max(digitsAfterPoint(big(numerator)), digitsAfterPoint(square));
  const whole = (value: Big) => BigInt(value.times(new Exact(10).pow(scale)).toFixed(0));
  const root = wholeRoot((whole(big(numerator)) * 10n ** 22n) / whole(square));
  const cut = new Exact(root.toString()).times('0.00000000001').times(sign);
  return settle(cut.round(10, Exact.roundHalfUp));
}

const digitsAfterPoint = (value: Big): number => Math.max(0, value.c.length - 1 - value.e);
