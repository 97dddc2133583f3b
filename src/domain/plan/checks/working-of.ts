/*
 * The working of a check as data: its figures as a reader sees them, how they are put together, what comes out, and
 * the verdict. working-sentence.ts says it in each language; nothing here is a word of either.
 */
import { compare, fractionOf, multiply, powerOfTen, written, type Fraction } from '../fraction.ts';
import type { CheckKind } from '../reading.ts';
import { hasStatedBase, isDecrease } from './growth.ts';
import type { Relation } from './relation.ts';
import type { Term } from './term.ts';

/** A figure with the unit of the document, and how often it counts. */
interface Shown {
  readonly figure: string;
  readonly times: number;
}

/** What a growth is measured by: a stated base it rose or fell from, or the change that led to the new value. */
export type GrowthShape = 'rose' | 'fell' | 'increase' | 'decrease';

/** Whether the figures agree; where they do not, whether rounding plays a part, and whether it explains the gap. */
export type Outcome = 'agrees' | 'differs' | 'beyond-rounding' | 'within-rounding';

/** Everything the sentence of a check says, in no language yet. */
export interface Working {
  readonly kind: CheckKind;
  readonly operands: readonly Shown[];
  readonly growth: GrowthShape;
  readonly names: readonly string[];
  /** The exact result. */
  readonly result: string;
  /** The first operand and the stated figure as the text prints them. */
  readonly first: string;
  readonly printed: string;
  readonly outcome: Outcome;
  /** The ends of what rounding allows, where that explains the gap; empty otherwise. */
  readonly reach: readonly [string, string];
}

/** What was computed of a relation, and the verdict on it. */
export interface Computed {
  readonly value: Fraction;
  readonly low: Fraction;
  readonly high: Fraction;
  readonly consistent: boolean;
  readonly explained: boolean;
}

/** The working of a relation that was judged. */
export function workingOf(relation: Relation, computed: Computed): Working {
  const { stated, kind, operands, multipliers, names = [] } = relation;
  const scale = scaleOf(stated);
  const decimals = Math.max(0, stated.decimals);
  const outcome = outcomeOf(computed);
  return {
    kind, names, growth: growthShape(operands), outcome,
    operands: operands.map((term, at) => ({ figure: figureOf(term), times: multipliers?.[at] ?? 1 })),
    result: kind === 'count' ? `${names.length}${scale.text}` : show(computed.value, decimals + 2, scale),
    first: asPrinted(operands[0]), printed: asPrinted(stated),
    reach: outcome === 'within-rounding' ? [show(computed.low, decimals + 1, scale), show(computed.high, decimals + 1, scale)] : ['', ''],
  };
}

function outcomeOf({ consistent, explained, low, high }: Computed): Outcome {
  if (consistent) return 'agrees';
  if (compare(low, high) === 0) return 'differs';
  return explained ? 'within-rounding' : 'beyond-rounding';
}

function growthShape(operands: readonly Term[]): GrowthShape {
  const [now, second] = operands;
  if (!hasStatedBase(operands)) return isDecrease(operands) ? 'decrease' : 'increase';
  return (now?.amount ?? 0) >= (second?.amount ?? 0) ? 'rose' : 'fell';
}

const asPrinted = (term: Term | undefined): string => (term === undefined ? '' : term.quantity.number + term.quantity.unit);

interface Scale {
  readonly text: string;
  readonly by: Fraction;
}

const ONE = powerOfTen(0);

// Working is shown in the unit a reader sees: 万元 and 亿元 stay 万元 and 亿元. 七成 was counted as per cent and is shown so.
function scaleOf({ amount, quantity: { value, unit, normalized } }: Term): Scale {
  const head = /^[万亿萬億千](?!米|分|克|瓦)/u.exec(unit)?.[0] ?? '';
  const by = /[亿億]/u.test(head) ? 8 : /[万萬]/u.test(head) ? 4 : head === '千' ? 3 : 0;
  const isTyped = typeof value === 'number' && Math.abs(value * 10 ** by - amount) <= Math.abs(amount) * 1e-9;
  return { text: isTyped ? unit : head + normalized.unit, by: by === 0 ? ONE : powerOfTen(-by) };
}

function figureOf(term: Term): string {
  const scale = scaleOf(term);
  // The commonest figures by far, and they need no arithmetic to be written.
  if (scale.by === ONE && Number.isSafeInteger(term.amount)) return `${term.amount}${scale.text}`;
  return show(fractionOf(term.amount), 6, scale);
}

function show(value: Fraction, decimals: number, scale: Scale): string {
  return written(scale.by.bottom === 1n ? value : multiply(value, scale.by), Math.min(8, Math.max(2, decimals))) + scale.text;
}
