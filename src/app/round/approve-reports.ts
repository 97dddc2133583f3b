import type { ApprovedReports, ApproveReports } from '../../contract/round.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { nextReportState } from '../../domain/round/report-state.ts';
import { lockReportRows, moveReports, type ReportRow } from '../../db/queries/reports.ts';
import { moveRecordsOfReports } from '../../db/registers/records/report-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';

/**
 * Approves several reports at once and locks their records. Those one submitted oneself wait for another person, those that
 * were moved meanwhile for another look: both are left as they are and counted. Throws A103.
 */
export const approveReports = useCase('report.pass', async (cx, input: ApproveReports): Promise<ApprovedReports> => {
  const versions = new Map(input.reports.map(({ id, version }) => [id, version]));
  const rows = await lockReportRows(cx.db, cx.county, [...versions.keys()]);
  for (const row of rows) cx.allow(row.unitPath, row.sensitivity as Sensitivity);
  if (rows.length === 0) cx.allow(cx.actor.grants[0]?.unitPath ?? '');
  const fresh = rows.filter((row) => versions.get(row.id) === row.version && nextReportState(row.state, 'approve') !== undefined);
  const passing = fresh.filter(({ submittedBy }) => submittedBy !== cx.actor.id);
  for (const group of groupsOf(passing)) {
    const { register, period } = group[0] as ReportRow;
    const store = storeOf(cx, await getRegister(cx, register));
    await moveRecordsOfReports(cx.db, store, { unitIds: group.map(({ unitId }) => unitId), period }, ['submitted'], 'approved', { by: cx.by, via: 'round' });
  }
  const approved = await moveReports(cx.db, cx.county, passing.map(({ id }) => id), { verb: 'approve', state: 'approved', note: '' }, cx.by);
  cx.about({ kind: 'report', id: '', unitPath: cx.actor.grants[0]?.unitPath ?? '', details: { approved, reports: passing.map(({ id }) => id) } });
  return { approved, own: fresh.length - passing.length, changed: input.reports.length - fresh.length };
});

// Of one register and period together: their records are moved in one statement.
function groupsOf(rows: readonly ReportRow[]): readonly (readonly ReportRow[])[] {
  const groups = new Map<string, ReportRow[]>();
  for (const row of rows) groups.set(`${row.register} ${row.period}`, [...groups.get(`${row.register} ${row.period}`) ?? [], row]);
  return [...groups.values()];
}
