import type { Target } from '../../contract/ledger.ts';
import { listCommitments } from '../../db/queries/commitments.ts';
import { useCase } from '../use-case.ts';
import { loadJudging, targetReply } from './target-reply.ts';

/** Lists the targets one may see, of one plan or all, the earliest deadline first, with what registers show. Throws A103, R314. */
export const listTargets = useCase('target.list', async (cx, input: { planId?: string | undefined }): Promise<Target[]> => {
  const rows = await listCommitments(cx.db, cx.county, { kind: 'target', planId: input.planId });
  const judging = await loadJudging(cx, rows);
  return rows.map((row) => targetReply(row, judging));
});
