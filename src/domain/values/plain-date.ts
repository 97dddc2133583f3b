/* Dates that people write: YYYY-MM-DD, without time or zone. Compared as text. */

/** A day as text, YYYY-MM-DD. */
export type PlainDate = string;

const DAY = 86_400_000;
const SHANGHAI_OFFSET = 8 * 3_600_000;

/** The day it is in China at this instant. China has one zone and no summer time. */
export function dayInChina(instant: Date): PlainDate {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 10);
}

/** The instant on a clock in China: `2026-03-01 09:30`. */
export function clockInChina(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}

/** The instant a day begins in China. */
export const startOfDayInChina = (day: PlainDate): Date => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_OFFSET);

/** The instant the day after begins in China. */
export const endOfDayInChina = (day: PlainDate): Date => new Date(startOfDayInChina(day).getTime() + DAY);

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);
}

/** The last day of a month (1 to 12). */
export function endOfMonth(year: number, month: number): PlainDate {
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

/** The day, or null when the year, month and day name none (30 February). */
export function plainDate(year: number, month: number, day: number): PlainDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900 ? date.toISOString().slice(0, 10) : null;
}

/** The minute it is in China at this instant: 2026-03-02 09:05. */
export function minuteInChina(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}
