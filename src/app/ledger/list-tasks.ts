import type { Target, Task } from '../../contract/ledger.ts';
import { listCommitments } from '../../db/queries/commitments.ts';
import { useCase } from '../use-case.ts';
import { loadJudging, targetReply, taskReply } from './target-reply.ts';

/** Lists the tasks one may see, of one plan or all, each with the targets that stand inside its words. Throws A103. */
export const listTasks = useCase('task.list', async (cx, input: { planId?: string | undefined }): Promise<Task[]> => {
  const judging = await loadJudging(cx, []);
  const rows = await listCommitments(cx.db, cx.county, { planId: input.planId });
  const targets = rows.filter((row) => row.kind === 'target').map((row) => targetReply(row, judging));
  return rows.filter((row) => row.kind === 'task').map((row) => {
    const task = taskReply(row, judging);
    return { ...task, targetIds: targets.filter((target) => standsIn(target, task)).map((target) => target.id) };
  });
});

const standsIn = (target: Target, task: Task): boolean =>
  target.planId === task.planId && target.versionNo === task.versionNo && target.source.start >= task.source.start && target.source.end <= task.source.end;
