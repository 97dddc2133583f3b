/*
 * One written numeral at one place: Arabic with or without thousands commas, Chinese with 十百千万亿 and 点. It knows
 * nothing of units or of meaning; it says what value is written and where the writing ends. Text is folded text.
 */
import { lengthAt, piece } from './piece.ts';

/** How a numeral is written: 12,240 · 二百四十 · bare 千 (as in 千名) · digits strung together (二〇一九). */
export type Script = 'arabic' | 'han' | 'magnitude' | 'string';

/** A numeral found in the text. */
export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly value: number;
  readonly script: Script;
  /** Two neighbouring digits that mean "from the one to the other": 两三, 三五. */
  readonly upTo?: number;
}

const DIGIT_OF: Readonly<Record<string, number>> = {
  〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9,
};
const POWER_OF: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
const HAN_SIGNS = '〇零一二两三四五六七八九十百千万亿';
/** The same by character code, because every such character of a document is looked up. */
const DIGIT_OF_CODE: ReadonlyMap<number, number> = new Map(Object.entries(DIGIT_OF).map(([digit, value]) => [digit.charCodeAt(0), value]));
/** What makes a single digit more than a single digit when it comes next. */
const GOES_ON: ReadonlySet<number> = new Set([...`点${HAN_SIGNS}`].map(sign => sign.charCodeAt(0)));
const SECTION_OF: Readonly<Record<string, number>> = { 万: 1e4, 亿: 1e8 };
/** Longer than any honest figure; a longer run of digits is an identifier, and reading it would only lose precision. */
const LONGEST = 15;
/** Thousands are parted by commas, or by single spaces where a classifier follows (1 376所). */
const ARABIC = piece('0123456789', /(?:\d{1,3}(?:,\d{3})+(?!\d)|[1-9]\d{0,2}(?: \d{3})+(?=(?:\.\d+)?(?:[所人名个处套册台万亿元平间亩座户件场次]|\(所))|\d+)(?:\.\d+)?/y);
const HAN = piece(HAN_SIGNS, /[〇零一二两三四五六七八九十百千万亿]+/y);
const COMMA = 44;
const BLANK = 32;
const FULL_STOP = 46;
const POINT = piece('点', /点[〇零一二三四五六七八九]+/y);

/** The numeral that begins exactly at `at`, or null where none can be read. */
export function readNumeral(text: string, at: number): Numeral | null {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57 ? readArabic(text, at) : readHan(text, at);
}

function readArabic(text: string, at: number): Numeral | null {
  const end = pastDigits(text, at);
  // The commonest by far: a few digits, and nothing after them that may go on with the number.
  const next = text.charCodeAt(end);
  if (end - at <= LONGEST && next !== COMMA && next !== BLANK && next !== FULL_STOP) return { start: at, end, value: Number(text.slice(at, end)), script: 'arabic' };
  const length = lengthAt(ARABIC, text, at);
  if (length === 0) return null;
  const written = text.slice(at, at + Math.min(length, LONGEST + 5)).replace(/[, ]/g, '');
  const value = length > LONGEST + 5 ? Number.NaN : Number(written);
  return { start: at, end: at + length, value, script: 'arabic' };
}

function readHan(text: string, at: number): Numeral | null {
  const alone = readAlone(text, at);
  if (alone !== null) return alone;
  const length = lengthAt(HAN, text, at);
  if (length === 0) return null;
  const end = at + length;
  const read = length > LONGEST ? null : readHanRun(text.slice(at, end));
  if (read === null) return { start: at, end, value: Number.NaN, script: 'string' };
  const point = read.script === 'han' ? lengthAt(POINT, text, end) : 0;
  if (point === 0) return { start: at, end, ...read };
  return { start: at, end: end + point, value: read.value + readDecimals(text.slice(end + 1, end + point)), script: 'han' };
}

function pastDigits(text: string, at: number): number {
  let end = at;
  while (text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

/** The commonest case by far, a single digit with no numeral beside it, without a pattern. */
function readAlone(text: string, at: number): Numeral | null {
  const value = DIGIT_OF_CODE.get(text.charCodeAt(at));
  if (value === undefined || GOES_ON.has(text.charCodeAt(at + 1))) return null;
  return { start: at, end: at + 1, value, script: 'han' };
}

const readDecimals = (digits: string): number => {
  const written = [...digits].slice(0, LONGEST).map(digit => DIGIT_OF[digit] ?? 0).join('');
  return Number(`0.${written}`);
};

/** What a run of Chinese numeral characters says, or null when it is no well-formed number (十四五). */
export function readHanRun(run: string): { value: number; script: Script; upTo?: number } | null {
  if (/^[〇零一二两三四五六七八九]{2,}$/.test(run)) return readDigits(run);
  const spread = /^([十百千万亿]?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)$/.exec(run);
  if (spread !== null) return readSpread(spread[1] ?? '', spread[2] ?? '', spread[3] ?? '', spread[4] ?? '');
  const value = readGrouped(run);
  if (value === null) return null;
  return { value, script: /^[百千万亿]+$/.test(run) ? 'magnitude' : 'han' };
}

/** Digits without 十百千: two neighbours are a spread (两三), anything longer is a string such as a year. */
function readDigits(run: string): { value: number; script: Script; upTo?: number } {
  const digits = [...run].map(char => DIGIT_OF[char] ?? 0);
  const [low = 0, high = 0] = digits;
  if (run.length === 2 && isSpread(low, high)) return { value: low, upTo: high, script: 'han' };
  return { value: Number(digits.join('')), script: 'string' };
}

const isSpread = (low: number, high: number): boolean => low > 0 && (high === low + 1 || (low === 3 && high === 5));

/** 三四十 is 30 to 40, 十二三 is 12 to 13, 两三百 is 200 to 300. */
function readSpread(head: string, low: string, high: string, tail: string): { value: number; script: Script; upTo: number } | null {
  const from = DIGIT_OF[low] ?? 0;
  const to = DIGIT_OF[high] ?? 0;
  if (!isSpread(from, to) || (head !== '' && (head !== '十' || to - from > 1))) return null;
  const scale = tail === '' ? 1 : readGrouped(tail);
  if (scale === null) return null;
  const base = head === '' ? 0 : 10;
  return { value: (base + from) * scale, upTo: (base + to) * scale, script: 'han' };
}

/** 两千零五 → 2005; 一万二 → 12000; null when the order of the characters makes no number. */
function readGrouped(run: string): number | null {
  let total = 0;
  for (const part of run.split(/(?<=[万亿])/)) {
    const group = SECTION_OF[part.slice(-1)] ?? 1;
    const section = readSection(group === 1 ? part : part.slice(0, -1), total === 0 ? 1 : total);
    if (section === null) return null;
    total = group < total || group === 1 ? total + section * group : Math.max(total + section, 1) * group;
  }
  return total;
}

/** The thousands: 三千零五十. `above` is the group before it, for a last digit that stands one power lower (一万二). */
function readSection(part: string, above: number): number | null {
  let [value, digit, power, zero] = [0, -1, above >= 1e4 ? 1e4 : 0, false];
  for (const char of part) {
    const next = POWER_OF[char];
    if (next === undefined) {
      if (digit > 0) return null;
      digit = DIGIT_OF[char] ?? 0;
      zero ||= digit === 0;
    } else {
      if (power !== 0 && next >= power) return null;
      value += (digit < 0 ? 1 : digit) * next;
      [digit, power, zero] = [-1, next, false];
    }
  }
  return value + Math.max(digit, 0) * (zero || power < 100 ? 1 : power / 10);
}
