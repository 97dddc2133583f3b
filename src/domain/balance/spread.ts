/*
 * The weighted coefficient of variation 差异系数, as the rules define it: the population form around the mean weighted by
 * pupils, never the plain mean of schools and never n − 1.
 */
import { exactCoefficient, isAtMost, type Share } from './exact.ts';

/** How far schools lie apart in one thing. */
export interface Spread {
  readonly pupils: number;
  /** Σr ÷ Σp. */
  readonly mean: number;
  readonly variance: number;
  readonly deviation: number;
  /** Deviation ÷ mean; null where nobody has anything. */
  readonly coefficient: number | null;
  /** What each school adds to the variance: p/P · (x − mean)². They add up to it. */
  readonly contributions: readonly number[];
}

/** The spread of these shares, each of a school with pupils. */
export function spreadOf(shares: readonly Share[]): Spread {
  const pupils = sum(shares.map((share) => share.pupils));
  const mean = pupils === 0 ? 0 : sum(shares.map((share) => share.amount)) / pupils;
  const contributions = shares.map((share) => (share.pupils / pupils) * (share.amount / share.pupils - mean) ** 2);
  const variance = sum(contributions);
  const deviation = Math.sqrt(variance);
  return { pupils, mean, variance, deviation, coefficient: mean === 0 ? null : deviation / mean, contributions };
}

/** Nearer to the limit than this, doubles do not decide. */
const EDGE = 1e-9;

/** Whether the mean of the coefficients of these groups is at most the limit, before any rounding; null where one has none. */
export function isWithin(groups: readonly (readonly Share[])[], limit: number): boolean | null {
  const mean = meanCoefficient(groups.map((shares) => spreadOf(shares).coefficient));
  if (mean === null) return null;
  if (Math.abs(mean - limit) > EDGE) return mean < limit;
  return isAtMost(groups.map((shares) => exactCoefficient(shares) ?? 0n), limit);
}

/** The plain mean of coefficients 综合差异系数; null where one is missing. */
export function meanCoefficient(coefficients: readonly (number | null)[]): number | null {
  const known = coefficients.filter((one) => one !== null);
  return known.length === 0 || known.length < coefficients.length ? null : sum(known) / known.length;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
