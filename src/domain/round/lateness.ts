/* Deadlines of rounds: plain dates, every day counts. Only how much time a unit is given is counted in working days. */
import { daysBetween, type PlainDate } from '../values/plain-date.ts';

/** A deadline nearer than this many working days needs a reason. */
export const LEAST_WORKING_DAYS = 2;

/** Whether a report is late: submitted first after the due day, or not yet though the day is over. */
export const isLate = (firstSubmittedOn: PlainDate | null, dueOn: PlainDate, today: PlainDate): boolean => (firstSubmittedOn ?? today) > dueOn;

/**
 * Working days (Monday to Friday) from the day after opening to the due day. Public holidays and moved working days are
 * not known here, so a deadline over a holiday may be shorter than it is counted.
 */
export function workingDaysGiven(opensOn: PlainDate, dueOn: PlainDate): number {
  const days = daysBetween(opensOn, dueOn);
  let working = 0;
  // Beyond two weeks nothing is short any more.
  for (let day = 1; day <= Math.min(days, 14); day += 1) {
    const weekday = new Date(Date.parse(`${opensOn}T00:00:00Z`) + day * 86_400_000).getUTCDay();
    if (weekday !== 0 && weekday !== 6) working += 1;
  }
  return working;
}
