import type { ReminderSettings } from '../../contract/round.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { REMINDERS } from './reminder-settings.ts';

/** Changes when units that owe reports are reminded by themselves. Throws A103. */
export const changeReminders = useCase('reminder.change', async (cx, input: ReminderSettings): Promise<ReminderSettings> => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: REMINDERS, unitPath: `${cx.county}/`, details: { ...input } });
  await putSetting(cx.db, cx.county, REMINDERS, input, cx.actor.id, cx.now);
  return input;
});
