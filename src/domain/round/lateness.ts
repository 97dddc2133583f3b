/* Deadlines of rounds: plain dates, every day counts. Only how much time a unit is given is counted in working days. */
import type { PlainDate } from '../values/plain-date.ts';

/** A deadline nearer than this many working days needs a reason. */
export const LEAST_WORKING_DAYS = 2;

/** Whether a report is late: submitted first after the due day, or not yet though the day is over. */
export const isLate = (firstSubmittedOn: PlainDate | null, dueOn: PlainDate, today: PlainDate): boolean => (firstSubmittedOn ?? today) > dueOn;
