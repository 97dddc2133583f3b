/*
 * How each kind of relation is recomputed, and how the working is written. One formula serves the quick estimate, the
 * exact verdict and the ends of the interval: `take` says which value of a term to use.
 */
import type { Arithmetic } from '../fraction.ts';
import type { CheckKind } from '../reading.ts';
import { hasStatedBase, isDecrease } from './growth.ts';
import type { Relation } from './relation.ts';
import type { Term } from './term.ts';

/** Takes a value for a term; `grows` says whether a larger term makes the result larger. */
export type Take<T> = (term: Term, grows: boolean) => T;

type Formula = <T>(relation: Relation, maths: Arithmetic<T>, take: Take<T>) => T;

const share = <T>(maths: Arithmetic<T>, part: T, whole: T): T => maths.multiply(maths.divide(part, whole), maths.of(100));

/** One formula for each kind of check. Operands are as many as the finder of the kind gives. */
export const formulas: { readonly [K in CheckKind]: Formula } = {
  sum: ({ operands, multipliers }, maths, take) => operands.reduce(
    (total, term, at) => maths.add(total, maths.multiply(take(term, true), maths.of(multipliers?.[at] ?? 1))), maths.of(0)),
  difference: ({ operands }, maths, take) => maths.subtract(take(operands[0] as Term, true), take(operands[1] as Term, false)),
  ratio: ({ operands }, maths, take) => share(maths, take(operands[0] as Term, true), take(operands[1] as Term, false)),
  product: ({ operands, multipliers }, maths, take) => operands.reduce(
    (total, term, at) => maths.multiply(total, maths.multiply(take(term, true), maths.of(multipliers?.[at] ?? 1))), maths.of(1)),
  growth: ({ operands }, maths, take) => growth(operands, maths, take),
  equal: ({ operands }, _, take) => take(operands[0] as Term, true),
  count: ({ names }, maths) => maths.of(names?.length ?? 0),
};

function growth<T>(operands: readonly Term[], maths: Arithmetic<T>, take: Take<T>): T {
  const [now, second] = operands as [Term, Term];
  if (hasStatedBase(operands)) {
    const base = take(second, false);
    return now.amount >= second.amount ? share(maths, maths.subtract(take(now, true), base), base) : share(maths, maths.subtract(base, take(now, true)), base);
  }
  const change = take(second, true);
  const base = isDecrease(operands) ? maths.add(take(now, false), change) : maths.subtract(take(now, false), change);
  return share(maths, change, base);
}
