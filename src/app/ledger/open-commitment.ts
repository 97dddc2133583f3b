import type { OpenedTarget, OpenedTask } from '../../contract/ledger.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { availableVerbs, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { problems, raise } from '../../domain/problem.ts';
import { findCommitment, listActions, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listFileHeads } from '../../db/queries/files.ts';
import { useCase, type Context } from '../use-case.ts';
import { loadJudging, targetReply, taskReply } from './target-reply.ts';

/** Opens a target with its history and the verbs this person may use now. Throws R101. */
export const openTarget = useCase('target.open', async (cx, input: { id: string }): Promise<OpenedTarget> => {
  const row = await getCommitment(cx, 'target', input.id);
  return { target: targetReply(row, await loadJudging(cx)), ...(await openedParts(cx, row)) };
});

/** Opens a task with its history and the verbs this person may use now. Throws R101. */
export const openTask = useCase('task.open', async (cx, input: { id: string }): Promise<OpenedTask> => {
  const row = await getCommitment(cx, 'task', input.id);
  return { task: taskReply(row, await loadJudging(cx)), ...(await openedParts(cx, row)) };
});

/** The commitment with this id, after asking for the right on its unit. Throws R101, A103. */
export async function getCommitment(cx: Context, kind: 'target' | 'task', id: string): Promise<CommitmentRow> {
  const row = await findCommitment(cx.db, cx.county, id);
  if (!row || row.kind !== kind) throw raise(problems.notFound, { what: kind === 'target' ? '该目标' : '该任务' });
  cx.about({ kind, id, unitPath: row.unitPath });
  cx.allow(row.unitPath, row.sensitivity as Sensitivity);
  return row;
}

/** The verbs this person may use on it now: what its state allows and their rights cover. */
export function verbsFor(cx: Pick<Context, 'actor'>, row: CommitmentRow): CommitmentVerb[] {
  return availableVerbs(row, cx.actor.id).filter((verb) =>
    may(cx.actor, `${row.kind}.${verb}` as ActionName, row.unitPath, row.sensitivity as Sensitivity));
}

async function openedParts(cx: Context, row: CommitmentRow) {
  const actions = await listActions(cx.db, cx.county, row.id);
  const files = new Map((await listFileHeads(cx.db, cx.county, actions.flatMap((action) => action.evidence))).map((file) => [file.id, file]));
  return {
    history: actions.map((action) => ({ ...action, evidence: action.evidence.flatMap((id) => files.get(id) ?? []), changes: { ...action.changes } })),
    verbs: verbsFor(cx, row),
  };
}
