/* Whether the figures of units add up to that of all of them: counts and sums do, rates never. */
import type { ExpressionNode } from '../expression/expression.ts';

/** Whether a formula is counts and sums, added to or taken from each other: then no unit's figure can be held against the whole. */
export function isAdditive(node: ExpressionNode): boolean {
  if (node.kind === 'aggregate') return node.name === 'count' || node.name === 'sum';
  return node.kind === 'binary' && (node.operator === '+' || node.operator === '-') && isAdditive(node.left) && isAdditive(node.right);
}
