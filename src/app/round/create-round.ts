import type { CreateRound } from '../../contract/round.ts';
import { actions } from '../../domain/access/actions.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import { workingDaysGiven, LEAST_WORKING_DAYS } from '../../domain/round/lateness.ts';
import { isPeriod, periodFieldOf, periodSamples } from '../../domain/round/round.ts';
import { problems, raise } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { insertRound } from '../../db/queries/rounds.ts';
import { getUnitAt } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { loadAsked, loadKnown, type Asked } from './weighing.ts';

/** Draws up a round; nobody is asked before it is started. Throws A103, N101, N102, N103, N104, R101. */
export const createRound = useCase('round.create', async (cx, input: CreateRound) => {
  const unit = await getUnitAt(cx.db, cx.county, placeOf(cx));
  cx.allow(unit.path);
  const asked = await loadAsked(cx, input);
  for (const one of asked) requireSound(one);
  requireTime(cx, input);
  const registers = asked.map(({ definition, period }) => ({ register: definition.key, period }));
  const known = await loadKnown(cx, asked);
  const { name, basis, minutes, opensOn, dueOn, chosen } = input;
  const id = cx.runtime.newId();
  await insertRound(cx.db, cx.county, { id, unitId: unit.id, unitPath: unit.path, name, basis, minutes, opensOn, dueOn, hasteReason: input.hasteReason, chosen, repeats: known.length, registers }, cx.by);
  cx.about({ kind: 'round', id, unitPath: unit.path, name, details: { registers: registers.map(({ register }) => register), repeats: known.length } });
  return { id, version: 1, known: [...known] };
});

// A round belongs to the unit its author works for.
function placeOf({ actor }: Context): string {
  const roles: readonly RoleKey[] = actions['round.create'].roles;
  return actor.grants.find(({ role }) => roles.includes(role))?.unitPath ?? actor.unitPath;
}

function requireSound({ definition, period, units }: Asked): void {
  if (units.length === 0) throw raise(problems.roundWithoutUnits, { register: definition.name });
  const grain = periodFieldOf(definition)?.grain;
  if (grain === undefined ? period !== '' : !isPeriod(period, grain)) {
    throw raise(problems.roundPeriodWrong, { register: definition.name, sample: grain === undefined ? '' : periodSamples[grain] });
  }
}

function requireTime(cx: Context, { opensOn, dueOn, hasteReason }: CreateRound): void {
  if (dueOn < opensOn || dueOn < dayInChina(cx.now)) throw raise(problems.roundDatesCrossed, {});
  const days = workingDaysGiven(opensOn, dueOn);
  if (days < LEAST_WORKING_DAYS && [...hasteReason].length < 4) throw raise(problems.roundTooShort, { days });
}
