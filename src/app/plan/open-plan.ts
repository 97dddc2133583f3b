import type { OpenedPlan } from '../../contract/plan.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { listFileHeads } from '../../db/queries/files.ts';
import { listPlanVersions } from '../../db/queries/plans.ts';
import { useCase } from '../use-case.ts';
import { getPlan, loadVersion } from './get-plan.ts';
import { planReply } from './plan-reply.ts';

/** Opens a plan at its current or a named version. Throws R101, A103, L107. */
export const openPlan = useCase('plan.open', async (cx, input: { id: string; version?: number | undefined }): Promise<OpenedPlan> => {
  const plan = await getPlan(cx, input.id);
  const { version, items } = await loadVersion(cx, plan, input.version ?? plan.versionNo);
  const versions = await listPlanVersions(cx.db, cx.county, plan.id);
  const [file] = await listFileHeads(cx.db, cx.county, version.fileId ? [version.fileId] : []);
  const sensitivity = plan.sensitivity as Sensitivity;
  return {
    plan: planReply(plan), file: file ?? null, text: version.text, outline: [...version.reading.outline], items: [...items],
    checks: [...version.reading.checks],
    versions: versions.map((row) => ({ no: row.no, at: row.created_at.toISOString(), by: row.created_by_name, fileName: row.file_name })),
    // Only the current version is decided on; an older one is history.
    mayDecide: version.no === plan.versionNo && may(cx.actor, 'plan.decide', plan.unitPath, sensitivity),
    mayUpload: may(cx.actor, 'plan.upload', plan.unitPath, sensitivity),
  };
});
