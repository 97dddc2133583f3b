import type { Target, Task } from '../../contract/ledger.ts';
import { listCommitments } from '../../db/queries/commitments.ts';
import { useCase } from '../use-case.ts';
import { loadJudging, targetReply, taskReply } from './target-reply.ts';

export interface LedgerFilter { readonly planId?: string | undefined }

/** Lists the targets one may see, the earliest deadline first. */
export const listTargets = useCase('target.list', async (cx, input: LedgerFilter): Promise<Target[]> => {
  const judging = await loadJudging(cx);
  return (await listCommitments(cx.db, cx.county, { kind: 'target', ...planFilter(input) })).map((row) => targetReply(row, judging));
});

/** Lists the tasks one may see, each with the targets that stand inside its words. */
export const listTasks = useCase('task.list', async (cx, input: LedgerFilter): Promise<Task[]> => {
  const judging = await loadJudging(cx);
  const rows = await listCommitments(cx.db, cx.county, planFilter(input));
  const targets = rows.filter((row) => row.kind === 'target').map((row) => targetReply(row, judging));
  return rows.filter((row) => row.kind === 'task').map((row) => {
    const task = taskReply(row, judging);
    return { ...task, targetIds: targets.filter((target) => standsIn(target, task)).map((target) => target.id) };
  });
});

const planFilter = (input: LedgerFilter) => (input.planId === undefined ? {} : { planId: input.planId });

const standsIn = (target: Target, task: Task): boolean =>
  target.planId === task.planId && target.versionNo === task.versionNo && target.source.start >= task.source.start && target.source.end <= task.source.end;
