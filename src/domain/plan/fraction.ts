/*
 * Exact arithmetic for checks. A printed figure is a decimal, so sums and quotients of printed figures are fractions of
 * whole numbers; nothing passes through binary floating point before the verdict.
 */

/** A fraction of whole numbers, the denominator positive. */
export interface Fraction {
  readonly top: bigint;
  readonly bottom: bigint;
}

/** Zero. */
export const ZERO: Fraction = { top: 0n, bottom: 1n };

/** The fraction with this numerator and denominator; the denominator must not be zero. */
export function fraction(top: bigint, bottom: bigint = 1n): Fraction {
  if (bottom === 0n) return ZERO;
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

/** The exact value of a number as it prints in decimals: 9.94 is 994/100. */
export function fractionOf(value: number): Fraction {
  if (!Number.isFinite(value)) return ZERO;
  if (Number.isSafeInteger(value)) return { top: BigInt(value), bottom: 1n };
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', decimals = ''] = mantissa.split('.');
  const plain = fraction(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  return multiply(plain, powerOfTen(Number(exponent)));
}

const POWERS: readonly bigint[] = Array.from({ length: 20 }, (_, exponent) => 10n ** BigInt(exponent));

/** 10 to a whole power, which may be negative. */
export function powerOfTen(exponent: number): Fraction {
  const power = POWERS[Math.abs(exponent)] ?? 10n ** BigInt(Math.abs(exponent));
  return exponent >= 0 ? { top: power, bottom: 1n } : { top: 1n, bottom: power };
}

/** The sum. */
export const add = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom);
/** The difference. */
export const subtract = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom - b.top * a.bottom, a.bottom * b.bottom);
/** The product. */
export const multiply = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.top, a.bottom * b.bottom);
/** The quotient; zero when divided by zero, which callers exclude beforehand. */
export const divide = (a: Fraction, b: Fraction): Fraction => fraction(a.top * b.bottom, a.bottom * b.top);
/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export const compare = (a: Fraction, b: Fraction): number => {
  const difference = a.top * b.bottom - b.top * a.bottom;
  return difference === 0n ? 0 : difference < 0n ? -1 : 1;
};

/** How far two lie apart, never negative. */
export const distance = (a: Fraction, b: Fraction): Fraction => (compare(a, b) >= 0 ? subtract(a, b) : subtract(b, a));

/** Rounded half up (away from zero) to so many decimals; negative counts round to tens, hundreds … */
export function roundHalfUp(value: Fraction, decimals: number): Fraction {
  const scaled = multiply(value, powerOfTen(decimals));
  const size = scaled.top < 0n ? -scaled.top : scaled.top;
  const rounded = (size * 2n + scaled.bottom) / (scaled.bottom * 2n);
  return multiply(fraction(scaled.top < 0n ? -rounded : rounded), powerOfTen(-decimals));
}

/** What a formula needs, so that one formula serves estimates in numbers and verdicts in fractions. */
export interface Arithmetic<T> {
  readonly of: (whole: number) => T;
  readonly add: (a: T, b: T) => T;
  readonly subtract: (a: T, b: T) => T;
  readonly multiply: (a: T, b: T) => T;
  readonly divide: (a: T, b: T) => T;
}

/** Exact arithmetic. */
export const exact: Arithmetic<Fraction> = { of: whole => fraction(BigInt(whole)), add, subtract, multiply, divide };

/** Quick arithmetic in floating point, for sorting out what is far from agreeing. */
export const estimate: Arithmetic<number> = {
  of: whole => whole, add: (a, b) => a + b, subtract: (a, b) => a - b, multiply: (a, b) => a * b, divide: (a, b) => (b === 0 ? 0 : a / b),
};

/** The nearest number, good to fifteen digits. */
export function toNumber(value: Fraction): number {
  if (value.bottom === 1n) return Number(value.top);
  const whole = value.top / value.bottom;
  const rest = value.top % value.bottom;
  return Number(whole) + Number((rest * 10n ** 15n) / value.bottom) / 1e15;
}

/** Written in decimals, at most so many, without trailing zeros. */
export function written(value: Fraction, decimals: number): string {
  if (value.bottom === 1n) return value.top.toString();
  const rounded = roundHalfUp(value, decimals);
  const size = rounded.top < 0n ? -rounded.top : rounded.top;
  const digits = ((size * 10n ** BigInt(decimals)) / rounded.bottom).toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = digits.slice(digits.length - decimals).replace(/0+$/u, '');
  return (rounded.top < 0n ? '-' : '') + (rest === '' ? whole : `${whole}.${rest}`);
}
