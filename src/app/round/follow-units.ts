/*
 * Rounds follow the units. A unit that goes owes nothing any more: its reports are closed with the reason and count neither
 * as done nor as late; whoever takes over its records is asked for them instead. A unit that is founded, or used again,
 * joins the rounds that would have asked it. What would become of the reports is worked out first and told or done: the same
 * code, and the same number of statements for one unit as for all of a county.
 */
import { nextReportState } from '../../domain/round/report-state.ts';
import { planGone, type GonePlan } from '../../domain/round/follow-plan.ts';
import { reaches } from '../../domain/round/round.ts';
import { isAsked, listOpenAskings, listOpenReports, lockOpenReports, type OpenAsking } from '../../db/queries/follow-reports.ts';
import { insertReports, moveReports, type NewReport } from '../../db/queries/reports.ts';
import { listUnitsById, type UnitRow } from '../../db/queries/units.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { allRegisters } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

/** Units that go, and who takes over what they kept. */
export interface Gone { readonly from: readonly UnitRow[]; readonly to: UnitRow | null }

/** What becomes of the reports of one round. */
export interface RoundFate { readonly id: string; readonly name: string; readonly excused: number; readonly reopened: number; readonly asked: number }

/** What would become of the reports of rounds that run; nothing is changed. */
export const foreseeGone = async (cx: Context, gone: Gone): Promise<RoundFate[]> => fatesOf(await weighGone(cx, gone, listOpenReports));

/** Closes what units that go still owe, and asks their successor for it. Answers what became of the reports. */
export async function followGone(cx: Context, { note, ...gone }: Gone & { readonly note: string }): Promise<RoundFate[]> {
  const weighed = await weighGone(cx, gone, lockOpenReports);
  const { plan: { excuse, reopen }, asked } = weighed;
  await moveReports(cx.db, cx.county, excuse.map(({ id }) => id), { verb: 'excuse', state: 'excused', note }, cx.by);
  await moveReports(cx.db, cx.county, reopen.map(({ id }) => id), { verb: 'reopen', state: 'reopened', note }, cx.by);
  await insertReports(cx.db, cx.county, asked, cx.now);
  return fatesOf(weighed);
}

interface Weighed { readonly plan: GonePlan; readonly asked: readonly NewReport[]; readonly askings: readonly OpenAsking[] }

async function weighGone(cx: Context, { from, to }: Gone, read: typeof listOpenReports): Promise<Weighed> {
  const open = await read(cx.db, cx.county, [...from, ...(to === null ? [] : [to])].map(({ id }) => id));
  const definitions = await allRegisters(cx);
  const plan = planGone(open, to?.id ?? null, definitions);
  const askings = plan.excuse.length + plan.reopen.length === 0 ? [] : await listOpenAskings(cx.db, cx.county);
  const asked = to === null ? [] : askings.flatMap((asking) => askUnit(cx, definitions, asking, to, plan.ask.filter(({ roundId }) => roundId === asking.id).map(({ register }) => register)));
  return { plan, asked, askings };
}

const fatesOf = ({ plan, asked, askings }: Weighed): RoundFate[] => askings.flatMap(({ id, name }): RoundFate[] => {
  const count = (reports: readonly { readonly roundId: string }[]) => reports.filter(({ roundId }) => roundId === id).length;
  const fate = { id, name, excused: count(plan.excuse), reopened: count(plan.reopen), asked: count(asked) };
  return fate.excused + fate.reopened + fate.asked > 0 ? [fate] : [];
});

/** A unit that is founded while rounds run, and the unit it was split off. */
export interface Newcomer { readonly unit: UnitRow; readonly cameFrom?: UnitRow | undefined }

/** What rounds that run would ask of units that are founded; nothing is changed. */
export async function foreseeJoining(cx: Context, newcomers: readonly Newcomer[]): Promise<RoundFate[]> {
  const { asked, askings } = await weighJoining(cx, newcomers);
  return fatesOf({ plan: { excuse: [], reopen: [], ask: [] }, asked, askings });
}

/** Asks units that were founded while rounds run for what they ask of units like them. */
export async function joinRounds(cx: Context, newcomers: readonly Newcomer[]): Promise<void> {
  await insertReports(cx.db, cx.county, (await weighJoining(cx, newcomers)).asked, cx.now);
}

async function weighJoining(cx: Context, newcomers: readonly Newcomer[]): Promise<Pick<Weighed, 'asked' | 'askings'>> {
  const askings = await listOpenAskings(cx.db, cx.county);
  if (askings.length === 0) return { asked: [], askings };
  const tops = await listUnitsById(cx.db, cx.county, askings.flatMap(({ chosen }) => chosen.below ?? []));
  const paths = new Map(tops.map(({ id, path }) => [id, path]));
  const definitions = await allRegisters(cx);
  const asked = askings.flatMap((asking) => newcomers
    .filter(({ unit, cameFrom }) => reaches(asking.chosen, { ...unit, cameFrom: cameFrom?.id }, (id) => paths.get(id)))
    .flatMap(({ unit }) => askUnit(cx, definitions, asking, unit)));
  return { asked, askings };
}

/** Asks a unit that is used again for what was closed when it went, and for what began meanwhile. */
export async function askAgain(cx: Context, unit: UnitRow): Promise<void> {
  const askings = await listOpenAskings(cx.db, cx.county);
  const isWanted = ({ roundId, register }: Pick<NewReport, 'roundId' | 'register'>) => askings.some(({ id, registers }) => id === roundId && registers.some((one) => one.register === register));
  const closed = (await lockOpenReports(cx.db, cx.county, [unit.id])).filter((report) => !isAsked(report) && isWanted(report) && nextReportState(report.state, 'ask') !== undefined);
  await moveReports(cx.db, cx.county, closed.map(({ id }) => id), { verb: 'ask', state: 'not_started', note: '单位恢复使用' }, cx.by);
  await joinRounds(cx, [{ unit }]);
}

// One it was asked for already stays as it is.
function askUnit(cx: Context, definitions: readonly RegisterDefinition[], asking: OpenAsking, unit: UnitRow, only?: readonly string[]): NewReport[] {
  return asking.registers.flatMap(({ register, period }): NewReport[] => {
    const definition = definitions.find(({ key }) => key === register);
    if (definition === undefined || !definition.keptBy.includes(unit.kind) || only?.includes(register) === false) return [];
    return [{ id: cx.runtime.newId(), roundId: asking.id, register, period, unitId: unit.id, unitPath: unit.path, sensitivity: definition.sensitivity }];
  });
}
