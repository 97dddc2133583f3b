import type { FollowPlan } from '../../contract/plan.ts';
import { problems, raise } from '../../domain/problem.ts';
import { setReference } from '../../db/queries/commitments.ts';
import { updatePlan } from '../../db/queries/plans.ts';
import { useCase } from '../use-case.ts';
import { getPlan } from './get-plan.ts';

/** Says how a plan is followed; everything of it in the ledger follows at once. Throws R101, R201, A103. */
export const followPlan = useCase('plan.follow', async (cx, input: FollowPlan & { readonly id: string }): Promise<{ version: number }> => {
  const plan = await getPlan(cx, input.id);
  const version = plan.version + 1;
  const moved = input.version === plan.version && await updatePlan(cx.db, cx.county, plan.id, plan.version, { version, counts: plan.counts, follow: input.follow });
  if (!moved) throw raise(problems.recordChanged, {});
  await setReference(cx.db, cx.county, plan.id, input.follow === 'reference');
  cx.about({ kind: 'plan', id: plan.id, unitPath: plan.unitPath, details: { follow: input.follow } });
  return { version };
});
