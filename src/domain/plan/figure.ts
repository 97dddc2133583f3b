/*
 * A written figure: one numeral, or a range or ratio of two, with its multiplier, its 余/多 and its unit. The grammar
 * only says what is written; whether it is a quantity at all is for non-quantity.ts to say. Text is folded text.
 */
import { readNumeral, type Numeral } from './numeral.ts';
import { lengthAt, piece } from './piece.ts';
import { NO_UNIT, readMultiplier, readUnit, type Unit } from './unit.ts';

/** The shapes a figure takes. `bare` has neither unit nor multiplier. */
export type FigureForm = 'plain' | 'percent' | 'fraction' | 'ratio' | 'half' | 'bare';

/** A figure found in the text. */
export interface Figure {
  readonly start: number;
  /** First character after the number itself: before its unit, after the second value of a range. */
  readonly numberEnd: number;
  /** First character after the unit. */
  readonly end: number;
  readonly form: FigureForm;
  /** Value as printed, before 万 and 亿; the upper end too when it is a range. */
  readonly low: number;
  readonly high: number | null;
  readonly script: Numeral['script'];
  /** Unit as printed, 万 and 亿 included. */
  readonly unitText: string;
  readonly unit: Unit;
  readonly factor: number;
  /** 余, 多 or 几 after the number: a little more than printed. */
  readonly over: boolean;
}

const PER_PART = piece('百千万', /(百|千|万)分之/y);
const PART = '分'.charCodeAt(0);
const PART_UNITS: Readonly<Record<string, string>> = { 百: '%', 千: '‰', 万: '‱' };
const OF_PARTS = piece('分', /分之/y);
const GAP = piece(' ', / {1,2}/y);
const BLANKS = piece(' \n', / {1,2}\n?|\n/y);
/** A line broken between a number and its unit. */
const BREAK = piece(' \r\n', / ?\r?\n/y);
const OVER = piece(' 余多几来+', / ?(?:余|多(?!媒|样|功|数|少)|几(?=[百千万亿名人所个处])|来(?=个|名|人|所)|\+(?![\dA-Za-z]))/y);
const DASH = piece(' -~至到', / ?(?:-{1,2}|~{1,2}|至|到) ?(?=[\d一二两三四五六七八九十百千万])/y);
const RATIO = piece(' :：比', / ?(?:[:：]|比(?=\d)) ?(?=\d)/y);
const COLON = ':'.charCodeAt(0);
const THAN = '比'.charCodeAt(0);
const SLASH = piece('/', /\/(?=\d{1,2}(?!\d|\/|-|\.))/y);
const HALF = piece('一半', /(?:一半|半数)(?!径|岛)/y);
const HALF_MORE = piece('个', /个半(?=小时|学时|课时)/y);

/** The figure that begins at `at`, or null. */
export function readFigure(text: string, at: number): Figure | null {
  if (text.charCodeAt(at + 1) === PART) return readPartsOf(text, at) ?? readPlain(text, at);
  return readHalf(text, at) ?? readPlain(text, at);
}

function readPartsOf(text: string, at: number): Figure | null {
  const head = lengthAt(PER_PART, text, at);
  if (head === 0) return null;
  const part = readNumeral(text, pastGap(text, at + head));
  if (part === null || Number.isNaN(part.value)) return null;
  const dash = lengthAt(DASH, text, part.end);
  const upper = dash === 0 ? null : readUpperPart(text, part.end + dash);
  const canonical = PART_UNITS[text[at] ?? ''] ?? '%';
  const end = upper?.end ?? part.end;
  const over = lengthAt(OVER, text, end);
  return {
    start: at, numberEnd: end, end: end + over, form: 'percent', low: part.value, high: upper?.value ?? null, script: part.script,
    unitText: text.slice(at, at + head), unit: { text: canonical, sort: 'share', canonical, times: 1 }, factor: 1, over: over > 0,
  };
}

function readUpperPart(text: string, at: number): Numeral | null {
  const numeral = readNumeral(text, at + lengthAt(PER_PART, text, at));
  return numeral === null || Number.isNaN(numeral.value) ? null : numeral;
}

function readHalf(text: string, at: number): Figure | null {
  const length = lengthAt(HALF, text, at);
  return length === 0 ? null : proportion(at, at + length, 0.5, 'half');
}

const proportion = (start: number, end: number, low: number, form: FigureForm): Figure => ({
  start, numberEnd: end, end, form, low, high: null, script: 'han',
  unitText: '比例', unit: { text: '比例', sort: 'share', canonical: '比例', times: 1 }, factor: 1, over: false,
});

function readPlain(text: string, at: number): Figure | null {
  const first = readNumeral(text, at);
  if (first === null) return null;
  if (Number.isNaN(first.value)) return bare(first);
  const pair = readFraction(text, first) ?? readRatio(text, first);
  if (pair !== null) return pair;
  const amount = readAmount(text, first);
  if (first.upTo !== undefined) return { ...amount, high: first.upTo };
  return readRange(text, amount) ?? amount;
}

const bare = (numeral: Numeral): Figure => ({
  start: numeral.start, numberEnd: numeral.end, end: numeral.end, form: 'bare', low: numeral.value, high: null,
  script: numeral.script, unitText: '', unit: NO_UNIT, factor: 1, over: false,
});

/** 三分之二, 2/3: how much of a whole. */
function readFraction(text: string, whole: Numeral): Figure | null {
  const mark = lengthAt(OF_PARTS, text, whole.end);
  const slash = mark === 0 && whole.script === 'arabic' ? lengthAt(SLASH, text, whole.end) : 0;
  if (mark + slash === 0) return null;
  const other = readNumeral(text, whole.end + mark + slash);
  if (other === null || Number.isNaN(other.value)) return null;
  const share = mark > 0 ? other.value / whole.value : whole.value / other.value;
  if (!(share > 0 && share < 1) || (slash > 0 && other.value > 10)) return null;
  return proportion(whole.start, other.end, Number(share.toPrecision(12)), 'fraction');
}

/** 7:1, 1:17.5, 1比8. */
function readRatio(text: string, first: Numeral): Figure | null {
  const mark = first.script === 'arabic' ? lengthAt(RATIO, text, first.end) : hanRatio(text, first);
  if (mark === 0) return null;
  const second = readNumeral(text, first.end + mark);
  if (second === null || !(second.value > 0) || text.charCodeAt(second.end) === COLON) return null;
  const unit: Unit = { text: ':1', sort: 'share', canonical: ':1', times: 1 };
  return {
    start: first.start, numberEnd: second.end, end: second.end, form: 'ratio', low: first.value / second.value,
    high: null, script: first.script, unitText: ':1', unit, factor: 1, over: false,
  };
}

/** 师生比达一比二十: in Chinese only where a ratio is named just before. */
const hanRatio = (text: string, first: Numeral): number =>
  text.charCodeAt(first.end) === THAN && /比例?[^,。;\d]{0,8}$/.test(text.slice(Math.max(0, first.start - 12), first.start)) ? 1 : 0;

/** Number, multiplier, 余, multiplier, unit: 30余万元, 1亿2000万元, 2个半小时. */
function readAmount(text: string, first: Numeral): Figure {
  const number = readMixed(text, first);
  let at = number.end;
  const before = readMultiplierOverGap(text, at);
  const gapped = lengthAt(OVER, text, before.end);
  const after = gapped > 0 ? readMultiplier(text, before.end + gapped) : { end: before.end, factor: 1 };
  at = after.end;
  const half = lengthAt(HALF_MORE, text, at);
  if (half > 0) at += half;
  const unit = readUnit(text, pastGap(text, at)) ?? readUnitOverBreak(text, first, at);
  const factor = before.factor * after.factor;
  const plain = unit === null && factor === 1;
  return {
    start: first.start, numberEnd: number.end, end: unit?.end ?? at, form: plain ? 'bare' : 'plain',
    low: number.value + (half > 0 ? 0.5 : 0), high: null, script: first.script,
    unitText: multiplierText(text, number.end, before.end) + multiplierText(text, before.end + gapped, after.end) + (unit?.text ?? ''),
    unit: unit?.unit ?? NO_UNIT, factor, over: gapped > 0,
  };
}

/** 5018 万元: blanks, or the end of a printed line, before a multiplier that has its unit. */
function readMultiplierOverGap(text: string, at: number): { end: number; factor: number } {
  const tight = readMultiplier(text, at);
  const gap = tight.factor === 1 ? lengthAt(BLANKS, text, at) : 0;
  if (gap === 0) return tight;
  const apart = readMultiplier(text, at + gap);
  if (apart.factor === 1) return tight;
  const plain = apart.factor >= 1e4 && lengthAt(GAP, text, at) === gap;
  return plain || lengthAt(OVER, text, apart.end) > 0 || readUnit(text, apart.end + lengthAt(BLANKS, text, apart.end)) !== null ? apart : tight;
}

/** 90 at the end of a line and 平方米 at the start of the next. A number alone on its line may be a page's. */
function readUnitOverBreak(text: string, first: Numeral, at: number): ReturnType<typeof readUnit> {
  const gap = first.script === 'arabic' ? lengthAt(BREAK, text, at) : 0;
  const unit = gap > 0 ? readUnit(text, at + gap) : null;
  if (unit === null) return null;
  const alone = /^\s*$/.test(text[first.start - 1] ?? '');
  return (unit.text.length > 1 || !alone) && /^(?:count|measure|money|share)$/.test(unit.unit.sort) ? unit : null;
}

const pastGap = (text: string, at: number): number => at + lengthAt(GAP, text, at);

const multiplierText = (text: string, start: number, end: number): string => (end > start ? text.slice(start, end).replace(/\s+/gu, '') : '');

/** 1亿2000万: an Arabic number that changes scale in the middle is one number. */
function readMixed(text: string, first: Numeral): { end: number; value: number } {
  if (first.script !== 'arabic') return first;
  let { end, value } = first;
  for (let scale = 1e9; ;) {
    const { end: next, factor } = readMultiplier(text, end);
    const digit = text.charCodeAt(next);
    if (next === end || factor >= scale || digit < 48 || digit > 57) return { end, value };
    const rest = readNumeral(text, next);
    if (rest === null || !(rest.value < factor)) return { end, value };
    const tail = readMultiplier(text, rest.end);
    if (tail.factor >= factor) return { end, value };
    [value, end, scale] = [value * factor + rest.value * tail.factor, tail.end, tail.factor];
  }
}

/** 2-3所, 30%~40%, 2万元至3万元: one written number with two ends. */
function readRange(text: string, low: Figure): Figure | null {
  const dash = lengthAt(DASH, text, low.end);
  if (dash === 0) return null;
  const numeral = readNumeral(text, low.end + dash);
  if (numeral === null || Number.isNaN(numeral.value)) return null;
  const high = readAmount(text, numeral);
  const joins = low.unit === NO_UNIT || low.unit === high.unit;
  const range = joinRange(low, high, low.form === 'bare' ? high.factor : low.factor);
  return joins && range.low < high.low ? range : null;
}

/** The lower end takes the scale of the upper one when it has none (3-5万); both are stated in the upper one's unit. */
const joinRange = (low: Figure, high: Figure, lowFactor: number): Figure => ({
  ...high, start: low.start, low: (low.low * lowFactor) / high.factor, high: high.low, over: high.over,
});
