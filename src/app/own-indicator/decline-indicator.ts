import { decideIndicatorProposal } from '../../db/queries/indicator-definitions.ts';
import { useCase } from '../use-case.ts';
import { findIndicatorProposal, noSuchProposal } from './find-indicator-proposal.ts';

/** Declines a draft, or takes one's own back. Throws A103, R101. */
export const declineIndicator = useCase('indicator.decline', async (cx, input: { readonly id: string }): Promise<object> => {
  cx.allow(`${cx.county}/`);
  const { id } = await findIndicatorProposal(cx, input.id);
  if (!await decideIndicatorProposal(cx.db, cx.county, id, 'declined', cx.by)) throw noSuchProposal();
  return {};
});
