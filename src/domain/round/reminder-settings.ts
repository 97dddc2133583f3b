/* When a bureau wants units to be reminded of what they owe. */

/** What a bureau chose. */
export interface ReminderSettings {
  /** Working days before the due day; 0 is the day itself. */
  readonly before: readonly number[];
  /** Whether on the day after too. */
  readonly after: boolean;
}

/** Where a bureau chose nothing. */
export const usualReminders: ReminderSettings = { before: [2, 0], after: true };

/** The most working days before a due day. */
export const FARTHEST_REMINDER = 30;
