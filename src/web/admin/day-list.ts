/* Days as people type them, one a line: 2027-02-05. No screen here. */

const parts = (text: string): readonly string[] => text.split(/[\s,，、;；]+/).filter((part) => part !== '');
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && new Date(`${text}T00:00:00Z`).toISOString().startsWith(text);

/** The days of a text. */
export const daysIn = (text: string): readonly string[] => parts(text).filter(isDay);

/** What of a text is no day. */
export const badDays = (text: string): readonly string[] => parts(text).filter((part) => !isDay(part));
