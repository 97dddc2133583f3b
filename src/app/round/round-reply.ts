/* Rounds and reports as the pages see them. */
import type { Completeness, ReportRow as ReportReply, RoundRow as RoundReply } from '../../contract/round.ts';
import { may, mayAnywhere } from '../../domain/access/may.ts';
import { doneStates, checkingStates, excusedStates, type ReportState } from '../../domain/round/report-state.ts';
import { latenessOf, type Timed } from '../../domain/round/lateness.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { KNOWN_NEEDING_APPROVAL } from '../../domain/register/known-facts.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { Words } from '../../domain/problem.ts';
import { dayInChina, type PlainDate } from '../../domain/values/plain-date.ts';
import type { ReportRow } from '../../db/queries/reports.ts';
import type { RoundRow } from '../../db/queries/rounds.ts';
import { allRegisters } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';

/** Registers by key, for their names. Those a county drew are read only when one of them is asked for. */
export async function registersNamed(cx: Context, keys: Iterable<string>): Promise<ReadonlyMap<string, RegisterDefinition>> {
  const { registers } = cx.runtime.catalogue;
  if ([...keys].every((key) => registers.has(key))) return registers;
  return new Map((await allRegisters(cx)).map((register) => [register.key, register]));
}

/** What a register is called; its key when it is no longer there. */
export const nameOf = (registers: ReadonlyMap<string, RegisterDefinition>, key: string): Words => registers.get(key)?.name ?? { zh: key, en: key };

/** How many units and reports of a round stand where. */
export interface RoundCounts { readonly units: number; readonly total: number; readonly done: number; readonly waiting: number; readonly overdue: number }

const none: RoundCounts = { units: 0, total: 0, done: 0, waiting: 0, overdue: 0 };

/** Counts reports by state, and those that are overdue on this day. */
export function countStates(rows: readonly (Timed & { readonly count: number; readonly units: number })[], today: PlainDate): RoundCounts {
  const sum = (states: readonly ReportState[]) => rows.filter(({ state }) => states.includes(state)).reduce((total, { count }) => total + count, 0);
  return { units: Math.max(0, ...rows.map(({ units }) => units)), total: rows.reduce((total, { count }) => total + count, 0), done: sum(doneStates), waiting: sum(checkingStates), overdue: rows.filter((row) => latenessOf(row, today) === 'overdue').reduce((total, { count }) => total + count, 0) };
}

/** The round as this reader sees it. */
export function roundReply(cx: Context, round: RoundRow, registers: ReadonlyMap<string, RegisterDefinition>, counts: RoundCounts = none): RoundReply {
  const { id, name, basis, minutes, opensOn, dueOn, hasteReason, state, version, createdByName, changedByName, openedByName, repeats } = round;
  return {
    id, name, basis, minutes, opensOn, dueOn, hasteReason, state, version, createdByName, changedByName, openedByName, repeats, ...counts,
    registers: round.registers.map(({ register, period }) => ({ register, name: nameOf(registers, register), period })),
    mayStart: state === 'draft' && mayStart(cx, round), mayClose: state !== 'draft' && may(cx.actor, 'round.close', round.unitPath),
    mayChange: state === 'draft' && may(cx.actor, 'round.change', round.unitPath),
  };
}

/** Whether this person may start the round: not alone when it asks again for what is known. */
export const mayStart = ({ actor }: Pick<Context, 'actor'>, round: Pick<RoundRow, 'unitPath' | 'repeats' | 'createdBy' | 'changedBy'>): boolean =>
  may(actor, 'round.start', round.unitPath) && (round.repeats < KNOWN_NEEDING_APPROVAL || ![round.createdBy, round.changedBy].includes(actor.id));

/** Whether this person sees rounds that are only drawn up. */
export const seesDrafts = ({ actor }: Pick<Context, 'actor'>): boolean => mayAnywhere(actor, 'round.create') || mayAnywhere(actor, 'round.start');

/** The report as lists show it. */
export function reportReply(cx: Pick<Context, 'now'>, row: ReportRow, register: RegisterDefinition | undefined, remindedOn: PlainDate | null = null): ReportReply {
  const { zh, en } = register?.name ?? { zh: row.register, en: row.register };
  return {
    id: row.id, roundId: row.roundId, roundName: row.roundName, register: row.register, registerName: { zh, en }, period: row.period,
    periodField: (register && periodFieldOf(register)?.key) ?? null,
    unitId: row.unitId, unitName: row.unitName, unitPath: row.unitPath, state: row.state, version: row.version, dueOn: row.dueOn,
    lateness: latenessOf(row, dayInChina(cx.now)), declaration: row.declaration, records: row.records, returnedCells: row.cells.length,
    reopens: row.reopens, submittedByName: row.submittedByName, submittedAt: row.submittedAt?.toISOString() ?? null, lastAt: row.lastAt.toISOString(), remindedOn,
  };
}

/** How far some reports have come; those that are no longer asked for are left out. */
export function completenessOf(key: string, name: Words, all: readonly Pick<ReportReply, 'state' | 'lateness'>[]): Completeness {
  const reports = all.filter(({ state }) => !excusedStates.includes(state));
  return {
    key, name: name.zh, nameEn: name.en, total: reports.length, done: reports.filter(({ state }) => doneStates.includes(state)).length,
    waiting: reports.filter(({ state }) => checkingStates.includes(state)).length, late: reports.filter(({ lateness }) => lateness === 'late').length, overdue: reports.filter(({ lateness }) => lateness === 'overdue').length,
  };
}
