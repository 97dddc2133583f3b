import { roundStates } from '../../domain/round/round.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { listReports, lockReports } from '../../db/queries/reports.ts';
import { moveRound } from '../../db/queries/rounds.ts';
import { useCase } from '../use-case.ts';
import { getRound } from './get-round.ts';

/** Closes a round: what is approved is locked; what is still owed may come in late, and what is approved then is locked by closing again. Throws A103, R101, R201, R202. */
export const closeRound = useCase('round.close', async (cx, input: { readonly id: string; readonly version: number }) => {
  const round = await getRound(cx, input.id);
  cx.allow(round.unitPath);
  if (round.version !== input.version) throw raise(problems.recordChanged, {});
  if (round.state === 'draft') throw raise(problems.stateForbids, { state: wordsOf(roundStates.draft), action: { zh: '结束填报轮次', en: 'Close round' } });
  if (!await moveRound(cx.db, cx.county, round, 'closed', cx.by)) throw raise(problems.recordChanged, {});
  const approved = await listReports(cx.db, cx.county, { roundId: round.id, states: ['approved'] });
  const locked = await lockReports(cx.db, cx.county, approved.map(({ id }) => id), cx.by);
  cx.about({ kind: 'round', id: round.id, unitPath: round.unitPath, details: { locked } });
  return { version: round.version + 1, locked };
});
