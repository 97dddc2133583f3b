import { reportVerbs } from '../../domain/round/report-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { moveReportRecords } from '../../db/registers/records/report-records.ts';
import { useCase } from '../use-case.ts';
import { finish, getReport, stateAfter } from './report-access.ts';

/** Approves a report and locks its records; by another person than the one who submitted it. Throws A103, A110, R101, R201, R202. */
export const approveReport = useCase('report.approve', async (cx, input: { readonly id: string; readonly version: number; readonly note: string }) => {
  const found = await getReport(cx, input.id, true);
  const state = stateAfter(found.report, input.version, 'approve');
  // The database holds the same rule.
  if (found.report.submittedBy === cx.actor.id) throw raise(problems.ownRequest, { action: wordsOf(reportVerbs.approve) });
  await moveReportRecords(cx.db, found.store, found.report, ['submitted'], 'approved', { by: cx.by, via: 'round' });
  return finish(cx, found, { verb: 'approve', state, note: input.note });
});
