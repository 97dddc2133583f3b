import type { OpenedTarget } from '../../contract/ledger.ts';
import { useCase } from '../use-case.ts';
import { getCommitment } from './get-commitment.ts';
import { openedParts } from './opened-parts.ts';
import { loadJudging, targetReply } from './target-reply.ts';

/** Opens a target with its history and the verbs this person may use now, and what registers show. Throws R101, A103, R314. */
export const openTarget = useCase('target.open', async (cx, input: { id: string }): Promise<OpenedTarget> => {
  const row = await getCommitment(cx, 'target', input.id);
  return { target: targetReply(row, await loadJudging(cx, [row])), ...(await openedParts(cx, row)) };
});
