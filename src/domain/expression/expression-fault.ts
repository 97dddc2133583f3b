import type { Details, ProblemKind } from '../problem.ts';
import type { ExpressionFault, Span } from './expression.ts';

/** What is wrong at this place; `suggestion` is what to write there instead. */
export function faultAt<D extends Details>(span: Span, kind: ProblemKind<D>, details: D, suggestion = ''): ExpressionFault {
  const { start, end } = span;
  return { start, end, code: kind.code, zh: kind.zh(details), en: kind.en(details), ...(suggestion === '' ? {} : { suggestion }) };
}
