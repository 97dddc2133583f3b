import type { ReportRow } from '../../contract/round.ts';
import { actions } from '../../domain/access/actions.ts';
import { mayInRegister } from '../../domain/access/may.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import { checkingStates } from '../../domain/round/report-state.ts';
import { listRemindersOf } from '../../db/queries/reminders.ts';
import { listReports as list } from '../../db/queries/reports.ts';
import { useCase, type Context } from '../use-case.ts';
import { registersNamed, reportReply } from './round-reply.ts';

interface ListInput { readonly for: 'fill' | 'check' | 'unit'; readonly round?: string | undefined; readonly unit?: string | undefined }

/** Reports of one's own unit to fill in, those that wait for one's check, or those of one unit in rounds that run. Throws A103. */
export const listReports = useCase('report.list', async (cx, input: ListInput): Promise<ReportRow[]> => {
  const filter = input.for === 'unit' ? { unitId: input.unit ?? '', open: true } : input.for === 'fill' ? { unitPaths: ownUnits(cx) } : { below: checkedBelow(cx), ...(input.round === undefined && { states: checkingStates, notBy: cx.actor.id }) };
  const found = input.for === 'unit' && input.unit === undefined ? [] : await list(cx.db, cx.county, { ...filter, roundId: input.round });
  const rows = found.filter(({ register }) => mayInRegister(cx.actor, 'report.open', register));
  const reminders = await listRemindersOf(cx.db, cx.county, rows.map(({ unitId }) => unitId));
  const registers = await registersNamed(cx, rows.map(({ register }) => register));
  return rows.map((row) => reportReply(cx, row, registers.get(row.register), reminders.get(`${row.roundId}/${row.unitId}`) ?? null));
});

/** The units one works for: its own, and those one was granted a right at. */
export const ownUnits = ({ actor }: Pick<Context, 'actor'>): readonly string[] => [...new Set([actor.unitPath, ...actor.grants.map(({ unitPath }) => unitPath)])];

/** Below which units one checks reports. */
export function checkedBelow({ actor }: Pick<Context, 'actor'>): readonly string[] {
  const checkers: readonly RoleKey[] = actions['report.approve'].roles;
  return [...new Set(actor.grants.filter(({ role }) => checkers.includes(role)).map(({ unitPath }) => unitPath))];
}
