/* The parts of a formula: each summary of rows in it, once, in the order of the text. A value is opened to them. */
import type { ExpressionNode } from '../expression/expression.ts';
import { partsOf } from '../expression/expression-tree.ts';

/** A summary of rows in a formula. */
export type SummaryNode = Extract<ExpressionNode, { kind: 'aggregate' }>;

/** The summaries in a tree, in the order of the text. */
export const summariesIn = (node: ExpressionNode): readonly SummaryNode[] => (node.kind === 'aggregate' ? [node] : partsOf(node).flatMap(summariesIn));

/** What a summary says, without where it stands: two that read alike are one. */
export const summaryKey = (node: SummaryNode): string => JSON.stringify(node, (key, held: unknown) => (key === 'start' || key === 'end' ? undefined : held));

/** The summaries in a tree, those that read alike once. */
export const indicatorParts = (node: ExpressionNode): readonly SummaryNode[] => [...new Map(summariesIn(node).map((one) => [summaryKey(one), one])).values()];
