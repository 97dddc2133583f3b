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

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
const two = (number: number): string => (number < 10 ? `0${number}` : String(number));

/** The earliest year people write today unless a register says otherwise: before it stand slips. */
export const EARLIEST_YEAR = 1900;

/** The day, or null when the year, month and day name none (30 February). Written out: an import reads a million of them. */
export function plainDate(year: number, month: number, day: number, earliest = EARLIEST_YEAR): PlainDate | null {
  const length = month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1] ?? 0;
  return Number.isInteger(year) && year >= earliest && year <= 9999 && Number.isInteger(day) && day >= 1 && day <= length ? `${year}-${two(month)}-${two(day)}` : null;
}

/** The minute it is in China at this instant: 2026-03-02 09:05. */
export function minuteInChina(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16).replace('T', ' ');
}
