/* What a person decides about the proof of a target is an action of its history, as everything else. */
import type { Sensitivity } from '../../domain/access/roles.ts';
import { nextState, stateNames, verbNames } from '../../domain/ledger/commitment.ts';
import type { ProofDecision } from '../../domain/ledger/proof.ts';
import { problems, raise } from '../../domain/problem.ts';
import { appendAction, type CommitmentRow } from '../../db/queries/commitments.ts';
import type { Context } from '../use-case.ts';

/** Appends the decision. Throws A103, R201, L101. */
export async function decideProof(cx: Context, row: CommitmentRow, verb: 'link' | 'unlink', input: { readonly version: number; readonly note: string }, proof: ProofDecision): Promise<{ version: number }> {
  cx.allow(row.unitPath, row.sensitivity as Sensitivity);
  if (input.version !== row.version) throw raise(problems.recordChanged, {});
  if (nextState(row.state, verb) === undefined) throw raise(problems.stateForbids, { state: stateNames[row.state], action: verbNames[verb] });
  const done = await appendAction(cx.db, cx.county, row, cx.by, { verb, note: input.note, value: null, evidence: [], changes: { proof } }, { ...row, body: { ...row.body, proof } });
  if (!done) throw raise(problems.recordChanged, {});
  cx.about({ kind: 'target', id: row.id, unitPath: row.unitPath, details: { verb, version: row.version + 1, proof } });
  return { version: row.version + 1 };
}
