import type { OpenedTask } from '../../contract/ledger.ts';
import { useCase } from '../use-case.ts';
import { getCommitment } from './get-commitment.ts';
import { openedParts } from './opened-parts.ts';
import { loadJudging, taskReply } from './target-reply.ts';

/** Opens a task with its history and the verbs this person may use now. Throws R101, A103. */
export const openTask = useCase('task.open', async (cx, input: { id: string }): Promise<OpenedTask> => {
  const row = await getCommitment(cx, 'task', input.id);
  return { task: taskReply(row, await loadJudging(cx, [])), ...(await openedParts(cx, row)) };
});
