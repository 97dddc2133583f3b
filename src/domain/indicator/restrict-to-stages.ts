/* An indicator of some stages only: the same formula with a condition on every row it sums up. */
import type { ExpressionNode } from '../expression/expression.ts';
import type { IndicatorDefinition } from './definition.ts';

/** The indicator over rows of these stages; itself when none is named or it cannot be broken down. */
export function restrictToStages(indicator: IndicatorDefinition, stages: readonly string[]): IndicatorDefinition {
  const { stages: stageOf, formula } = indicator;
  if (stages.length === 0 || stageOf === null) return indicator;
  const only = (register: string): ExpressionNode | null => {
    const operand = stageOf[register]?.root;
    if (operand === undefined) return null;
    const { start, end } = operand;
    return { kind: 'in', operand, items: stages.map((value): ExpressionNode => ({ kind: 'text', value, start, end })), start, end };
  };
  // Narrowed once, it is not broken down again.
  return { ...indicator, formula: { ...formula, root: narrowed(formula.root, only) }, stages: null };
}

function narrowed(node: ExpressionNode, only: (register: string) => ExpressionNode | null): ExpressionNode {
  const within = (part: ExpressionNode): ExpressionNode => narrowed(part, only);
  switch (node.kind) {
    case 'unary': case 'blankTest': return { ...node, operand: within(node.operand) };
    case 'binary': return { ...node, left: within(node.left), right: within(node.right) };
    case 'in': return { ...node, operand: within(node.operand), items: node.items.map(within) };
    case 'call': return { ...node, args: node.args.map(within) };
    case 'aggregate': return narrowedRows(node, only(node.register));
    case 'number': case 'text': case 'date': case 'boolean': case 'blank': case 'path': return node;
  }
}

type Summed = Extract<ExpressionNode, { kind: 'aggregate' }>;

function narrowedRows(node: Summed, condition: ExpressionNode | null): ExpressionNode {
  const { where, of, start, end } = node;
  if (condition === null) return node;
  const both: ExpressionNode = where === null ? condition : { kind: 'binary', operator: 'and', left: condition, right: where, start, end };
  if (node.name !== 'share') return { ...node, where: both };
  // Rows of other stages are no part of the whole either, so a share is written out as what it is.
  const whole: Summed = { ...node, name: of === null ? 'count' : 'sum', where: condition };
  return { kind: 'binary', operator: '/', left: { ...whole, where: both }, right: whole, start, end };
}
