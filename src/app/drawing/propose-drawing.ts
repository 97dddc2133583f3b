import type { Drawing } from '../../contract/drawing.ts';
import { problems, raise } from '../../domain/problem.ts';
import { insertProposal } from '../../db/queries/drawing-proposals.ts';
import { examineDrawing, requireSound } from '../register/examine-drawing.ts';
import { requireNewest } from '../register/require-newest.ts';
import { useCase } from '../use-case.ts';

interface ProposeInput extends Drawing {
  /** The version its author has before him, 0 for a new register. */
  readonly version: number;
}

/** Sends a drawing to another person who may put it in force. Throws A103, R101, D101, D155, D156. */
export const proposeDrawing = useCase('drawing.propose', async (cx, input: ProposeInput): Promise<{ readonly id: string }> => {
  cx.allow(`${cx.county}/`);
  const examined = await examineDrawing(cx, input);
  if (input.version > 0 && examined.key !== undefined) await requireNewest(cx, examined.key, input.version);
  if (input.version === 0 && examined.held) throw raise(problems.drawingKeyTaken, { key: examined.held.key });
  const definition = requireSound(cx, examined);
  const id = cx.runtime.newId();
  cx.about({ kind: 'drawing', id, unitPath: `${cx.county}/`, name: definition.name.zh, details: { register: definition.key } });
  await insertProposal(cx.db, cx.county, { id, key: definition.key, base: input.version, written: input.written, lists: input.lists, by: cx.by });
  return { id };
});
