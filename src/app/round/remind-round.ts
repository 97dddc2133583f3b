import type { Reminded } from '../../contract/round.ts';
import { may } from '../../domain/access/may.ts';
import { roundStates } from '../../domain/round/round.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { insertReminders, listOwing } from '../../db/queries/reminders.ts';
import { useCase } from '../use-case.ts';
import { getRound } from './get-round.ts';

/** Reminds units that owe a report, each at most once a day: it stands on the workbench of their clerks, and nowhere outside. Throws A103, R101, R202. */
export const remindRound = useCase('round.remind', async (cx, input: { readonly id: string; readonly unitIds: readonly string[] }): Promise<Reminded> => {
  const round = await getRound(cx, input.id);
  if (round.state !== 'open') throw raise(problems.stateForbids, { state: wordsOf(roundStates[round.state]), action: { zh: '催报', en: 'Remind units' } });
  const owing = await listOwing(cx.db, cx.county, round.id);
  // A district head reminds the schools of the district; the others are passed over, not refused.
  const reached = owing.filter(({ unitPath }) => may(cx.actor, 'round.remind', unitPath));
  const units = new Map(reached.filter(({ unitId }) => input.unitIds.length === 0 || input.unitIds.includes(unitId)).map(({ unitId, unitPath }) => [unitId, unitPath]));
  for (const path of units.values()) cx.allow(path);
  if (units.size === 0) cx.allow(reached[0]?.unitPath ?? cx.actor.grants[0]?.unitPath ?? '');
  const reminded = await insertReminders(cx.db, cx.county, round.id, [...units].map(([id, path]) => ({ id, path })), dayInChina(cx.now), cx.by);
  cx.about({ kind: 'round', id: round.id, unitPath: round.unitPath, details: { reminded: reminded.length, already: units.size - reminded.length } });
  return { reminded: reminded.length, already: units.size - reminded.length };
});
