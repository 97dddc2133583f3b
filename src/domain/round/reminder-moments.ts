/*
 * When units that still owe are reminded by the program itself: so many working days before the due day, and the day after.
 * Worked out from the day it is, so that a server that stood still catches up with the last moment and not with all of them.
 */
import { dayAfter, isWorkingDay, type WorkingCalendar } from '../values/working-calendar.ts';
import { FARTHEST_REMINDER, type ReminderSettings } from './reminder-settings.ts';
import type { PlainDate } from '../values/plain-date.ts';

/** A moment, by the name under which it is kept: `before-2`, `before-0`, `after`. */
export interface ReminderMoment { readonly key: string; readonly day: PlainDate }

/** The working day so many before the due day; of a due day that is not worked the last one before it counts as the day itself. */
function workingDayBefore(dueOn: PlainDate, count: number, calendar: WorkingCalendar): PlainDate {
  let day = dueOn;
  // The longest holiday has nine days; one that is entered wrong must not hold the program up.
  for (let back = 0, left = count; back < 3 * FARTHEST_REMINDER; back += 1) {
    if (isWorkingDay(day, calendar)) {
      if (left === 0) return day;
      left -= 1;
    }
    day = dayAfter(day, -1);
  }
  return dueOn;
}

/** The moments of a due day, the first first. */
export function reminderMoments(dueOn: PlainDate, { before, after }: ReminderSettings, calendar: WorkingCalendar): readonly ReminderMoment[] {
  const moments = [...new Set(before)].map((count) => ({ key: `before-${count}`, day: workingDayBefore(dueOn, count, calendar) }));
  return [...moments, ...(after ? [{ key: 'after', day: dayAfter(dueOn, 1) }] : [])].toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

/** The moment that has come: the last one up to this day, if it is later than the day the round was started. */
export function momentOn(today: PlainDate, round: { readonly dueOn: PlainDate; readonly startedOn: PlainDate }, settings: ReminderSettings, calendar: WorkingCalendar): ReminderMoment | undefined {
  return reminderMoments(round.dueOn, settings, calendar).findLast(({ day }) => day > round.startedOn && day <= today);
}
