import { requireReason } from '../record/record-access.ts';
import { useCase } from '../use-case.ts';
import { finish, getReport, stateAfter } from './report-access.ts';

/** Opens an approved or locked report again, with a reason that stays visible; its records can then be changed. Throws A103, R101, R201, R202, R315. */
export const reopenReport = useCase('round.reopen', async (cx, input: { readonly id: string; readonly version: number; readonly reason: string }) => {
  const found = await getReport(cx, input.id, true);
  const state = stateAfter(found.report, input.version, 'reopen');
  return finish(cx, found, { verb: 'reopen', state, note: requireReason(input.reason, 'round.reopen') });
});
