/*
 * Rounds follow the units. A unit that goes owes nothing any more: its reports are closed with the reason and count neither
 * as done nor as late; whoever takes over its records is asked for them instead. A unit that is founded, or used again,
 * joins the rounds that would have asked it.
 */
import type { Sensitivity } from '../../domain/access/roles.ts';
import { doneStates, nextReportState } from '../../domain/round/report-state.ts';
import { reaches } from '../../domain/round/round.ts';
import { describesUnit } from '../../domain/unit/succession.ts';
import { isAsked, listOpenAskings, lockOpenReports, type OpenAsking, type OpenReport } from '../../db/queries/follow-reports.ts';
import { insertReports, moveReports, type NewReport } from '../../db/queries/reports.ts';
import { listUnitsById, type UnitRow } from '../../db/queries/units.ts';
import { allRegisters } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

interface Gone { readonly from: readonly UnitRow[]; readonly to: UnitRow | null; readonly note: string }

/** Closes what units that go still owe, and asks their successor for it. Answers how many reports were closed. */
export async function followGone(cx: Context, { from, to, note }: Gone): Promise<number> {
  const open = await lockOpenReports(cx.db, cx.county, [...from, ...(to === null ? [] : [to])].map(({ id }) => id));
  const left = open.filter((report) => report.unitId !== to?.id && nextReportState(report.state, 'excuse') !== undefined);
  const closed = await moveReports(cx.db, cx.county, left.map(({ id }) => id), { verb: 'excuse', state: 'excused', note }, cx.by);
  if (to !== null && left.length > 0) await askSuccessor(cx, to, left, open, note);
  return closed;
}

// Records of one that goes now stand with another: what that one has not yet reported includes them, what it had reported is
// opened again, what it was never asked for is asked of it.
async function askSuccessor(cx: Context, to: UnitRow, left: readonly OpenReport[], open: readonly OpenReport[], note: string): Promise<void> {
  const moving = new Set((await allRegisters(cx)).filter((definition) => !describesUnit(definition)).map(({ key }) => key));
  const own = (report: OpenReport) => open.find(({ unitId, roundId, register }) => unitId === to.id && roundId === report.roundId && register === report.register);
  const done = left.filter(({ register }) => moving.has(register)).flatMap((report) => { const held = own(report); return held && doneStates.includes(held.state) ? [held.id] : []; });
  await moveReports(cx.db, cx.county, [...new Set(done)], { verb: 'reopen', state: 'reopened', note }, cx.by);
  const missing = left.filter((report) => own(report) === undefined);
  const rounds = new Set(missing.map(({ roundId }) => roundId));
  for (const asking of await listOpenAskings(cx.db, cx.county)) {
    if (rounds.has(asking.id)) await askUnit(cx, asking, to, missing.filter(({ roundId }) => roundId === asking.id).map(({ register }) => register));
  }
}

/** Asks a unit that was founded while rounds run for what they ask of units like it. `cameFrom`: the unit it was split off. */
export async function joinRounds(cx: Context, unit: UnitRow, cameFrom?: UnitRow): Promise<void> {
  for (const asking of await listOpenAskings(cx.db, cx.county)) {
    const below = asking.chosen.below === null ? [] : await listUnitsById(cx.db, cx.county, [asking.chosen.below]);
    if (reaches(asking.chosen, { ...unit, cameFrom: cameFrom?.id }, () => below[0]?.path)) await askUnit(cx, asking, unit);
  }
}

/** Asks a unit that is used again for what was closed when it went, and for what began meanwhile. */
export async function askAgain(cx: Context, unit: UnitRow): Promise<void> {
  const closed = (await lockOpenReports(cx.db, cx.county, [unit.id])).filter((report) => !isAsked(report));
  await moveReports(cx.db, cx.county, closed.map(({ id }) => id), { verb: 'ask', state: 'not_started', note: '单位恢复使用' }, cx.by);
  await joinRounds(cx, unit);
}

async function askUnit(cx: Context, asking: OpenAsking, unit: UnitRow, only?: readonly string[]): Promise<void> {
  const definitions = new Map((await allRegisters(cx)).map((definition) => [definition.key, definition]));
  const reports = asking.registers.flatMap(({ register, period }): NewReport[] => {
    const definition = definitions.get(register);
    if (definition === undefined || !definition.keptBy.includes(unit.kind) || only?.includes(register) === false) return [];
    return [{ id: cx.runtime.newId(), register, period, unitId: unit.id, unitPath: unit.path, sensitivity: definition.sensitivity as Sensitivity }];
  });
  // One it was asked for already stays as it is.
  if (reports.length > 0) await insertReports(cx.db, cx.county, asking.id, reports, cx.now);
}
