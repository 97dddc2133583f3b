/* What every use case on a report asks first, and how each ends. */
import type { ActionName } from '../../domain/access/actions.ts';
import { mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { nextReportState, reportStates, reportVerbs, type ReportState, type ReportVerb } from '../../domain/round/report-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { appendReportAction, findReport, type ReportChange, type ReportRow } from '../../db/queries/reports.ts';
import type { RecordStore } from '../../db/registers/records/record-row.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { getUnit } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';

/** A report with its register and unit. */
export interface FoundReport { readonly report: ReportRow; readonly definition: RegisterDefinition; readonly store: RecordStore; readonly unit: UnitRow }

/** The report, if the actor may do this with it. `lock` while it is moved on. Throws A103, R101. */
export async function getReport(cx: Context, id: string, lock: boolean, action?: ActionName): Promise<FoundReport> {
  // What one sees but does not keep cannot be locked: it is refused as such, and is not “not there”.
  const report = await findReport(cx.db, cx.county, id, lock) ?? (lock ? await findReport(cx.db, cx.county, id, false) : undefined);
  if (!report) throw notThere();
  requireRegister(cx, report.register);
  const definition = await getRegister(cx, report.register);
  cx.about({ kind: 'report', id, unitPath: report.unitPath, name: `${report.roundName} · ${definition.name.zh} · ${report.unitName}` });
  cx.allow(report.unitPath, report.sensitivity as Sensitivity, action);
  return { report, definition, store: storeOf(cx, definition), unit: await getUnit(cx.db, cx.county, report.unitId) };
}

const notThere = () => raise(problems.notFound, { what: { zh: '该上报表', en: 'This report' } });

// A system sees the reports of registers it may read; of others it is not told that they are there.
function requireRegister(cx: Context, register: string): void {
  if (!mayInRegister(cx.actor, 'report.open', register)) throw notThere();
  cx.inRegister(register);
}

/** The state after this verb from the version the sender saw. Throws R201, R202. */
export function stateAfter(report: ReportRow, version: number, verb: ReportVerb): ReportState {
  if (report.version !== version) throw raise(problems.recordChanged, {});
  const state = nextReportState(report.state, verb);
  if (state === undefined) throw raise(problems.stateForbids, { state: wordsOf(reportStates[report.state]), action: wordsOf(reportVerbs[verb]) });
  return state;
}

/** Appends what was done and answers the new version. Throws R201. */
export async function finish(cx: Context, { report }: FoundReport, change: ReportChange): Promise<{ version: number; state: ReportState }> {
  if (!await appendReportAction(cx.db, cx.county, report, cx.by, change)) throw raise(problems.recordChanged, {});
  cx.about({ kind: 'report', id: report.id, unitPath: report.unitPath, details: { register: report.register, verb: change.verb, version: report.version + 1 } });
  return { version: report.version + 1, state: change.state };
}
