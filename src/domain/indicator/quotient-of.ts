/* What stands above and below the line of an indicator: so a county's shortfall can be laid on its schools, and adds up. */
import type { ExpressionNode } from '../expression/expression.ts';

/** A formula as (above ÷ below) × times. */
export interface Quotient { readonly above: ExpressionNode; readonly below: ExpressionNode; readonly times: number }

/** The quotient a formula is; null where it is none, or its parts do not add up over units. */
export function quotientOf(root: ExpressionNode): Quotient | null {
  if (root.kind === 'aggregate' && root.name === 'share') {
    const whole = { ...root, name: root.of === null ? 'count' : 'sum', where: null };
    return { above: { ...whole, where: root.where }, below: whole, times: 1 };
  }
  if (root.kind !== 'binary') return null;
  if (root.operator === '/') {
    if (addsUp(root.left) && addsUp(root.right)) return { above: root.left, below: root.right, times: 1 };
    const over = quotientOf(root.left);
    return over !== null && root.right.kind === 'number' ? { ...over, times: over.times / Number(root.right.value) } : null;
  }
  if (root.operator !== '*') return null;
  const [factor, rest] = root.left.kind === 'number' ? [root.left, root.right] : [root.right, root.left];
  const over = factor.kind === 'number' ? quotientOf(rest) : null;
  return over !== null && factor.kind === 'number' ? { ...over, times: over.times * Number(factor.value) } : null;
}

/** Whether the value of a county is the sum of its units': counts and sums, added, taken away, multiplied by numbers. */
export function addsUp(node: ExpressionNode): boolean {
  if (node.kind === 'aggregate') return node.name === 'count' || node.name === 'sum';
  if (node.kind === 'unary') return node.operator === '-' && addsUp(node.operand);
  if (node.kind !== 'binary') return false;
  const { operator, left, right } = node;
  if (operator === '+' || operator === '-') return addsUp(left) && addsUp(right);
  if (operator === '*') return (left.kind === 'number' && addsUp(right)) || (right.kind === 'number' && addsUp(left));
  return operator === '/' && right.kind === 'number' && addsUp(left);
}

