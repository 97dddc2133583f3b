import { wrongValue } from './command-faults.ts';

/** A day of an option: 2026-03-01. Throws X105. */
export function readDay(text: string): string {
  const day = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text) throw wrongValue({ zh: `“${text}”不是日期，请写 2026-03-01 的样子`, en: `"${text}" is no day; write 2026-03-01` });
  return text;
}
