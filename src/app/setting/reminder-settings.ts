import { reminderSettings } from '../../contract/round.ts';
import { usualReminders, type ReminderSettings } from '../../domain/round/reminder-settings.ts';
import { findSetting } from '../../db/queries/settings.ts';
import type { Context } from '../use-case.ts';

/** The name under which they are kept. */
export const REMINDERS = 'reminders';

/** When units that owe reports are reminded in this county, or what is usual where it has set nothing. */
export async function getReminderSettings(cx: Pick<Context, 'db' | 'county'>): Promise<ReminderSettings> {
  const held = reminderSettings.safeParse(await findSetting(cx.db, cx.county, REMINDERS));
  return held.success ? held.data : usualReminders;
}
