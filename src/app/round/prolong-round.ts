import type { ProlongRound } from '../../contract/round.ts';
import { roundStates } from '../../domain/round/round.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { prolongRound as prolong } from '../../db/queries/rounds.ts';
import { requireReason } from '../record/record-access.ts';
import { useCase } from '../use-case.ts';
import { getRound } from './get-round.ts';

/** Moves the deadline of a round that runs, with a reason its units read. Nothing else of it changes. Throws A103, N116, R101, R201, R202, R315. */
export const prolongRound = useCase('round.prolong', async (cx, input: ProlongRound & { readonly id: string }) => {
  const round = await getRound(cx, input.id);
  cx.allow(round.unitPath);
  if (round.version !== input.version) throw raise(problems.recordChanged, {});
  if (round.state !== 'open') throw raise(problems.stateForbids, { state: wordsOf(roundStates[round.state]), action: { zh: '延长填报期限', en: 'Prolong round' } });
  if (input.dueOn <= round.dueOn || input.dueOn < dayInChina(cx.now)) throw raise(problems.roundNotLater, { dueOn: round.dueOn });
  const reason = requireReason(input.reason, 'round.prolong');
  if (!await prolong(cx.db, cx.county, round, { day: input.dueOn, reason }, cx.by)) throw raise(problems.recordChanged, {});
  cx.about({ kind: 'round', id: round.id, unitPath: round.unitPath, details: { from: round.dueOn, to: input.dueOn, reason } });
  return { version: round.version + 1, dueOn: input.dueOn };
});
