/*
 * Whole numbers without bounds, for verdicts on the edge of a limit. Coefficients are computed as doubles, for speed and
 * because a root has no end; where one comes so near its limit that rounding could decide, it is decided here exactly:
 * amounts have at most four digits after the point, pupils none, so CV² is a quotient of whole numbers.
 */

import { wholeRoot } from '../values/whole-root.ts';

/** Digits after the point that amounts and limits may have. */
export const AMOUNT_DIGITS = 4;
const SCALE = 10 ** AMOUNT_DIGITS;
/** Digits after the point of an exact root. */
const ROOT_DIGITS = 30n;

/** Pupils and what they have together. */
export interface Share { readonly pupils: number; readonly amount: number }

/** The amount in ten-thousandths. */
export const scaled = (amount: number): bigint => BigInt(Math.round(amount * SCALE));

/** An amount with the noise of binary fractions behind its digits taken off. */
export const settled = (amount: number): number => Math.round(amount * SCALE) / SCALE;

/** CV² = (P · Σ r²/p − R²) / R², as a quotient of whole numbers; null when there is nothing of it. */
function squareOf(shares: readonly Share[]): { readonly over: bigint; readonly under: bigint } | null {
  let [sum, parts, pupils, total] = [0n, 1n, 0n, 0n];
  for (const share of shares) {
    const [own, amount] = [BigInt(share.pupils), scaled(share.amount)];
    sum = sum * own + amount * amount * parts;
    parts *= own;
    pupils += own;
    total += amount;
  }
  return total === 0n || parts === 0n ? null : { over: pupils * sum - total * total * parts, under: total * total * parts };
}

/** The coefficient to thirty digits, cut off, as a whole number of 10⁻³⁰; null when there is none. */
export function exactCoefficient(shares: readonly Share[]): bigint | null {
  const square = squareOf(shares);
  return square === null ? null : wholeRoot((square.over * 10n ** (2n * ROOT_DIGITS)) / square.under);
}

/** Whether the mean of these exact coefficients is at most the limit. A single one is its own mean. */
export const isAtMost = (coefficients: readonly bigint[], limit: number): boolean =>
  coefficients.reduce((sum, one) => sum + one, 0n) <= BigInt(coefficients.length) * scaled(limit) * 10n ** (ROOT_DIGITS - BigInt(AMOUNT_DIGITS));
