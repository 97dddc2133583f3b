import type { PlanRow } from '../../contract/plan.ts';
import type { PlanHead } from '../../db/queries/plans.ts';
import type { PlanCounts, StoredReading } from '../../db/schema.ts';
import { commitmentKind } from '../../domain/plan/commitment-kind.ts';
import { type PlanItem } from '../../domain/plan/plan-item.ts';

/** A plan as lists show it. */
export function planReply(plan: PlanHead): PlanRow {
  return {
    id: plan.id, title: plan.title, year: plan.year, docType: plan.docType, unitId: plan.unitId, unitName: plan.unitName, versionNo: plan.versionNo,
    version: plan.version, createdAt: plan.createdAt.toISOString(), createdBy: plan.createdBy, follow: plan.follow, counts: plan.counts,
  };
}

/** What a plan's list row counts. */
export function countItems(items: readonly PlanItem[], reading: Pick<StoredReading, 'checks'>): PlanCounts {
  const live = items.filter((item) => item.state !== 'dismissed');
  const count = (kind: PlanItem['kind']) => live.filter((item) => item.kind === kind).length;
  return {
    targets: count('target'), achievements: count('achievement'), context: count('context'), tasks: count('task') + count('campaign'),
    checks: reading.checks.length, inconsistent: reading.checks.filter((check) => !check.consistent).length,
    undecided: items.filter((item) => item.state === 'proposed' && commitmentKind(item.kind) !== null).length,
  };
}
