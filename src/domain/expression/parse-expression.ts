/* Text into a tree, or the first thing that is wrong with it and where. A lookahead parser; no code is made or run. */
import { EOF, type IRecognitionException, type IToken } from 'chevrotain';
import { problems, type Words } from '../problem.ts';
import { faultAt } from './expression-fault.ts';
import type { ExpressionFault, ExpressionNode } from './expression.ts';
import { depthOf } from './expression-tree.ts';
import { ExpressionParser } from './expression-parser.ts';
import { scanExpression } from './scan-expression.ts';
import { tokens } from './tokens.ts';

/** The most brackets that may stand open at once. */
const DEEPEST_BRACKETS = 32;
/** The longest way from the root of the tree to a leaf: a sum of so many terms. */
const DEEPEST_TREE = 250;

/** The tree, or what is wrong. */
export type Parsed = { readonly node: ExpressionNode } | { readonly faults: readonly ExpressionFault[] };

// One for all: making it costs more than a thousand readings, and reading never waits.
const parser = new ExpressionParser();

/** Reads an expression. */
export function parseExpression(text: string): Parsed {
  const scanned = scanExpression(text);
  if ('fault' in scanned) return { faults: [scanned.fault] };
  const whole = { start: 0, end: text.length };
  if (bracketsIn(scanned.tokens) > DEEPEST_BRACKETS) return { faults: [faultAt(whole, problems.expressionTooDeep, { limit: DEEPEST_BRACKETS })] };
  const { node, error, faults } = parser.read(scanned.tokens);
  if (error) return { faults: [faultOf(error, text)] };
  if (faults.length > 0) return { faults };
  if (depthOf(node) > DEEPEST_TREE) return { faults: [faultAt(whole, problems.expressionTooDeep, { limit: DEEPEST_TREE })] };
  return { node };
}

function bracketsIn(found: readonly IToken[]): number {
  let open = 0;
  let most = 0;
  for (const { tokenType } of found) {
    if (tokenType === tokens.open) open += 1;
    if (tokenType === tokens.close) open -= 1;
    most = Math.max(most, open);
  }
  return most;
}


// What can stand where something else was found, by the way the parser gave up.
const wanted = {
  value: { zh: '字段、数、文字、日期或括号', en: 'a field, a number, a text, a date or a bracket' },
  operator: { zh: '运算符（如 +、>=、and），或到此为止', en: 'an operator such as +, >= or and, or nothing more' },
  name: { zh: '名称', en: 'a name' },
} as const;

function wantedBy({ name, message }: IRecognitionException): Words {
  if (name === 'NotAllInputParsedException') return wanted.operator;
  if (name !== 'MismatchedTokenException') return wanted.value;
  return message === tokens.name.LABEL ? wanted.name : { zh: message, en: message };
}

function faultOf(error: IRecognitionException, text: string): ExpressionFault {
  const { token } = error;
  const expected = wantedBy(error);
  if (token.tokenType === EOF) return faultAt({ start: text.trimEnd().length, end: text.length }, problems.expressionEnds, { expected });
  const span = { start: token.startOffset, end: (token.endOffset ?? token.startOffset) + 1 };
  return faultAt(span, problems.expressionUnexpected, { found: text.slice(span.start, span.end), expected });
}
