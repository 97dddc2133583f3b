import type { OpenedRound } from '../../contract/round.ts';
import { may, mayAnywhere } from '../../domain/access/may.ts';
import { knownFacts } from '../../domain/register/known-facts.ts';
import { problems, raise } from '../../domain/problem.ts';
import { listReleased } from '../../db/queries/follow-reports.ts';
import { listReports, type ReportRow } from '../../db/queries/reports.ts';
import { excusedStates } from '../../domain/round/report-state.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { workingDaysBetween } from '../../domain/values/working-calendar.ts';
import { listReminders } from '../../db/queries/reminders.ts';
import { listProlongings } from '../../db/queries/rounds.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { getWorkingDays } from '../setting/working-days.ts';
import { useCase, type Context } from '../use-case.ts';
import { getRound } from './get-round.ts';
import { completenessOf, countStates, nameOf, registersNamed, reportReply, roundReply, seesDrafts } from './round-reply.ts';

/** Opens a round: its reports, and how far it has come as a whole, by register and by district. Throws A103, R101. */
export const openRound = useCase('round.open', async (cx, input: { readonly id: string }): Promise<OpenedRound> => {
  const round = await getRound(cx, input.id);
  const rows = await listReports(cx.db, cx.county, { roundId: round.id });
  if (!seesDrafts(cx) && rows.length === 0) throw raise(problems.notFound, { what: { zh: '该填报轮次', en: 'This round' } });
  const reminders = await listReminders(cx.db, cx.county, round.id);
  const registers = await registersNamed(cx, round.registers.map(({ register }) => register));
  const reports = rows.map((row) => reportReply(cx, row, registers.get(row.register), reminders.get(row.unitId) ?? null));
  const owed = rows.filter(({ state }) => !excusedStates.includes(state));
  const reply = roundReply(cx, round, registers, { ...countStates(owed.map((row) => ({ ...row, count: 1, units: 0 })), dayInChina(cx.now)), units: new Set(owed.map(({ unitId }) => unitId)).size });
  const asked = round.registers.flatMap(({ register }) => registers.get(register) ?? []);
  return {
    round: reply, reports, all: completenessOf('', { zh: '全部', en: 'All' }, reports),
    byRegister: round.registers.map(({ register }) => completenessOf(register, nameOf(registers, register), reports.filter((row) => row.register === register))),
    byDistrict: await byDistrict(cx, rows, reports), known: asked.flatMap((one) => [...knownFacts(one, [...registers.values()])]), verbs: verbsFor(cx, reply, round.unitPath),
    chosen: { kinds: [...round.chosen.kinds], below: round.chosen.below, units: [...round.chosen.units] },
    released: (await listReleased(cx.db, cx.county, round.id)).map(({ register, reports: closed }) => ({ register, name: nameOf(registers, register), reports: closed })),
    prolongings: (await listProlongings(cx.db, cx.county, round.id)).map(({ fromDay, toDay, reason, byName, at }) => ({ fromDay, toDay, reason, byName, at: at.toISOString() })),
    workingDaysLeft: workingDaysBetween(dayInChina(cx.now), round.dueOn, await getWorkingDays(cx)),
  };
});

// The path of the unit above.
const above = (path: string): string => path.replace(/[^/]+\/$/, '');

async function byDistrict(cx: Context, rows: readonly ReportRow[], reports: OpenedRound['reports']): Promise<OpenedRound['byDistrict']> {
  const names = new Map((await listUnitRows(cx.db, cx.county)).map(({ path, name }) => [path, name]));
  return [...new Set(rows.map(({ unitPath }) => above(unitPath)))].map((path) => {
    const name = names.get(path) ?? path;
    return completenessOf(path, { zh: name, en: name }, reports.filter(({ unitPath }) => above(unitPath) === path));
  });
}

function verbsFor(cx: Context, round: OpenedRound['round'], unitPath: string): OpenedRound['verbs'] {
  const possible = {
    start: round.mayStart, change: round.mayChange, discard: round.mayChange, close: round.mayClose,
    remind: round.state === 'open' && mayAnywhere(cx.actor, 'round.remind') && round.done + round.waiting < round.total,
    prolong: round.state === 'open' && may(cx.actor, 'round.prolong', unitPath), export: round.state !== 'draft' && mayAnywhere(cx.actor, 'round.export'),
  } as const;
  return (Object.keys(possible) as OpenedRound['verbs']).filter((verb) => possible[verb]);
}
