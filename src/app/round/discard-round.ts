import { problems, raise } from '../../domain/problem.ts';
import { moveRound } from '../../db/queries/rounds.ts';
import { useCase } from '../use-case.ts';
import { getDrawnUp } from './get-round.ts';

/** Takes a round away that nobody has been asked yet. Throws A103, R101, R201, R202. */
export const discardRound = useCase('round.discard', async (cx, input: { readonly id: string; readonly version: number }) => {
  const round = await getDrawnUp(cx, input, { zh: '作废填报轮次', en: 'Discard round' });
  if (!await moveRound(cx.db, cx.county, round, 'discarded', cx.by)) throw raise(problems.recordChanged, {});
  return { version: round.version + 1 };
});
