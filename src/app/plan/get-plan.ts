import { problems, raise } from '../../domain/problem.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { itemsOf, type ItemDecision, type PlanItem } from '../../domain/plan/plan-item.ts';
import { findPlan, findPlanVersion, listDecisions, type PlanHead, type PlanVersion } from '../../db/queries/plans.ts';
import { auditName } from '../audit/audit-name.ts';
import type { Context } from '../use-case.ts';

/** One version of a plan: what was read, what was decided on it, and the items that come of both. */
export interface LoadedVersion { readonly version: PlanVersion; readonly decisions: readonly ItemDecision[]; readonly items: readonly PlanItem[] }

/** The plan with this id, after asking for the right on its unit. Throws R101, A103. */
export async function getPlan(cx: Context, id: string, action?: ActionName): Promise<PlanHead> {
  const plan = await findPlan(cx.db, cx.county, id);
  if (!plan) throw raise(problems.notFound, { what: { zh: '该计划', en: 'This plan' } });
  cx.about({ kind: 'plan', id, unitPath: plan.unitPath, name: auditName(plan.title, plan.sensitivity) });
  cx.allow(plan.unitPath, plan.sensitivity as Sensitivity, action);
  return plan;
}

/** One version of a plan with its items as decided. Throws L107. */
export async function loadVersion(cx: Context, plan: PlanHead, no: number): Promise<LoadedVersion> {
  const version = await findPlanVersion(cx.db, cx.county, plan.id, no);
  if (!version) throw raise(problems.versionUnknown, { no });
  const decisions = await listDecisions(cx.db, cx.county, plan.id, no);
  return { version, decisions, items: itemsOf(version.reading, decisions) };
}
