/*
 * Which days are worked. Monday to Friday, but for what the State Council's yearly notice says: holidays on weekdays, and
 * weekends that are worked for them (调休). The notice is data; a year of which none is known is counted by weekdays.
 */
import { daysBetween, type PlainDate } from './plain-date.ts';

/** What a year's notice says. Days that are not named follow their weekday. */
export interface WorkingYear {
  readonly year: number;
  /** Days of rest; those on a weekend say nothing new. */
  readonly off: readonly PlainDate[];
  /** Days of a weekend that are worked. */
  readonly on: readonly PlainDate[];
  /** The notice. */
  readonly source: string;
}

/** The years that are known. */
export type WorkingCalendar = ReadonlyMap<number, WorkingYear>;

/** A calendar of which nothing is known: every weekday is worked. */
export const plainWeeks: WorkingCalendar = new Map();

interface DayRow { readonly for: string; readonly value: number; readonly source: string }

/** The years of a limit table (`for` a day; 0 rest, 1 work); what a county entered itself for a year stands instead of it. */
export function calendarOf(rows: readonly DayRow[], own: readonly WorkingYear[]): WorkingCalendar {
  const years = new Map<number, WorkingYear>();
  for (const row of rows) {
    const year = Number(row.for.slice(0, 4));
    const held = years.get(year) ?? { year, off: [], on: [], source: row.source };
    years.set(year, row.value === 0 ? { ...held, off: [...held.off, row.for] } : { ...held, on: [...held.on, row.for] });
  }
  for (const one of own) years.set(one.year, one);
  return years;
}

const DAY = 86_400_000;
/** The day so many days after another; before it when negative. */
export const dayAfter = (day: PlainDate, count: number): PlainDate => new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY).toISOString().slice(0, 10);

/** Whether a day is worked. */
export function isWorkingDay(day: PlainDate, calendar: WorkingCalendar): boolean {
  const year = calendar.get(Number(day.slice(0, 4)));
  if (year?.on.includes(day)) return true;
  if (year?.off.includes(day)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

// Nobody counts further than this: deadlines lie nearer.
const FARTHEST = 1100;

/** Working days from the day after `from` up to and with `to`; 0 when it is not later. */
export function workingDaysBetween(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): number {
  const days = Math.min(daysBetween(from, to), FARTHEST);
  let working = 0;
  for (let count = 1; count <= days; count += 1) if (isWorkingDay(dayAfter(from, count), calendar)) working += 1;
  return working;
}

/** The years two days touch of which no notice is known. */
export function unknownYears(from: PlainDate, to: PlainDate, calendar: WorkingCalendar): readonly number[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at).filter((year) => !calendar.has(year));
}

/** What is wrong with a year as somebody entered it: days of another year, or both at rest and worked. */
export const wrongDays = ({ year, off, on }: WorkingYear): readonly PlainDate[] =>
  [...new Set([...off, ...on].filter((day) => !day.startsWith(`${year}-`) || (off.includes(day) && on.includes(day))))].toSorted();
