/*
 * What people decided on one version goes on to the next, so that nobody decides the same figure twice. An unchanged
 * item keeps its decision and corrections; a changed one is proposed again, but still knows its place in the ledger.
 */
import { pairVersions } from './compare-versions.ts';
import type { Decision, ItemDecision, ItemEdit, PlanItem } from './plan-item.ts';

export interface CarriedDecision {
  readonly itemId: string;
  readonly decision: Decision;
  readonly edit: ItemEdit;
  readonly commitmentId: string | null;
}

/** The decisions to begin the next version with. `before` and `after` are the items as read, without decisions. */
export function carryDecisions(before: readonly PlanItem[], after: readonly PlanItem[], decisions: readonly ItemDecision[]): readonly CarriedDecision[] {
  const held = new Map<string, ItemDecision>();
  for (const decision of decisions) {
    const edit = { ...held.get(decision.itemId)?.edit, ...decision.edit };
    held.set(decision.itemId, { ...decision, edit });
  }
  return pairVersions(before, after).pairs.flatMap((pair) => {
    const decided = held.get(pair.before.itemId);
    if (!decided) return [];
    const { commitmentId, edit, decision } = decided;
    if (pair.fields.length === 0) return [{ itemId: pair.after.itemId, decision, edit, commitmentId }];
    return commitmentId === null ? [] : [{ itemId: pair.after.itemId, decision: 'undo' as const, edit: {}, commitmentId }];
  });
}
