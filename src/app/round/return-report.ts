import type { ReturnReport } from '../../contract/round.ts';
import { reportVerbs } from '../../domain/round/report-state.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { listReportRecords, moveReportRecords } from '../../db/registers/records/report-records.ts';
import { requireReason } from '../record/record-access.ts';
import { useCase } from '../use-case.ts';
import { finish, getReport, stateAfter } from './report-access.ts';

/** Returns a report with a reason for each cell, or one for the whole. Throws A103, A110, N114, R101, R201, R202, R315. */
export const returnReport = useCase('report.return', async (cx, input: ReturnReport & { readonly id: string }) => {
  const found = await getReport(cx, input.id, true);
  const { report, definition, store } = found;
  const state = stateAfter(report, input.version, 'return');
  // Once it is looked at nobody takes back his own; while it is not, that is withdrawing.
  if (report.submittedBy === cx.actor.id) throw raise(problems.ownRequest, { action: wordsOf(reportVerbs.return) });
  const note = input.cells.length === 0 ? requireReason(input.note, 'report.return') : input.note;
  const ids = new Set((await listReportRecords(cx.db, store, report)).map(({ id }) => id));
  const known = new Set(['', ...definition.fields.map(({ key }) => key)]);
  const strange = input.cells.some(({ recordId, field }) => !known.has(field) || (recordId === '' ? field !== '' : !ids.has(recordId)));
  if (strange) throw raise(problems.reportCellsWrong, {});
  await moveReportRecords(cx.db, store, report, ['submitted'], 'returned', { by: cx.by, via: 'round' });
  return finish(cx, found, { verb: 'return', state, note, cells: input.cells });
});
