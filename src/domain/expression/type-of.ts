import { aggregates, isAggregateName, type Aggregate } from './aggregates.ts';
import type { BinaryOperator, ExpressionNode, ExpressionType } from './expression.ts';
import { functionOf, isFunctionName } from './functions.ts';

const arithmetic: ReadonlySet<BinaryOperator> = new Set(['+', '-', '*', '/']);

/** The type of a part of an expression whose types have been checked. */
export function typeOf(node: ExpressionNode): ExpressionType {
  switch (node.kind) {
    case 'number': case 'text': case 'date': case 'boolean': case 'blank': return node.kind;
    case 'path': return node.type ?? 'text';
    case 'unary': return node.operator === 'not' ? 'boolean' : 'number';
    case 'binary': return arithmetic.has(node.operator) ? 'number' : 'boolean';
    case 'in': case 'blankTest': return 'boolean';
    case 'call': return isFunctionName(node.name) ? typeOfCall(node.args, functionOf(node.name)) : 'blank';
    case 'aggregate': return typeOfAggregate(node.name, node.of);
  }
}

function typeOfCall(args: readonly ExpressionNode[], { takes, more, gives }: ReturnType<typeof functionOf>): ExpressionType {
  if (gives !== 'same') return gives;
  return commonTypeOf(args.filter((_, at) => (takes[at] ?? more) === 'same'));
}

/** The one type these parts have; blank when all are. */
export const commonTypeOf = (parts: readonly ExpressionNode[]): ExpressionType => parts.map(typeOf).find((type) => type !== 'blank') ?? 'blank';

function typeOfAggregate(name: string, of: ExpressionNode | null): ExpressionType {
  if (!isAggregateName(name)) return 'blank';
  const aggregate: Aggregate = aggregates[name];
  return aggregate.result ?? (of ? typeOf(of) : 'blank');
}
