import type { Sensitivity } from '../../domain/access/roles.ts';
import { KNOWN_NEEDING_APPROVAL } from '../../domain/register/known-facts.ts';
import { problems, raise } from '../../domain/problem.ts';
import { insertReports, type NewReport } from '../../db/queries/reports.ts';
import { moveRound } from '../../db/queries/rounds.ts';
import { useCase } from '../use-case.ts';
import { getDrawnUp } from './get-round.ts';
import { loadAsked, loadKnown } from './weighing.ts';

/** Starts a round: from now on every unit it names owes its reports. Throws A103, N101, N105, R101, R201, R202. */
export const startRound = useCase('round.start', async (cx, input: { readonly id: string; readonly version: number }) => {
  const round = await getDrawnUp(cx, input, { zh: '开始填报轮次', en: 'Start round' });
  const asked = await loadAsked(cx, round);
  if (round.repeats >= KNOWN_NEEDING_APPROVAL && [round.createdBy, round.changedBy].includes(cx.actor.id)) {
    const facts = (await loadKnown(cx, asked)).map(({ name }) => name);
    throw raise(problems.roundNeedsAnother, { count: round.repeats, facts });
  }
  const reports = asked.flatMap(({ definition, period, units }) => units.map((unit): NewReport => {
    cx.allow(unit.path, definition.sensitivity as Sensitivity);
    return { id: cx.runtime.newId(), roundId: round.id, register: definition.key, period, unitId: unit.id, unitPath: unit.path, sensitivity: definition.sensitivity };
  }));
  // A unit may have been retired since the round was drawn up.
  if (reports.length === 0) throw raise(problems.roundWithoutUnits, { register: asked[0]?.definition.name ?? { zh: '', en: '' } });
  if (!await moveRound(cx.db, cx.county, round, 'open', cx.by)) throw raise(problems.recordChanged, {});
  await insertReports(cx.db, cx.county, reports, cx.now);
  cx.about({ kind: 'round', id: round.id, unitPath: round.unitPath, details: { reports: reports.length } });
  return { version: round.version + 1, reports: reports.length };
});
