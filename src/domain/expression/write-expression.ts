/* A typed expression back as text: how a figure's condition becomes the filter of the list that shows its rows. */
import type { ExpressionNode } from './expression.ts';
import { isFunctionName } from './functions.ts';

type Writers = { readonly [K in ExpressionNode['kind']]: (node: Extract<ExpressionNode, { kind: K }>) => string };

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const writers: Writers = {
  number: ({ value }) => value,
  text: ({ value }) => quoted(value),
  date: ({ value }) => `date${quoted(value)}`,
  boolean: ({ value }) => String(value),
  blank: () => 'blank',
  path: ({ names }) => names.join('.'),
  unary: ({ operator, operand }) => (operator === 'not' ? `not ${bracketed(operand)}` : `-${bracketed(operand)}`),
  // A chain of one word or sign stays a chain: brackets in brackets are counted.
  binary: ({ operator, left, right }) => `${left.kind === 'binary' && left.operator === operator && isChain(operator) ? writeExpression(left) : bracketed(left)} ${operator} ${bracketed(right)}`,
  in: ({ operand, items }) => `${bracketed(operand)} in (${items.map(writeExpression).join(', ')})`,
  blankTest: ({ operand, negated }) => `${bracketed(operand)} is ${negated ? 'not ' : ''}blank`,
  call: ({ name, args }) => {
    const [value, low, high] = args;
    if (name === 'between' && value && low && high) return `${bracketed(value)} between ${bracketed(low)} and ${bracketed(high)}`;
    return isFunctionName(name) ? `${name}(${args.map(writeExpression).join(', ')})` : 'blank';
  },
  aggregate: ({ name, register, of, where, weight }) => {
    const summed = of === null ? register : of.kind === 'path' ? `${register}.${of.names.join('.')}` : writeWithin(of, register);
    const parts = [`${summed}${where === null ? '' : ` where ${writeExpression(where)}`}`, ...weight === null ? [] : [`weight: ${writeWithin(weight, register)}`]];
    return `${name}(${parts.join(', ')})`;
  },
};

const isChain = (operator: string): boolean => operator === 'and' || operator === 'or' || operator === '+';

const simple: ReadonlySet<ExpressionNode['kind']> = new Set(['number', 'text', 'date', 'boolean', 'blank', 'path', 'aggregate']);

const isSimple = (node: ExpressionNode): boolean => simple.has(node.kind) || (node.kind === 'call' && node.name !== 'between');

const bracketed = (node: ExpressionNode): string => (isSimple(node) ? writeExpression(node) : `(${writeExpression(node)})`);

/** The expression as text that reads back to the same. */
export const writeExpression = (node: ExpressionNode): string => (writers[node.kind] as (one: ExpressionNode) => string)(node);

// What a summary is of names its register; the rest of its paths begin in a row of it.
function writeWithin(node: ExpressionNode, register: string): string {
  const named = (part: ExpressionNode): ExpressionNode => {
    switch (part.kind) {
      case 'path': return part.names[0] === 'unit' ? part : { ...part, names: [register, ...part.names] };
      case 'unary': case 'blankTest': return { ...part, operand: named(part.operand) };
      case 'binary': return { ...part, left: named(part.left), right: named(part.right) };
      case 'in': return { ...part, operand: named(part.operand), items: part.items.map(named) };
      case 'call': return { ...part, args: part.args.map(named) };
      case 'number': case 'text': case 'date': case 'boolean': case 'blank': case 'aggregate': return part;
    }
  };
  return writeExpression(named(node));
}
