/*
 * What people do to a target or a task: assign, revise, report progress, claim it done, confirm or return, reopen,
 * cancel. One action is appended; the state is folded by the table in domain/ledger/commitment.ts.
 */
import type { ActOnCommitment } from '../../contract/ledger.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { foldStep, nextState, stateNames, verbNames, type CommitmentVerb } from '../../domain/ledger/commitment.ts';
import { problems, raise } from '../../domain/problem.ts';
import { appendAction, type CommitmentChange, type CommitmentRow } from '../../db/queries/commitments.ts';
import { holdFiles, listFileHeads } from '../../db/queries/files.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase, type Context, type UseCase } from '../use-case.ts';
import { getCommitment } from './get-commitment.ts';

/** What people do; a commitment is created by deciding on a plan, and dropped by its newer text. What proves a target is link-target's. */
export type LedgerVerb = Exclude<CommitmentVerb, 'create' | 'drop' | 'link' | 'unlink'>;
/** What was done, and to which target or task. */
export type ActInput = ActOnCommitment & { readonly id: string };

const ledgerVerbs = ['assign', 'revise', 'progress', 'claim', 'confirm', 'return', 'reopen', 'cancel', 'keep', 'withdraw'] as const satisfies readonly LedgerVerb[];

/** One use case for each verb on a target. Throws R101, R201, R202, A103, A110, L101, L102, L106, L112. */
export const actOnTarget = verbTable('target');
/** One use case for each verb on a task. Throws as for a target. */
export const actOnTask = verbTable('task');

type VerbTable = Readonly<Record<LedgerVerb, UseCase<ActInput, { version: number }>>>;

function verbTable(kind: 'target' | 'task'): VerbTable {
  const entries = ledgerVerbs.map((verb) => [verb, useCase(`${kind}.${verb}`, (cx, input: ActInput) => act(cx, kind, verb, input))] as const);
  return Object.fromEntries(entries) as unknown as VerbTable;
}

async function act(cx: Context, kind: 'target' | 'task', verb: LedgerVerb, input: ActInput): Promise<{ version: number }> {
  const row = await getCommitment(cx, kind, input.id);
  requirePossible(cx, row, verb, input);
  if (input.evidence.length > 0) await requireEvidence(cx, input.evidence);
  const change = await changeOf(cx, row, verb, input);
  const action = { verb, note: input.note, value: input.value, evidence: input.evidence, changes: input.changes };
  const done = await appendAction(cx.db, cx.county, row, cx.by, action, change);
  if (!done) throw raise(problems.recordChanged, {});
  cx.about({ kind, id: row.id, unitPath: change.unitPath, details: { verb, version: row.version + 1 } });
  return { version: row.version + 1 };
}

const needsReason: ReadonlySet<LedgerVerb> = new Set(['return', 'reopen', 'cancel']);

function requirePossible(cx: Context, row: CommitmentRow, verb: LedgerVerb, input: ActInput): void {
  if (input.version !== row.version) throw raise(problems.recordChanged, {});
  if (nextState(row.state, verb) === undefined) throw raise(problems.stateForbids, { state: stateNames[row.state], action: verbNames[verb] });
  if (verb === 'withdraw' && row.claimedBy !== cx.actor.id) throw raise(problems.notYourClaim, {});
  if (verb === 'keep' && row.droppedIn === null) throw raise(problems.stateForbids, { state: stateNames[row.state], action: verbNames.keep });
  // Whoever claims it done cannot confirm it (the database holds the same rule), and takes it back by withdrawing.
  if ((verb === 'confirm' || verb === 'return') && row.claimedBy === cx.actor.id) throw raise(problems.ownRequest, { action: verbNames[verb] });
  if (needsReason.has(verb) && input.note === '') throw raise(problems.noteNeeded, { action: verbNames[verb] });
  const silent = input.value === null && input.note === '' && input.evidence.length === 0;
  if ((verb === 'progress' || verb === 'claim') && silent) throw raise(problems.reportEmpty, {});
}

async function requireEvidence(cx: Context, ids: readonly string[]): Promise<void> {
  await holdFiles(cx.db, cx.county);
  const found = await listFileHeads(cx.db, cx.county, ids);
  if (found.length !== new Set(ids).size) throw raise(problems.evidenceUnknown, {});
}

async function changeOf(cx: Context, row: CommitmentRow, verb: LedgerVerb, input: ActInput): Promise<CommitmentChange> {
  const standing = foldStep(row, { verb, by: cx.actor.id, value: input.value, changes: input.changes });
  const { leadUnitId, assistingUnitIds, deadline, ...fields } = verb === 'assign' || verb === 'revise' ? input.changes : {};
  const lead = leadUnitId === undefined ? null : await getUnit(cx.db, cx.county, leadUnitId);
  // Handing a promise to a unit needs the right there too.
  if (lead) cx.allow(lead.path, row.sensitivity as Sensitivity);
  const assisting = assistingUnitIds === undefined ? {} : { assisting: assistingUnitIds };
  return {
    ...standing, evidenceCount: row.evidenceCount + input.evidence.length, unitId: lead?.id ?? row.unitId, unitPath: lead?.path ?? row.unitPath,
    deadline: deadline === undefined ? row.deadline : deadline, body: { ...row.body, ...fields, ...assisting },
    versionNo: row.versionNo, itemId: row.itemId,
  };
}
