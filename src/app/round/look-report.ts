import { useCase } from '../use-case.ts';
import { finish, getReport, stateAfter } from './report-access.ts';

/** A checker begins to check what was submitted: from then on it cannot be withdrawn. Throws A103, R101, R201, R202. */
export const lookReport = useCase('report.look', async (cx, input: { readonly id: string; readonly version: number }) => {
  const found = await getReport(cx, input.id, true);
  const state = stateAfter(found.report, input.version, 'look');
  // Who submitted it, or a second checker, changes nothing by looking.
  if (found.report.lookedAt !== null || found.report.submittedBy === cx.actor.id) return { version: found.report.version, state: found.report.state };
  return finish(cx, found, { verb: 'look', state });
});
