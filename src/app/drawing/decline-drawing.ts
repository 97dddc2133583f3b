import { problems, raise } from '../../domain/problem.ts';
import { decideProposal } from '../../db/queries/drawing-proposals.ts';
import { useCase } from '../use-case.ts';
import { findProposal } from './find-proposal.ts';

/** Declines a proposal, or takes one's own back. Throws A103, R101. */
export const declineDrawing = useCase('drawing.decline', async (cx, input: { readonly id: string }): Promise<object> => {
  cx.allow(`${cx.county}/`);
  const proposal = await findProposal(cx, input.id);
  if (!await decideProposal(cx.db, cx.county, proposal.id, 'declined', cx.by)) throw raise(problems.notFound, { what: { zh: '待批的台账设计', en: 'This proposal' } });
  return {};
});
