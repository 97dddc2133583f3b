import { problems, raise } from '../../domain/problem.ts';
import { findRound, type RoundRow } from '../../db/queries/rounds.ts';
import type { Context } from '../use-case.ts';

/** The round with this id. Throws R101. */
export async function getRound(cx: Context, id: string): Promise<RoundRow> {
  const round = await findRound(cx.db, cx.county, id);
  if (!round) throw raise(problems.notFound, { what: { zh: '该填报轮次', en: 'This round' } });
  cx.about({ kind: 'round', id, unitPath: round.unitPath, name: round.name });
  return round;
}
