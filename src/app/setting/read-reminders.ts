import type { ReminderSettings } from '../../contract/round.ts';
import { useCase } from '../use-case.ts';
import { getReminderSettings } from './reminder-settings.ts';

/** Reads when units that owe reports are reminded by themselves. Throws A103. */
export const readReminders = useCase('reminder.read', async (cx, _input: Record<never, never>): Promise<ReminderSettings> => {
  const { before, after } = await getReminderSettings(cx);
  return { before: [...before], after };
});
