import type { SavedDrawing } from '../../contract/drawing.ts';
import { actions } from '../../domain/access/actions.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { decideProposal } from '../../db/queries/drawing-proposals.ts';
import { lockRegisters } from '../../db/registers/apply-registers.ts';
import { examineDrawing, requireSound } from '../register/examine-drawing.ts';
import { putInForce } from '../register/put-in-force.ts';
import { requireNewest } from '../register/require-newest.ts';
import { useCase } from '../use-case.ts';
import { findProposal } from './find-proposal.ts';

/** Puts in force what somebody else proposed. Throws A103, A110, R101, D101, D150, D153, D155, D156. */
export const approveDrawing = useCase('drawing.approve', async (cx, input: { readonly id: string }): Promise<SavedDrawing> => {
  cx.allow(`${cx.county}/`);
  await lockRegisters(cx.db);
  const proposal = await findProposal(cx, input.id);
  if (proposal.by.id === cx.actor.id) throw raise(problems.ownRequest, { action: wordsOf(actions['drawing.approve']) });
  if (proposal.base > 0) await requireNewest(cx, proposal.key, proposal.base);
  const drawing = { written: proposal.written, lists: [...proposal.lists] };
  const examined = await examineDrawing(cx, drawing, proposal.key);
  if (proposal.base === 0 && examined.held) throw raise(problems.drawingKeyTaken, { key: proposal.key });
  const definition = requireSound(cx, examined);
  // Declined a moment ago by somebody else: then it is not put in force.
  if (!await decideProposal(cx.db, cx.county, proposal.id, 'approved', cx.by)) throw raise(problems.notFound, { what: { zh: '待批的台账设计', en: 'This proposal' } });
  return putInForce(cx, drawing, examined, definition, { ...proposal.by, at: cx.now });
}, { asOwner: true });
