/* Walks over the tree that know nothing of what it means. */
import type { ExpressionNode, PathNode } from './expression.ts';

/** The parts of a node, in the order of the text. */
export function partsOf(node: ExpressionNode): readonly ExpressionNode[] {
  switch (node.kind) {
    case 'unary': case 'blankTest': return [node.operand];
    case 'binary': return [node.left, node.right];
    case 'in': return [node.operand, ...node.items];
    case 'call': return node.args;
    case 'aggregate': return [node.of, node.where, node.weight].filter((part) => part !== null);
    case 'number': case 'text': case 'date': case 'boolean': case 'blank': case 'path': return [];
  }
}

/** How many nodes the longest way from root to leaf has. Without recursion: a tree may be a chain of thousands. */
export function depthOf(root: ExpressionNode): number {
  let deepest = 0;
  const waiting: { readonly node: ExpressionNode; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, depth } = next;
    deepest = Math.max(deepest, depth);
    for (const part of partsOf(node)) waiting.push({ node: part, depth: depth + 1 });
  }
  return deepest;
}


/** The paths in a tree, in the order of the text. */
export function pathsIn(node: ExpressionNode): readonly PathNode[] {
  return node.kind === 'path' ? [node] : partsOf(node).flatMap(pathsIn);
}

/** A field an expression reads: of its own record (`register` null, the way from there in keys) or of rows summed up. */
export interface FieldUse { readonly register: string | null; readonly names: readonly string[] }

/** All fields a typed expression reads: what to compute first, what a change of the definition would break. */
export function fieldsUsed(node: ExpressionNode, register: string | null = null): readonly FieldUse[] {
  if (node.kind === 'path') return [{ register, names: node.names }];
  const within = node.kind === 'aggregate' ? node.register : register;
  return partsOf(node).flatMap((part) => fieldsUsed(part, within));
}
