/*
 * What a record of a unit may become is said by the report that governs it: while the unit fills it in, records are
 * changed; once it is submitted or approved they are locked. Every way of saving records asks here first.
 */
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { fillingStates, reportStates } from '../../domain/round/report-state.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { holdReport, listGoverningReports, type GoverningReport } from '../../db/queries/reports.ts';
import type { Context } from '../use-case.ts';

/** A record that is about to be saved: its unit and, where the register is kept by period, the period among its values. */
export interface SavedPlace { readonly unitId: string; readonly values: RecordValues }

/** The period a record belongs to; '' where the register is not kept by period. */
export const periodOf = (definition: RegisterDefinition, values: RecordValues): string => {
  const field = periodFieldOf(definition);
  return field === undefined ? '' : String(values[field.key] ?? '');
};

/**
 * Begins the report that waits for its first record, and holds it against being submitted meanwhile. Answers the report,
 * undefined when no round asks for it. Throws N112 when the unit's turn is over.
 */
export async function holdForSaving(cx: Context, definition: RegisterDefinition, { unitId, values }: SavedPlace): Promise<GoverningReport | undefined> {
  const report = await holdReport(cx.db, cx.county, { register: definition.key, unitId, period: periodOf(definition, values) }, cx.by);
  // Rows of a plain register are in force at once; what happens every day is not held up by a report about it.
  if (report && definition.workflow === 'report' && !fillingStates.includes(report.state)) {
    throw raise(problems.reportHolds, { register: definition.name, round: report.roundName, state: wordsOf(reportStates[report.state]) });
  }
  return report;
}

/** Which report governs each unit's records of a register, for many records at once; nothing is held. */
export async function loadGoverning(cx: Context, definition: RegisterDefinition): Promise<(place: SavedPlace) => GoverningReport | undefined> {
  const reports = new Map((await listGoverningReports(cx.db, cx.county, definition.key)).map((report) => [`${report.unitId} ${report.period}`, report]));
  return ({ unitId, values }) => reports.get(`${unitId} ${periodOf(definition, values)}`);
}

/** Holds what governs each unit and period, once each, however many records are saved. Throws N112. */
export function holdOnce(cx: Context, definition: RegisterDefinition): (place: SavedPlace) => Promise<void> {
  const held = new Map<string, Promise<unknown>>();
  return async (place) => {
    const key = `${place.unitId} ${periodOf(definition, place.values)}`;
    const holding = held.get(key) ?? holdForSaving(cx, definition, place);
    held.set(key, holding);
    await holding;
  };
}
