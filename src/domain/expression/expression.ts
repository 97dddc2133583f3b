/*
 * The small language of checks, computed fields and indicators: typed, ours, never JavaScript. This file is its shape;
 * parse-expression.ts reads text, check-types.ts types it, evaluate.ts computes it in memory, the database room compiles
 * it to SQL with the same result, describe-expression.ts says it in words.
 *
 * Numbers are exact decimals. Division gives ten digits after the point, half away from zero; by zero it is blank.
 * Blank is contagious in arithmetic and comparison; `and`, `or`, `not` are three-valued; `is blank` asks for it.
 */

/** What an expression yields. `record` is a row of a register (an argument of aggregates), never a final result. */
export type ExpressionType = 'number' | 'text' | 'date' | 'boolean' | 'list' | 'blank';

/** Where in the text, in characters: half-open. */
export interface Span { readonly start: number; readonly end: number }

export type BinaryOperator = '+' | '-' | '*' | '/' | '=' | '<>' | '<' | '<=' | '>' | '>=' | 'and' | 'or';

/** One node of the tree. */
export type ExpressionNode = Span & (
  | { readonly kind: 'number'; readonly value: string }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'date'; readonly value: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'blank' }
  /** `pupils`, `school.books`, `previous.pupils`, `unit.kind`: the way to a value. */
  | { readonly kind: 'path'; readonly names: readonly string[] }
  | { readonly kind: 'unary'; readonly operator: '-' | 'not'; readonly operand: ExpressionNode }
  | { readonly kind: 'binary'; readonly operator: BinaryOperator; readonly left: ExpressionNode; readonly right: ExpressionNode }
  | { readonly kind: 'in'; readonly operand: ExpressionNode; readonly items: readonly ExpressionNode[] }
  | { readonly kind: 'blankTest'; readonly operand: ExpressionNode; readonly negated: boolean }
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
