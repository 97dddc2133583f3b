import type { PlanRow } from '../../contract/plan.ts';
import { listPlanHeads } from '../../db/queries/plans.ts';
import { useCase } from '../use-case.ts';
import { planReply } from './plan-reply.ts';

/** Lists the plans one may see, newest first. Throws A103. */
export const listPlans = useCase('plan.list', async (cx, _input: Record<never, never>): Promise<PlanRow[]> =>
  (await listPlanHeads(cx.db, cx.county)).map(planReply));
