/*
 * What a number in a cell means: a spreadsheet keeps days and shares as plain numbers and only their format tells. Only
 * what changes the meaning is told apart; colours and thousands signs do not.
 */
import { childElements, findChild, readXml } from '../read-xml.ts';
import type { Typed } from '../../domain/register/typed.ts';

/** The meaning a format gives to a number; `pad` shows whole numbers with so many digits (00123). */
export type NumberMeaning = 'plain' | 'percent' | 'day' | 'month' | 'time' | { readonly pad: number };

const built: Readonly<Record<number, NumberMeaning>> = Object.fromEntries([
  ...[9, 10].map((id) => [id, 'percent'] as const),
  ...[14, 15, 16, 22, 28, 29, 30, 31, 51, 53, 54, 58].map((id) => [id, 'day'] as const),
  ...[17, 27, 36, 50, 52, 57].map((id) => [id, 'month'] as const),
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56].map((id) => [id, 'time'] as const),
]);

/** The meaning of every cell style of a workbook, by its number. */
export function readCellFormats(stylesXml: string): readonly NumberMeaning[] {
  const root = readXml(stylesXml);
  const own = new Map(childElements(findChild(root, 'numFmts') ?? root, 'numFmt').map((format) => [Number(format.attributes['numFmtId']), format.attributes['formatCode'] ?? '']));
  return childElements(findChild(root, 'cellXfs') ?? root, 'xf').map(({ attributes }) => {
    const id = Number(attributes['numFmtId'] ?? 0);
    const code = own.get(id);
    return code === undefined ? built[id] ?? 'plain' : meaningOf(code);
  });
}

/** The meaning of a format code: yyyy"年"m"月" is a month, 0.0% a share, [h]:mm a number of hours. */
export function meaningOf(code: string): NumberMeaning {
  const [positive = ''] = code.replaceAll(/"[^"]*"|\\.|[_*]./g, '').split(';');
  if (/\[(?:h+|m+|s+)\]/i.test(positive)) return 'plain';
  const bare = positive.replaceAll(/\[[^\]]*\]|AM\/PM|A\/P|上午\/下午/gi, '');
  if (/general/i.test(bare)) return 'plain';
  if (bare.includes('%')) return 'percent';
  if (/^0{2,}$/.test(bare)) return { pad: bare.length };
  const [clock, day, year] = [/[hs]/i.test(bare), /d|aaa/i.test(bare), /y|(?<![0#?.])e/i.test(bare)];
  if (day || (year && clock)) return 'day';
  if (year) return 'month';
  return clock ? 'time' : /m/i.test(bare) ? 'month' : 'plain';
}

const DAY = 86_400_000;
const EPOCH = Date.UTC(1899, 11, 30);
/** 1 January 1000: some programs go on counting days before 1900, backwards. */
const FIRST_DAY = -328_716;
/** 31 December 9999. */
const LAST_DAY = 2_958_465;

/** The number as its author meant it. */
export function typedNumber(number: number, meaning: NumberMeaning, from1904: boolean): Typed {
  if (meaning === 'plain') return number;
  if (meaning === 'percent') return { kind: 'percent', value: number };
  if (typeof meaning === 'object') return Number.isSafeInteger(number) && number >= 0 && number < 1e15 ? String(number).padStart(meaning.pad, '0') : number;
  const serial = from1904 ? number + 1462 : number;
  if (meaning === 'time' || (serial >= 0 && serial < 1)) return clockOf(serial);
  if (serial < FIRST_DAY || (serial >= 0 && serial < 1) || serial >= LAST_DAY + 1) return number;
  // 29 February 1900, which spreadsheets show and no calendar has: refused as the day it is not.
  if (!from1904 && Math.floor(serial) === 60) return number;
  return dayOf(serial, meaning);
}

function dayOf(serial: number, meaning: 'day' | 'month'): Typed {
  const whole = Math.floor(serial);
  const date = knownDays.get(whole) ?? learnDay(whole);
  if (meaning === 'month') return { kind: 'date', date, text: date.slice(0, 7) };
  return { kind: 'date', date, text: serial - whole < 1e-6 ? date : `${date} ${clockOf(serial)}` };
}

/** Columns of days repeat themselves: a century has 36,525 of them. */
const knownDays = new Map<number, string>();

function learnDay(whole: number): string {
  // Spreadsheets have a 29 February 1900 that never was: day 60, and all before it are one off.
  const date = new Date(EPOCH + (whole >= 0 && whole < 60 ? whole + 1 : whole) * DAY).toISOString().slice(0, 10);
  if (knownDays.size < 100_000) knownDays.set(whole, date);
  return date;
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

function clockOf(serial: number): string {
  const seconds = Math.round((serial - Math.floor(serial)) * 86_400) % 86_400;
  return `${two(seconds / 3600)}:${two(seconds / 60 % 60)}${seconds % 60 === 0 ? '' : `:${two(seconds % 60)}`}`;
}
