/*
 * What reading a plan or a summary yields. Every item carries its exact place in the text and a `why`, the rule that
 * fired, so that a clerk can see where a figure comes from and why it was read that way.
 * Offsets are UTF-16 units into `Reading.text`, the text as it was decoded; nothing is trimmed or reordered.
 */

/** What a figure says: a promise, a report of what is, or neither. */
export type QuantityKind = 'target' | 'achievement' | 'context';

/** How a figure binds: equal, at least, at most, more than, less than, about, or between two values. */
export type Comparator = 'eq' | 'ge' | 'le' | 'gt' | 'lt' | 'approx' | 'range';

/** A value, or the two ends of a range. */
export type Magnitude = number | readonly [number, number];

/** Half-open range of UTF-16 offsets: the character at `start` is in, the one at `end` is not. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value with its unit after 万, 亿, 千 are multiplied out: 9.94亿元 is 994000000 元. Percent stays percent. */
export interface Normalized {
  readonly value: Magnitude;
  readonly unit: string;
}

/** One numbered heading or item, or one inline 一是 / 第一. */
export interface OutlineNode {
  /** Markers from the top, joined by `/`, nested by meaning: `二/一/1`; an inferred numeral is bracketed: `二/[四]`. */
  readonly path: string;
  readonly level: number;
  readonly title: string;
  /** Where the marker begins (or the title, when the marker is lost). */
  readonly offset: number;
  readonly why: string;
}

/** One written number with what it counts. */
export interface Quantity {
  readonly id: string;
  readonly kind: QuantityKind;
  /** The shortest clause that holds the number, verbatim. */
  readonly text: string;
  /** The sentence around it. */
  readonly sentence: Span;
  /** First character of the number. */
  readonly offset: number;
  /** First character after the number and its unit. */
  readonly end: number;
  /** As printed: `2-3`, `九`, `近万`. */
  readonly number: string;
  readonly value: Magnitude;
  readonly unit: string;
  readonly normalized: Normalized;
  readonly comparator: Comparator;
  /** Who or what the figure is about: 小学, 全县中小学. Empty when the text does not say. */
  readonly subject: string;
  /** What is counted or measured: 图书, 生机比, 竣工率. */
  readonly metric: string;
  /** Year or as-of, as the text gives it; empty when it gives none. */
  readonly period: string;
  /** By when, as the text gives it. */
  readonly deadline?: string;
  /** Each … : 学期, 人, 班, 生. */
  readonly per?: string;
  /** True when the one number holds for each of several subjects (各1次). */
  readonly each?: boolean;
  readonly approxSide?: 'under' | 'over' | 'both';
  /** Growth against a base: 同比增长. */
  readonly growth?: 'increase' | 'decrease';
  /** Outline path of the section that holds it. */
  readonly section: string;
  readonly why: string;
}

/** Who should do what by when. */
export interface PlanTask {
  readonly id: string;
  readonly title: string;
  readonly owner: string;
  readonly deadline: string;
  /** Outline path. */
  readonly section: string;
  readonly span: Span;
  /** Theme campaign 主题活动, or an ordinary task. */
  readonly kind: 'task' | 'campaign';
  /** Quantities inside the task. */
  readonly quantities: readonly string[];
  readonly why: string;
}

export type CheckKind = 'sum' | 'difference' | 'ratio' | 'product' | 'growth' | 'equal' | 'count';

/** One relation that the text states between its own figures, recomputed. */
export interface Check {
  readonly id: string;
  readonly kind: CheckKind;
  /** Ids of the quantities recomputed from; empty for `count`. */
  readonly operands: readonly string[];
  readonly operandValues: readonly number[];
  /** Names counted, for `count`. */
  readonly names?: readonly string[];
  /** How often each operand counts (各1次 of two subjects is 2). */
  readonly multipliers?: readonly number[];
  readonly statedId: string;
  readonly stated: number;
  /** Recomputed from the printed figures, rounded half up to the stated figure's decimals. */
  readonly computed: number;
  /** Exact agreement of `computed` and `stated`. */
  readonly consistent: boolean;
  /** Whether operands rounded as printed could give the stated figure; absent where rounding plays no part. */
  readonly explainedByRounding?: boolean;
  /** The interval that rounding of the operands allows. */
  readonly interval?: readonly [number, number];
  /** One Chinese sentence with the working. */
  readonly explanation: string;
  /** The same in English, in the units of the document; absent in a reading kept before this was said. */
  readonly explanationEn?: string;
  readonly why: string;
}

/** A numeral that was seen and is not a quantity. */
export interface NonQuantity {
  readonly text: string;
  readonly offset: number;
  /** The rule that refused it: year, date, ordinal, name, code, document-number, slogan, idiom, masked, furniture, duration. */
  readonly reason: string;
}

export type DocumentType = 'plan' | 'summary' | 'summary+plan' | 'other';

/** Everything read from one document. */
export interface Reading {
  readonly title: string;
  readonly docType: DocumentType;
  /** The year the plan is for or the summary is about; null when the text does not say. */
  readonly year: number | null;
  readonly text: string;
  readonly outline: readonly OutlineNode[];
  readonly quantities: readonly Quantity[];
  readonly tasks: readonly PlanTask[];
  readonly checks: readonly Check[];
  readonly nonQuantities: readonly NonQuantity[];
}
