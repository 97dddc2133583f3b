/* Deadlines of rounds: plain dates, every day counts. Only how much time a unit is given is counted in working days. */
import type { Words } from '../problem.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { excusedStates, type ReportState } from './report-state.ts';

/** A deadline nearer than this many working days needs a reason. */
export const LEAST_WORKING_DAYS = 2;

/** 迟报: it came, after the due day. 逾期: it is owed still, and the due day is over. */
export const latenesses = {
  late: { zh: '迟报', en: 'Sent late' },
  overdue: { zh: '逾期', en: 'Overdue' },
} as const satisfies Record<string, Words>;
export type Lateness = keyof typeof latenesses;

/** What lateness is judged by. */
export interface Timed { readonly state: ReportState; readonly firstSubmittedOn: PlainDate | null; readonly dueOn: PlainDate }

// What a unit has begun or taken back is owed whenever it was sent first.
const neverSent: ReadonlySet<ReportState> = new Set(['not_started', 'draft']);

/**
 * How a report stands to its due day; null while there is time, when it came in time, and for one nobody asks for any more. One
 * that came in time and was sent back is put right without being overdue; one opened again is not owed anew by the old day.
 */
export function latenessOf({ state, firstSubmittedOn, dueOn }: Timed, today: PlainDate): Lateness | null {
  if (excusedStates.includes(state)) return null;
  if (neverSent.has(state)) return today > dueOn ? 'overdue' : null;
  if (firstSubmittedOn === null || firstSubmittedOn <= dueOn) return null;
  return state === 'returned' ? 'overdue' : 'late';
}
