import { insertIndicatorProposal } from '../../db/queries/indicator-definitions.ts';
import { useCase } from '../use-case.ts';
import { examineIndicator, requireNewestIndicator, requireSoundIndicator } from './examine-indicator.ts';

interface ProposeInput {
  readonly written: string;
  readonly changing?: string | undefined;
  /** The version its author has before him, 0 for a new indicator. */
  readonly version: number;
}

/** Sends a draft whose examples hold to another person, who puts it in force. Throws A103, D101, D161, D162, R101. */
export const proposeIndicator = useCase('indicator.propose', async (cx, { written, changing, version }: ProposeInput): Promise<{ readonly id: string }> => {
  cx.allow(`${cx.county}/`);
  const examined = await examineIndicator(cx, written, changing);
  if (changing !== undefined) requireNewestIndicator(examined, version, written);
  const definition = requireSoundIndicator(cx, examined);
  const id = cx.runtime.newId();
  cx.about({ kind: 'indicator', id: definition.key, unitPath: `${cx.county}/`, name: definition.name.zh, details: { proposal: id, version: definition.version } });
  await insertIndicatorProposal(cx.db, cx.county, { id, key: definition.key, base: changing === undefined ? 0 : version, written, by: cx.by });
  return { id };
});
