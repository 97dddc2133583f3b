import { readBody } from '../../domain/ledger/commitment-body.ts';
import { deadlineEvents } from '../../domain/ledger/deadline-events.ts';
import { listCommitments } from '../../db/queries/commitments.ts';
import { writeCalendar } from '../../office/write-calendar.ts';
import { useCase } from '../use-case.ts';
import { exportName, type ExportedFile } from './exported-file.ts';
import { getPlan } from './get-plan.ts';

/** The deadlines of a plan's open targets and tasks as a calendar file. Throws R101, A103. */
export const exportDeadlines = useCase('plan.calendar', async (cx, input: { id: string; lang: 'zh' | 'en' }): Promise<ExportedFile> => {
  const plan = await getPlan(cx, input.id);
  const rows = await listCommitments(cx.db, cx.county, { planId: plan.id, live: true });
  const events = deadlineEvents(rows.map((row) => ({ ...row, body: readBody(row.body) })), input.lang);
  cx.about({ kind: 'plan', id: plan.id, unitPath: plan.unitPath, details: { deadlines: events.length, form: 'ics' } });
  return { name: exportName(plan.title, input.lang === 'en' ? ' deadlines.ics' : '·期限.ics'), media: 'text/calendar; charset=utf-8', bytes: new TextEncoder().encode(writeCalendar(events, cx.now)) };
});
