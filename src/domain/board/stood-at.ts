/* A commitment as it stood at a past moment, folded from the actions up to then: the ledger's rows keep only how it stands now. */
import { foldCommitment, type CommitmentAction, type CommitmentStanding } from '../ledger/commitment.ts';

/** How a commitment stood: its standing, and what had been settled about it. */
export interface StoodAt extends Pick<CommitmentStanding, 'state' | 'value' | 'basis'> {
  /** Who led it, when that was settled by an action. */
  readonly leadUnitId: string | null;
  /** Undefined where no action up to then said a deadline; null where one took it away. */
  readonly deadline: string | null | undefined;
  /** What was said of it. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Folds the actions up to a moment, oldest first; undefined before it was created. */
export function stoodAt(actions: readonly CommitmentAction[]): StoodAt | undefined {
  if (actions.length === 0) return undefined;
  const { state, value, basis } = foldCommitment(actions);
  const said: Readonly<Record<string, unknown>> = Object.assign({}, ...actions.map(({ changes }) => changes));
  const { leadUnitId, deadline, assistingUnitIds, ...body } = said;
  return {
    state, value, basis, leadUnitId: typeof leadUnitId === 'string' ? leadUnitId : null,
    deadline: deadline === undefined ? undefined : typeof deadline === 'string' ? deadline : null, body: assistingUnitIds === undefined ? body : { ...body, assisting: assistingUnitIds },
  };
}
