import type { OpenedTarget } from '../../contract/ledger.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { may } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { availableVerbs, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { listActions, type CommitmentRow } from '../../db/queries/commitments.ts';
import { listFileHeads } from '../../db/queries/files.ts';
import type { Context } from '../use-case.ts';

/** What an opened target or task shows besides itself: its history, and the verbs this person may use on it now. */
export async function openedParts(cx: Context, row: CommitmentRow): Promise<Pick<OpenedTarget, 'history' | 'verbs'>> {
  const actions = await listActions(cx.db, cx.county, row.id);
  const files = new Map((await listFileHeads(cx.db, cx.county, actions.flatMap((action) => action.evidence))).map((file) => [file.id, file]));
  return {
    history: actions.map((action) => ({ ...action, evidence: action.evidence.flatMap((id) => files.get(id) ?? []), changes: { ...action.changes } })),
    verbs: verbsFor(cx, row),
  };
}

// What the state allows and the person's rights cover.
function verbsFor(cx: Pick<Context, 'actor'>, row: CommitmentRow): CommitmentVerb[] {
  return availableVerbs(row, cx.actor.id).filter((verb) =>
    may(cx.actor, `${row.kind}.${verb}` as ActionName, row.unitPath, row.sensitivity as Sensitivity));
}
