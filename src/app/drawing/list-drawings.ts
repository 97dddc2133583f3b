import type { DrawingList } from '../../contract/drawing.ts';
import { listProposals } from '../../db/queries/drawing-proposals.ts';
import { listNewestVersions } from '../../db/queries/register-definitions.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { useCase } from '../use-case.ts';
import { drawingRowOf } from './drawing-reply.ts';

/** Lists the registers the county drew, those set aside too, and what waits for approval. Throws A103. */
export const listDrawings = useCase('drawing.list', async (cx, _input: object): Promise<DrawingList> => {
  const drawn = await drawnOf(cx);
  const [newest, waiting] = [await listNewestVersions(cx.db, cx.county), await listProposals(cx.db, cx.county)];
  return {
    codeLists: [...drawn.codeLists.values()].map(({ key, name }) => ({ key, name, own: !cx.runtime.catalogue.codeLists.has(key) })),
    drawings: newest.map((one) => drawingRowOf(drawn, one)),
    waiting: waiting.map(({ id, key, base, written, lists, by }) => ({ id, key, version: base, written, lists: [...lists], byName: by.name, at: by.at.toISOString(), own: by.id === cx.actor.id })),
  };
});
