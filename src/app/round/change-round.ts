import type { ChangeRound } from '../../contract/round.ts';
import { problems, raise } from '../../domain/problem.ts';
import { rewriteRound } from '../../db/queries/rounds.ts';
import { useCase } from '../use-case.ts';
import { drawUp } from './draw-up.ts';
import { getDrawnUp } from './get-round.ts';

/** Writes a round anew that nobody has been asked yet. Throws A103, N101 to N104, N118, R101, R201, R202. */
export const changeRound = useCase('round.change', async (cx, input: ChangeRound & { readonly id: string }) => {
  const round = await getDrawnUp(cx, input, { zh: '修改填报轮次', en: 'Change round' });
  const { known, ...drawn } = await drawUp(cx, input);
  if (!await rewriteRound(cx.db, cx.county, round, { id: round.id, unitPath: round.unitPath, ...drawn }, cx.by)) throw raise(problems.recordChanged, {});
  cx.about({ kind: 'round', id: round.id, unitPath: round.unitPath, name: drawn.name, details: { registers: drawn.registers.map(({ register }) => register), repeats: drawn.repeats, version: round.version + 1 } });
  return { id: round.id, version: round.version + 1, known: [...known] };
});
