import { problems, raise } from '../../domain/problem.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';
import { moveReportRecords } from '../../db/registers/records/report-records.ts';
import { useCase } from '../use-case.ts';
import { finish, getReport, stateAfter } from './report-access.ts';

/** Takes a submitted report back before anybody looked at it. Throws A103, N113, R101, R201, R202. */
export const withdrawReport = useCase('report.withdraw', async (cx, input: { readonly id: string; readonly version: number }) => {
  const found = await getReport(cx, input.id, true);
  const { report } = found;
  if (report.lookedAt !== null) throw raise(problems.reportSeen, { at: clockInChina(report.lookedAt) });
  const state = stateAfter(report, input.version, 'withdraw');
  await moveReportRecords(cx.db, found.store, report, ['submitted'], 'draft', { by: cx.by, via: 'round' });
  return finish(cx, found, { verb: 'withdraw', state });
});
