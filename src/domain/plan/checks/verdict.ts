/*
 * The verdict on one relation: recompute exactly from the printed figures, round half up to the decimals of the stated
 * one, compare; then take every operand at the ends of its rounding and see whether the stated figure comes within reach.
 */
import { add, compare, divide, fraction, multiply, powerOfTen, roundHalfUp, subtract, toNumber, written, ZERO, type Fraction } from '../fraction.ts';
import type { Check, CheckKind } from '../reading.ts';
import { hasStatedBase, isDecrease } from './growth.ts';
import type { Relation } from './relation.ts';
import type { Term } from './term.ts';

/** A relation with its check, before the check has an id. */
export interface Judged {
  readonly relation: Relation;
  readonly check: Omit<Check, 'id'>;
}

interface Interval {
  readonly exact: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
}

/** Judges a relation; undefined where it proves nothing: a figure that is only about so much, or an uncertain mismatch. */
export function judge(relation: Relation): Judged | undefined {
  const { stated } = relation;
  const result = recompute(relation);
  if (result === undefined) return undefined;
  const decimals = stated.decimals;
  const computed = roundHalfUp(result.exact, decimals);
  const consistent = compare(computed, stated.value) === 0;
  if (!consistent && !mayTell(relation, result.exact)) return undefined;
  const isRounded = compare(result.low, result.high) !== 0;
  const explained = compare(result.high, stated.low) >= 0 && compare(result.low, stated.high) <= 0;
  return {
    relation,
    check: {
      kind: relation.kind, operands: relation.operands.map(term => term.quantity.id), operandValues: relation.operands.map(term => toNumber(term.value)),
      ...(relation.names && { names: relation.names }), ...(relation.multipliers && { multipliers: relation.multipliers }),
      statedId: stated.quantity.id, stated: toNumber(stated.value), computed: toNumber(computed), consistent,
      ...(!consistent && { explainedByRounding: explained }), ...(isRounded && { interval: [toNumber(result.low), toNumber(result.high)] as const }),
      explanation: explain(relation, result, consistent, explained), why: relation.why,
    },
  };
}

function mayTell(relation: Relation, exact: Fraction): boolean {
  if (!relation.isFirm || !relation.stated.isExact || relation.operands.some(term => !term.isExact)) return false;
  const stated = Math.abs(toNumber(relation.stated.value));
  return Math.abs(toNumber(subtract(exact, relation.stated.value))) <= (relation.tolerance ?? Infinity) * Math.max(stated, 1e-9);
}

/** How each kind is recomputed from values taken at one end of their rounding. `at` picks the end that makes it least or most. */
type Recipe = (relation: Relation, pick: (term: Term, grows: boolean) => Fraction) => Fraction | undefined;

const RECIPES: { readonly [K in CheckKind]: Recipe } = {
  sum: ({ operands, multipliers }, pick) => operands.reduce((total, term, at) => add(total, multiply(pick(term, true), fraction(BigInt(multipliers?.[at] ?? 1)))), ZERO),
  difference: ({ operands: [a, b] }, pick) => (a && b ? subtract(pick(a, true), pick(b, false)) : undefined),
  ratio: ({ operands: [part, whole] }, pick) => (part && whole ? percentOf(pick(part, true), pick(whole, false)) : undefined),
  product: ({ operands }, pick) => operands.reduce((total, term) => multiply(total, pick(term, true)), fraction(1n)),
  growth: growthRate,
  equal: ({ operands: [a] }, pick) => (a ? pick(a, true) : undefined),
  count: ({ names }) => fraction(BigInt(names?.length ?? 0)),
};

function percentOf(part: Fraction, whole: Fraction): Fraction | undefined {
  return whole.top === 0n ? undefined : multiply(divide(part, whole), powerOfTen(2));
}

function growthRate({ operands }: Relation, pick: (term: Term, grows: boolean) => Fraction): Fraction | undefined {
  const [now, second] = operands;
  if (now === undefined || second === undefined) return undefined;
  if (hasStatedBase(operands)) {
    const rate = percentOf(subtract(pick(now, true), pick(second, false)), pick(second, false));
    return rate && rate.top < 0n ? fraction(-rate.top, rate.bottom) : rate;
  }
  const change = pick(second, true);
  const base = isDecrease(operands) ? add(pick(now, false), change) : subtract(pick(now, false), change);
  return percentOf(change, base);
}

function recompute(relation: Relation): Interval | undefined {
  const recipe = RECIPES[relation.kind];
  const exact = recipe(relation, term => term.value);
  const low = recipe(relation, (term, grows) => (grows ? term.low : term.high));
  const high = recipe(relation, (term, grows) => (grows ? term.high : term.low));
  if (exact === undefined || low === undefined || high === undefined) return undefined;
  return compare(low, high) <= 0 ? { exact, low, high } : { exact, low: high, high: low };
}

function explain(relation: Relation, result: Interval, consistent: boolean, explained: boolean): string {
  const { stated } = relation;
  const unit = unitOf(stated);
  const working = `${formula(relation, unit)}＝${show(result.exact, Math.max(0, stated.decimals) + 2, unit)}`;
  const printed = `文中写“${stated.quantity.number}${stated.quantity.unit}”`;
  if (consistent) return `${working}，${printed}，相符。`;
  if (!explained) return `${working}，${printed}，不符，舍入也不能解释。`;
  const places = Math.max(0, stated.decimals) + 1;
  return `${working}，${printed}，按印出的数字不符；若各数在印出前经过舍入，结果可在${show(result.low, places, unit)}至${show(result.high, places, unit)}之间，可以解释。`;
}

interface Scale {
  readonly text: string;
  readonly by: Fraction;
}

// Working is shown in the unit a reader sees: 万元 and 亿元 stay 万元 and 亿元.
function unitOf(term: Term): Scale {
  const head = /^[万亿千](?!米|分|克|瓦)/u.exec(term.quantity.unit)?.[0];
  const by = head === '亿' ? 8 : head === '万' ? 4 : head === '千' ? 3 : 0;
  return { text: (head ?? '') + term.quantity.normalized.unit, by: powerOfTen(-by) };
}

function show(value: Fraction, decimals: number, unit: Scale): string {
  return written(multiply(value, unit.by), Math.min(8, Math.max(2, decimals))) + unit.text;
}

function plain(term: Term): string {
  const unit = unitOf(term);
  return show(term.value, 6, unit);
}

function formula(relation: Relation, unit: Scale): string {
  const { operands, multipliers, names } = relation;
  const [a, b] = operands.map(plain);
  switch (relation.kind) {
    case 'sum': return operands.map((term, at) => ((multipliers?.[at] ?? 1) > 1 ? `${plain(term)}×${multipliers?.[at]}` : plain(term))).join('＋');
    case 'difference': return `${a}－${b}`;
    case 'ratio': return `${a}÷${b}`;
    case 'product': return operands.map(plain).join('×');
    case 'growth': return hasStatedBase(operands) ? `（${a}－${b}）÷${b}` : `${b}÷（${a}${isDecrease(operands) ? '＋' : '－'}${b}）`;
    case 'equal': return `前文“${operands[0]?.quantity.number}${operands[0]?.quantity.unit}”`;
    case 'count': return `列名${names?.length}个（${names?.join('、')}），即${names?.length}${unit.text}`;
  }
}
