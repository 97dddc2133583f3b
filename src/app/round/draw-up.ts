/* What is asked of a round before it is written down, whether it is new or changed. */
import type { CreateRound } from '../../contract/round.ts';
import type { KnownFact } from '../../domain/register/known-facts.ts';
import { LEAST_WORKING_DAYS } from '../../domain/round/lateness.ts';
import { isPeriod, periodFieldOf, periodSamples } from '../../domain/round/round.ts';
import { problems, raise } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { workingDaysBetween } from '../../domain/values/working-calendar.ts';
import type { NewRound } from '../../db/queries/rounds.ts';
import { getWorkingDays } from '../setting/working-days.ts';
import type { Context } from '../use-case.ts';
import { loadAsked, loadKnown, type Asked } from './weighing.ts';

type Drawn = Omit<NewRound, 'id' | 'unitId' | 'unitPath'> & { readonly known: readonly KnownFact[] };

/** The round as it will be kept. Throws N101, N102, N103, N104, N118, R101. */
export async function drawUp(cx: Context, input: CreateRound): Promise<Drawn> {
  const asked = await loadAsked(cx, input);
  for (const one of asked) requireSound(one);
  await requireTime(cx, input);
  const known = await loadKnown(cx, asked);
  const { name, basis, minutes, opensOn, dueOn, hasteReason, chosen } = input;
  return { name, basis, minutes, opensOn, dueOn, hasteReason, chosen, repeats: known.length, registers: asked.map(({ definition, period }) => ({ register: definition.key, period })), known };
}

function requireSound({ definition, period, units }: Asked): void {
  if (units.length === 0) throw raise(problems.roundWithoutUnits, { register: definition.name });
  const grain = periodFieldOf(definition)?.grain;
  if (grain === undefined && period !== '') throw raise(problems.roundPeriodNone, { register: definition.name });
  if (grain !== undefined && !isPeriod(period, grain)) throw raise(problems.roundPeriodWrong, { register: definition.name, sample: periodSamples[grain] });
}

async function requireTime(cx: Context, { opensOn, dueOn, hasteReason }: CreateRound): Promise<void> {
  if (dueOn < opensOn || dueOn < dayInChina(cx.now)) throw raise(problems.roundDatesCrossed, {});
  const days = workingDaysBetween(opensOn, dueOn, await getWorkingDays(cx));
  if (days < LEAST_WORKING_DAYS && [...hasteReason].length < 4) throw raise(problems.roundTooShort, { days });
}
