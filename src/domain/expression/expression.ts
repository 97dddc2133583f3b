/*
 * The small language of checks, computed fields and indicators: typed, ours, never JavaScript. This file is its shape;
 * parse-expression.ts reads text, check-types.ts types it, evaluate.ts computes it in memory, the database room compiles
 * it to SQL with the same result, describe-expression.ts says it in words.
 *
 * Numbers are exact decimals. Division gives ten digits after the point, half away from zero; by zero it is blank.
 * Blank is contagious in arithmetic and comparison; `and`, `or`, `not` are three-valued; `is blank` asks for it.
 * A percent is a fraction: 85% is 0.85, and a percent field that holds "87.8" reads as 0.878.
 */

/** What an expression yields. `record` is a row of a register (an argument of aggregates), never a final result. */
export type ExpressionType = 'number' | 'text' | 'date' | 'boolean' | 'list' | 'blank';

/** Where in the text, in characters: half-open. */
export interface Span { readonly start: number; readonly end: number }

export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

/**
 * `pupils`, `school.books`, `previous.pupils`, `unit.kind`: the way to a value. As typed first; when its types have been
 * checked, `names` are keys (inside an aggregate those of one row of its register) and it knows what it holds.
 */
export interface PathNode extends Span {
  readonly kind: 'path';
  readonly names: readonly string[];
  readonly type?: ExpressionType;
  /** A percent field: stored in points (87.8), in expressions a fraction (0.878). */
  readonly percent?: true;
}

/** One node of the tree. */
export type ExpressionNode = Span & (
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'blank' }
  | PathNode
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: ExpressionNode }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: ExpressionNode; readonly right: ExpressionNode }
  | { readonly kind: 'in'; readonly operand: ExpressionNode; readonly items: readonly ExpressionNode[] }
  | { readonly kind: 'blankTest'; readonly operand: ExpressionNode; readonly negated: boolean }
  /** A function of functions.ts; `x between a and b` is the call of `between`. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly ExpressionNode[] }
  /** `count(class where size >= 56)`, `sum(school.books where …)`, `weighted_cv(school.books / school.pupils, weight: school.pupils)`. */
  | { readonly kind: 'aggregate'; readonly name: string; readonly register: string; readonly of: ExpressionNode | null; readonly where: ExpressionNode | null; readonly weight: ExpressionNode | null }
);

/** A parsed and typed expression with the text it came from. */
export interface Expression {
  readonly text: string;
  readonly root: ExpressionNode;
  readonly type: ExpressionType;
}

/** Something wrong in an expression's text. */
export interface ExpressionFault extends Span {
  /** A code of the problem catalogue (X…). */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** What was probably meant: a field or function of nearly the same name. */
  readonly suggestion?: string;
}
