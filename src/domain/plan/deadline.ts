/*
 * The day that a deadline's words mean. 年底前 is the last day of the plan's year; a half year, a quarter or a month
 * ends on its last day; 上旬, 中旬 on the 10th and 20th. What cannot be dated stays null: the words are kept beside it.
 */
import { endOfMonth, plainDate, type PlainDate } from '../values/plain-date.ts';

const numerals: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10, 十一: 11, 十二: 12 };
const numberOf = (text: string): number => numerals[text] ?? Number(text);

type Reading = (match: RegExpMatchArray, year: number) => PlainDate | null;

const lastDay = (year: number, month: number): PlainDate | null => (month >= 1 && month <= 12 ? endOfMonth(year, month) : null);
const months = '(1[0-2]|[1-9]|0[1-9]|十[一二]?|[一二三四五六七八九])';

// From the most exact to the loosest; the first that fits decides.
const patterns: readonly (readonly [RegExp, Reading])[] = [
  [/^(\d{4})-(\d{2})-(\d{2})$/, (m) => plainDate(Number(m[1]), Number(m[2]), Number(m[3]))],
  [new RegExp(`${months}月(\\d{1,2})[日号]`), (m, year) => plainDate(year, numberOf(m[1] ?? ''), Number(m[2]))],
  [new RegExp(`${months}月上旬`), (m, year) => plainDate(year, numberOf(m[1] ?? ''), 10)],
  [new RegExp(`${months}月中旬`), (m, year) => plainDate(year, numberOf(m[1] ?? ''), 20)],
  [new RegExp(`${months}月`), (m, year) => lastDay(year, numberOf(m[1] ?? ''))],
  [/秋季(学期)?(开学|前|初)|暑(假|期)|新学年/, (_, year) => endOfMonth(year, 8)],
  [/春季(学期)?(开学|前|初)|寒假/, (_, year) => endOfMonth(year, 2)],
  // The spring term ends in summer, the autumn term in the January after.
  [/春季学期/, (_, year) => endOfMonth(year, 6)],
  [/秋季学期/, (_, year) => endOfMonth(year + 1, 1)],
  [/第?([一二三四1-4])季度/, (m, year) => lastDay(year, numberOf(m[1] ?? '') * 3)],
  [/上半年/, (_, year) => endOfMonth(year, 6)],
  [/年底|年末|年内|全年|年终|下半年|年前|年度/, (_, year) => endOfMonth(year, 12)],
  [/^[到至]?\d{4}年?$/, (_, year) => endOfMonth(year, 12)],
];

/** 3月-5月, 6月、12月: what ends last. */
function lastOf(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const last = text.split(/[、,;和至到]|[-—–~](?!\d{4}学年)/).findLast((part) => /[月季年期假底末]/.test(part));
  return last ?? text;
}

/** The last day that keeps the deadline, or null. A year inside the words goes before the plan's year. */
export function resolveDeadline(words: string, planYear: number | null): PlainDate | null {
  const text = words.normalize('NFKC').replaceAll(/\s/g, '');
  if (text === '' || /每|长期|常年|常态|适时/.test(text)) return null;
  const written = [...text.matchAll(/(\d{4})(?:年|$|(?=-))/g)].at(-1)?.[1];
  const year = written === undefined ? planYear : Number(written);
  if (year === null) return null;
  // The year goes, its 年 stays: 2027年底 ends as 年底. Before a year (2027年前) is no day of that year.
  if (/^\d{4}年(以?前|之前)/.test(text)) return null;
  const rest = lastOf(text).replace(/^\d{4}(?=年.)/, '');
  for (const [pattern, read] of patterns) {
    const match = rest.match(pattern);
    if (match) return read(match, year);
  }
  return null;
}
