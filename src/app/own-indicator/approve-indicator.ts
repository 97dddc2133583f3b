import type { SavedIndicator } from '../../contract/own-indicator.ts';
import { actions } from '../../domain/access/actions.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { decideIndicatorProposal, insertOwnIndicator } from '../../db/queries/indicator-definitions.ts';
import { useCase } from '../use-case.ts';
import { examineIndicator, requireNewestIndicator, requireSoundIndicator } from './examine-indicator.ts';
import { findIndicatorProposal, noSuchProposal } from './find-indicator-proposal.ts';

/** Puts in force what somebody else proposed, looked at once more. Throws A103, A110, D101, D161, D162, R101. */
export const approveIndicator = useCase('indicator.approve', async (cx, input: { readonly id: string }): Promise<SavedIndicator> => {
  cx.allow(`${cx.county}/`);
  const { id, key, base, written, by } = await findIndicatorProposal(cx, input.id);
  if (by.id === cx.actor.id) throw raise(problems.ownRequest, { action: wordsOf(actions['indicator.approve']) });
  const examined = await examineIndicator(cx, written, base > 0 ? key : undefined);
  if (base > 0) requireNewestIndicator(examined, base, written);
  const { version, name } = requireSoundIndicator(cx, examined);
  // Declined a moment ago by somebody else: then it is not put in force.
  if (!await decideIndicatorProposal(cx.db, cx.county, id, 'approved', cx.by)) throw noSuchProposal();
  cx.about({ kind: 'indicator', id: key, unitPath: `${cx.county}/`, name: name.zh, details: { proposal: id, proposedBy: by.name, version } });
  if (!await insertOwnIndicator(cx.db, cx.county, { key, version, written, drawnBy: by, approvedBy: cx.by })) throw raise(problems.indicatorBehind, { by: by.name, version });
  return { key, version };
});
