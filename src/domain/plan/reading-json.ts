/*
 * A reading in the exchange form: the annotation schema, so that what the program reads can be scored against what a
 * person annotated, and what `read --json` prints.
 */
import type { Check, OutlineNode, PlanTask, Quantity, Reading } from './reading.ts';

/** How many characters before a number help to find it again in the text. */
const QUOTE = 8;

/** One outline node in the exchange form. */
export type OutlineJson = OutlineNode;

/** One quantity in the exchange form. */
export interface QuantityJson extends Omit<Quantity, 'sentence' | 'approxSide' | 'end'> {
  readonly start_quote: string;
  readonly span: readonly [number, number];
  readonly end: number;
  readonly approx_side?: 'under' | 'over' | 'both';
}

/** One check in the exchange form. */
export interface CheckJson {
  readonly id: string;
  readonly kind: Check['kind'];
  readonly operands: readonly string[];
  readonly operand_values: readonly number[];
  readonly names?: readonly string[];
  readonly multipliers?: readonly number[];
  readonly stated_id: string;
  readonly stated: number;
  readonly computed: number;
  readonly consistent: boolean;
  readonly explained_by_rounding?: boolean;
  readonly interval?: readonly [number, number];
  readonly tolerance_note: string;
  readonly why: string;
}

/** One task in the exchange form. */
export interface TaskJson extends Omit<PlanTask, 'span'> {
  readonly span: readonly [number, number];
}

/** A whole reading in the exchange form. */
export interface ReadingJson {
  readonly doc: string;
  readonly title: string;
  readonly doc_type: Reading['docType'];
  readonly year: number | null;
  readonly outline: readonly OutlineJson[];
  readonly quantities: readonly QuantityJson[];
  readonly tasks: readonly TaskJson[];
  readonly checks: readonly CheckJson[];
  readonly non_quantities: readonly { readonly text: string; readonly offset: number; readonly reason: string }[];
}

/** The exchange form of a reading. `doc` names the document: the file's base name without extension. */
export function readingToJson(reading: Reading, doc: string): ReadingJson {
  return {
    doc, title: reading.title, doc_type: reading.docType, year: reading.year,
    outline: reading.outline,
    quantities: reading.quantities.map(quantity => quantityJson(reading.text, quantity)),
    tasks: reading.tasks.map(({ span, ...task }) => ({ ...task, span: [span.start, span.end] })),
    checks: reading.checks.map(checkJson),
    non_quantities: reading.nonQuantities,
  };
}

function quantityJson(text: string, quantity: Quantity): QuantityJson {
  const { sentence, approxSide, ...rest } = quantity;
  const quote = text.slice(Math.max(0, quantity.offset - QUOTE), quantity.offset + quantity.number.length);
  return { ...rest, start_quote: quote, span: [sentence.start, sentence.end], ...(approxSide && { approx_side: approxSide }) };
}

function checkJson(check: Check): CheckJson {
  return {
    id: check.id, kind: check.kind, operands: check.operands, operand_values: check.operandValues,
    ...(check.names && { names: check.names }), ...(check.multipliers && { multipliers: check.multipliers }),
    stated_id: check.statedId, stated: check.stated, computed: check.computed, consistent: check.consistent,
    ...(check.explainedByRounding !== undefined && { explained_by_rounding: check.explainedByRounding }),
    ...(check.interval && { interval: check.interval }), tolerance_note: check.explanation, why: check.why,
  };
}
