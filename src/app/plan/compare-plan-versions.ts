import type { Comparison } from '../../contract/plan.ts';
import { compareVersions } from '../../domain/plan/compare-versions.ts';
import { useCase } from '../use-case.ts';
import { getPlan, loadVersion } from './get-plan.ts';
import { itemReply } from './plan-reply.ts';

/** Which versions of which plan. */
export interface CompareInput {
  readonly id: string;
  /** The version before `to` unless given. */
  readonly from?: number | undefined;
  /** The current version unless given. */
  readonly to?: number | undefined;
}

/** What changed from one version of a plan to another. Throws R101, A103, L107. */
export const comparePlanVersions = useCase('plan.compare', async (cx, input: CompareInput): Promise<Comparison> => {
  const plan = await getPlan(cx, input.id);
  const to = input.to ?? plan.versionNo;
  // A first version compared with what was before it is compared with itself: nothing changed.
  const from = input.from ?? Math.max(1, to - 1);
  const [before, after] = [await loadVersion(cx, plan, from), await loadVersion(cx, plan, to)];
  const compared = compareVersions(before.items, after.items);
  return {
    from, to, added: compared.added.map(itemReply), removed: compared.removed.map(itemReply),
    changed: compared.changed.map((pair) => ({ before: itemReply(pair.before), after: itemReply(pair.after), fields: [...pair.fields] })),
  };
});
