/* What a merge and a closing share: the rights asked, the records and promises that follow, the units taken out of use. */
import type { Foresight } from '../../contract/succession.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { checkingStates } from '../../domain/round/report-state.ts';
import { dateFaults, successionKinds, successionNote, type SuccessionKind } from '../../domain/unit/succession.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import { waitForRegister } from '../../db/queries/imports.ts';
import { listReports } from '../../db/queries/reports.ts';
import { appendToAll } from '../../db/queries/commitments.ts';
import { insertSuccessions } from '../../db/queries/successions.ts';
import { retireUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { moveUnitRecords, retireUnitRecords } from '../../db/registers/records/unit-records.ts';
import { recomputeUnit } from '../record/recompute-records.ts';
import { followGone } from '../round/follow-units.ts';
import { allRegisters } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { foresightOf, weighSuccession, type Change } from './weigh-succession.ts';

/** The most delicate records a unit keeps: whoever changes units must be allowed to see them go. */
const PERSONAL = 2;

/** Asks for the right at every unit concerned, whatever it keeps. Throws A103. */
export function allowAtAll(cx: Context, units: readonly UnitRow[], action?: ActionName): void {
  for (const unit of units) cx.allow(unit.path, PERSONAL, action);
}

/** Waits for imports that are being written: held before any unit, as an import holds its register before it names units. */
export async function waitForImports(cx: Context): Promise<void> {
  for (const { key } of await allRegisters(cx)) await waitForRegister(cx.db, cx.county, key);
}

/** Reports of these units that somebody is checking: what is looked at must not change under his eyes. */
export async function checkingFaults(cx: Context, units: readonly UnitRow[]): Promise<readonly Words[]> {
  const names = new Map((await allRegisters(cx)).map(({ key, name }) => [key, name]));
  const reports = await listReports(cx.db, cx.county, { states: checkingStates, unitPaths: units.map(({ path }) => path) });
  return reports.map(({ unitName, roundName, register }) => ({
    zh: `“${unitName}”在“${roundName}”中上报的“${names.get(register)?.zh ?? register}”还没有审核`, en: `"${names.get(register)?.en ?? register}" of "${unitName}" in "${roundName}" is still being checked`,
  }));
}

/** Throws U101 when anything stands against it. */
export function refuseFaults(cx: Context, kind: SuccessionKind, effectiveOn: PlainDate, faults: readonly Words[]): void {
  const all = [...faults, ...dateFaults(effectiveOn, dayInChina(cx.now))];
  if (all.length > 0) throw raise(problems.unitsUnchanged, { action: successionKinds[kind], faults: all });
}

/**
 * Moves or retires the records, hands on the promises to `heir`, takes the units out of use and keeps what became of
 * them; answers what was done. Throws U102, U103, R201.
 */
export async function applySuccession(cx: Context, change: Change, heir: UnitRow, document: string): Promise<Foresight> {
  const { kind, from, to, effectiveOn } = change;
  const weighed = await weighSuccession(cx, change);
  const done = { faults: [], ...foresightOf(weighed) };
  if (to !== null && done.collisions.length > 0) throw raise(problems.recordsCollide, { unit: to.name, collisions: done.collisions.map(collisionWords) });
  if (done.pupils > 0) throw raise(problems.pupilsRemain, { unit: from[0]?.name ?? '', count: done.pupils });
  const note = successionNote(kind, from.map(({ name }) => name), heir.name, document);
  const doing = { by: cx.by, via: kind } as const;
  for (const { store, records, moves } of weighed.registers) {
    await (to !== null && moves ? moveUnitRecords(cx.db, store, records, to, doing) : retireUnitRecords(cx.db, store, records, note, doing));
  }
  const handed = await appendToAll(cx.db, cx.county, weighed.commitments, cx.by, { verb: 'assign', note, changes: { leadUnitId: heir.id } }, { unit: heir });
  if (!handed) throw raise(problems.recordChanged, {});
  if (to !== null) await recomputeUnit(cx, to);
  const rounds = await followGone(cx, { from, to, note });
  await retireUnitRows(cx.db, cx.county, from.map(({ id }) => id), cx.now);
  await insertSuccessions(cx.db, cx.county, from.map(({ id }) => ({ id: cx.runtime.newId(), kind, effectiveOn, document, fromId: id, toId: to?.id ?? null })), cx.by);
  return { ...done, rounds };
}

const collisionWords = ({ name, records }: Foresight['collisions'][number]): Words =>
  ({ zh: `台账“${name.zh}”：${records.join('、')}`, en: `register "${name.en}": ${records.join(', ')}` });

/** What the audit keeps of what was done: numbers, no names of people. */
export const countsOf = ({ registers, people, commitments, rounds }: Foresight) =>
  ({ reports: rounds.reduce((sum, { excused }) => sum + excused, 0), registers: Object.fromEntries(registers.map(({ key, moves, retires }) => [key, moves + retires])), people: people.length, commitments });
