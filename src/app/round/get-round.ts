import { roundStates } from '../../domain/round/round.ts';
import { problems, raise, wordsOf, type Words } from '../../domain/problem.ts';
import { findRound, type RoundRow } from '../../db/queries/rounds.ts';
import type { Context } from '../use-case.ts';

/** The round with this id. Throws R101. */
export async function getRound(cx: Context, id: string): Promise<RoundRow> {
  const round = await findRound(cx.db, cx.county, id);
  if (!round) throw raise(problems.notFound, { what: { zh: '该填报轮次', en: 'This round' } });
  cx.about({ kind: 'round', id, unitPath: round.unitPath, name: round.name });
  return round;
}

/** A round that is only drawn up, in the version its sender saw. Throws A103, R101, R201, R202. */
export async function getDrawnUp(cx: Context, input: { readonly id: string; readonly version: number }, action: Words): Promise<RoundRow> {
  const round = await getRound(cx, input.id);
  cx.allow(round.unitPath);
  if (round.version !== input.version) throw raise(problems.recordChanged, {});
  if (round.state !== 'draft') throw raise(problems.stateForbids, { state: wordsOf(roundStates[round.state]), action });
  return round;
}
