/*
 * How a figure is said. What is told in per cent changes by percentage points, everything else by per cent; differences
 * are taken between the figures as printed, so that a reader who subtracts comes to the same; rates are exact.
 */
import { absolute, minus, over, readDecimal, roundTo, signOf, times, writeDecimal, type Decimal } from '../expression/decimal.ts';
import { dayInWords } from './document.ts';
import type { SourcedFigure } from './figure-source.ts';
import type { Aspect, TemplateFigure } from './template.ts';

/** A figure with the way its template shows it. */
export interface ShownFigure {
  readonly figure: TemplateFigure;
  readonly found: SourcedFigure;
  /** The day or period it was asked for. */
  readonly at: string;
}

/** What is printed and the exact value behind it. */
export interface SaidFigure { readonly text: string; readonly value: string }

const SCALES: Readonly<Record<string, Decimal>> = { 万: 10_000, 亿: 100_000_000 };

/** What a shown unit is of the unit itself: 万元 of 元 is 10000; undefined when it is no multiple of it. */
export function scaleBetween(unit: string, shown: string): Decimal | undefined {
  if (unit === shown) return 1;
  return shown.slice(1) === unit ? SCALES[shown.charAt(0)] : undefined;
}

/** Says one aspect of a figure; undefined where what it needs is not known. */
export function sayFigure(shown: ShownFigure, aspect: Aspect): SaidFigure | undefined {
  const value = decimalOf(shown.found.value);
  return value === undefined ? undefined : sayings[aspect](shown, value);
}

type Saying = (shown: ShownFigure, value: Decimal) => SaidFigure | undefined;

const sayings: { readonly [A in Aspect]: Saying } = {
  value: (shown, value) => ({ text: printed(shown, value) + shown.figure.shown, value: writeDecimal(value) }),
  number: (shown, value) => ({ text: bare(shown, value), value: writeDecimal(value) }),
  previous: (shown) => other(shown.found.previous, (value) => printed(shown, value) + shown.figure.shown),
  previous_number: (shown) => other(shown.found.previous, (value) => bare(shown, value)),
  target: (shown) => other(shown.found.target, (value) => printed(shown, value) + shown.figure.shown),
  target_number: (shown) => other(shown.found.target, (value) => bare(shown, value)),
  compared: (shown, value) => against(shown, value, (last) => {
    const gap = gapOf(shown, value, last);
    if (signOf(gap) === 0) return '与上年持平';
    const growth = isShare(shown) ? '' : growthWords(value, last);
    return `比上年${gapWords(shown, gap)}${growth === '' ? '' : `，${growth}`}`;
  }),
  change: (shown, value) => against(shown, value, (last) => {
    const gap = gapOf(shown, value, last);
    if (signOf(gap) === 0) return '持平';
    return isShare(shown) ? gapWords(shown, gap) : growthWords(value, last) || gapWords(shown, gap);
  }),
  difference: (shown, value) => against(shown, value, (last) => {
    const gap = gapOf(shown, value, last);
    return signOf(gap) === 0 ? '持平' : gapWords(shown, gap);
  }),
  completion: (shown, value) => {
    const rate = completionOf(value, decimalOf(shown.found.target));
    return rate === undefined ? undefined : { text: `${writeDecimal(roundTo(rate, 1))}%`, value: writeDecimal(rate) };
  },
  gap: (shown, value) => {
    const target = decimalOf(shown.found.target);
    if (target === undefined) return undefined;
    const gap = gapOf(shown, target, value);
    return { text: writeDecimal(absolute(gap)) + (isShare(shown) ? '个百分点' : shown.figure.shown), value: writeDecimal(gap) };
  },
  as_of: (shown, value) => ({ text: /^\d{4}-\d\d-\d\d$/u.test(shown.at) ? dayInWords(shown.at) : shown.at, value: writeDecimal(value) }),
};

/** What was reached of a target, in per cent; undefined without a target to reach. */
export function completionOf(value: Decimal, target: Decimal | undefined): Decimal | undefined {
  const share = target === undefined ? null : over(value, target);
  return share === null ? undefined : times(share, 100);
}

/** The decimal of a text; undefined for nothing. */
export const decimalOf = (text: string | null | undefined): Decimal | undefined => (text === null || text === undefined ? undefined : readDecimal(text) ?? undefined);

const isShare = ({ found }: ShownFigure): boolean => found.unit === '%';

function rounded({ figure, found }: ShownFigure, value: Decimal): Decimal {
  const scaled = over(value, scaleBetween(figure.unit, figure.shown) ?? 1) ?? value;
  return roundTo(scaled, figure.decimals ?? found.decimals);
}

const printed = (shown: ShownFigure, value: Decimal): string => writeDecimal(rounded(shown, value));

// In a table the unit stands in the heading; per cent stays with its number.
const bare = (shown: ShownFigure, value: Decimal): string => printed(shown, value) + (isShare(shown) ? '%' : '');

function other(text: string | null, say: (value: Decimal) => string): SaidFigure | undefined {
  const value = decimalOf(text);
  return value === undefined ? undefined : { text: say(value), value: writeDecimal(value) };
}

function against(shown: ShownFigure, value: Decimal, say: (last: Decimal) => string): SaidFigure | undefined {
  const last = decimalOf(shown.found.previous);
  return last === undefined ? undefined : { text: say(last), value: writeDecimal(minus(value, last)) };
}

const gapOf = (shown: ShownFigure, value: Decimal, last: Decimal): Decimal => minus(rounded(shown, value), rounded(shown, last));

function gapWords(shown: ShownFigure, gap: Decimal): string {
  const size = writeDecimal(absolute(gap));
  const isUp = signOf(gap) > 0;
  return isShare(shown) ? `${isUp ? '提高' : '下降'}${size}个百分点` : `${isUp ? '增加' : '减少'}${size}${shown.figure.shown}`;
}

// From nothing there is no rate, and a change below half a thousandth is none worth telling.
function growthWords(value: Decimal, last: Decimal): string {
  const rate = over(times(minus(value, last), 100), last);
  const shown = rate === null || signOf(last) < 0 ? 0 : roundTo(rate, 1);
  if (signOf(shown) === 0) return '';
  return `${signOf(shown) > 0 ? '增长' : '下降'}${writeDecimal(absolute(shown))}%`;
}
