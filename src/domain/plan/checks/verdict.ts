/*
 * The verdict on one relation: recompute exactly from the printed figures, round half up to the decimals of the stated
 * one, compare; then take every operand at the ends of its rounding and see whether the stated figure comes within reach.
 */
import { compare, estimate, exact, fractionOf, roundHalfUp, toNumber, type Fraction } from '../fraction.ts';
import type { Check } from '../reading.ts';
import { formulas } from './formula.ts';
import type { Relation } from './relation.ts';
import { exactly, isWhole, type Bounds, type Term } from './term.ts';
import { workingOf } from './working-of.ts';
import { workingSentence } from './working-sentence.ts';

/** A relation with its verdict on the printed figures; `checkOf` adds the rest for those that are kept. */
export interface Judged {
  readonly relation: Relation;
  /** The exact value. */
  readonly exact: Fraction;
  /** The same, rounded as the stated figure is. */
  readonly computed: Fraction;
  readonly consistent: boolean;
}

interface Interval {
  readonly low: Fraction;
  readonly high: Fraction;
}

/** Judges a relation; undefined where it proves nothing: a figure that is only about so much, or an uncertain mismatch. */
export function judge(relation: Relation): Judged | undefined {
  const rough = roughly(relation);
  if (!isWorthExactness(relation, rough)) return undefined;
  if (isWholeThroughout(relation, rough)) {
    const isSame = rough === relation.stated.amount;
    if (!isSame && !mayTell(relation, rough)) return undefined;
    const whole = fractionOf(rough);
    return { relation, exact: whole, computed: whole, consistent: isSame };
  }
  const value = formulas[relation.kind](relation, exact, term => exactly(term).value);
  const computed = roundHalfUp(value, relation.stated.decimals);
  const consistent = compare(computed, exactly(relation.stated).value) === 0;
  if (!consistent && !mayTell(relation, rough)) return undefined;
  return { relation, exact: value, computed, consistent };
}

// Most relations tried are no relations at all; floating point is good enough to drop those before the exact verdict.
function isWorthExactness(relation: Relation, rough: number): boolean {
  return Math.abs(rough - relation.stated.amount) <= 10 ** -relation.stated.decimals || mayTell(relation, rough);
}

// Sums, differences and products of whole numbers are exact in floating point as well, as long as they stay safe.
function isWholeThroughout({ kind, operands, stated }: Relation, rough: number): boolean {
  return kind !== 'ratio' && kind !== 'growth' && stated.decimals === 0 && Number.isSafeInteger(rough) && Number.isSafeInteger(stated.amount)
    && operands.every(term => term.decimals === 0);
}

function roughly(relation: Relation): number {
  return formulas[relation.kind](relation, estimate, term => term.amount);
}

/** Whether a mismatch may be told: the words are certain, every figure is exact, and the gap is that of a slip. */
function mayTell(relation: Relation, rough: number): boolean {
  if (!relation.isFirm || !relation.stated.isExact || relation.operands.some(term => !term.isExact)) return false;
  const stated = Math.max(Math.abs(relation.stated.amount), 1e-9);
  return Math.abs(rough - relation.stated.amount) <= (relation.tolerance ?? Infinity) * stated;
}

/** The check of a judged relation, with its working and the interval that rounding allows. */
export function checkOf({ relation, exact: value, computed, consistent }: Judged, id: string): Check {
  const { kind, operands, names, multipliers, stated, why } = relation;
  const interval = intervalOf(relation, value);
  const explained = !consistent && reaches(interval, exactly(stated));
  const working = workingOf(relation, { value, ...interval, consistent, explained });
  const isRounded = interval.low !== interval.high && compare(interval.low, interval.high) !== 0;
  return {
    id, kind, operands: operands.map(term => term.quantity.id), operandValues: operands.map(term => term.amount),
    ...(names && { names }), ...(multipliers && { multipliers }),
    statedId: stated.quantity.id, stated: stated.amount, computed: toNumber(computed), consistent,
    ...(!consistent && { explainedByRounding: explained }), ...(isRounded && { interval: [toNumber(interval.low), toNumber(interval.high)] as const }),
    explanation: workingSentence.zh(working), explanationEn: workingSentence.en(working), why,
  };
}

function reaches(interval: Interval, bounds: Bounds): boolean {
  return compare(interval.high, bounds.low) >= 0 && compare(interval.low, bounds.high) <= 0;
}

function intervalOf(relation: Relation, value: Fraction): Interval {
  if (relation.operands.every(isWhole)) return { low: value, high: value };
  const bounds = new Map<Term, Bounds>(relation.operands.map(term => [term, exactly(term)]));
  const end = (choose: (of: Bounds, grows: boolean) => Fraction): Fraction =>
    formulas[relation.kind](relation, exact, (term, grows) => choose(bounds.get(term) ?? exactly(term), grows));
  const low = end((of, grows) => (grows ? of.low : of.high));
  const high = end((of, grows) => (grows ? of.high : of.low));
  return compare(low, high) <= 0 ? { low, high } : { low: high, high: low };
}
