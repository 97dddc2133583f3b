/*
 * A figure against that of a year before: what is told in per cent changes by percentage points, everything else by its own
 * unit and by per cent. Which way is better is judged before rounding.
 */
import { absolute, compareDecimals, minus, over, readDecimal, roundTo, signOf, times, writeDecimal } from '../expression/decimal.ts';
import type { Words } from '../problem.ts';
import type { IndicatorDefinition } from './definition.ts';
import { isPercent, showFigure } from './show-figure.ts';

/** Whether a change is for the better; `none` where neither way is. */
export const verdicts = ['better', 'worse', 'same', 'none'] as const;
export type Verdict = (typeof verdicts)[number];

/** How a figure changed. */
export interface FigureChange {
  /** Exact; of a share as a fraction. */
  readonly difference: string;
  /** With its sign, as it is shown: +1.20, of a share in percentage points. */
  readonly shown: string;
  /** By how much per cent of what it was, with its sign; null for a share, and where it was nought or less. */
  readonly rate: string | null;
  readonly verdict: Verdict;
}

type Compared = Pick<IndicatorDefinition, 'measure' | 'decimals' | 'better'>;

// Growth is told with one digit, as in the bulletins of statistics.
const RATE_DIGITS = 1;

/** The change from one exact value to another; null where either is not known. */
export function compareFigures(indicator: Compared, now: string | null, before: string | null): FigureChange | null {
  const [one, other] = [now === null ? null : readDecimal(now), before === null ? null : readDecimal(before)];
  if (one === null || other === null) return null;
  const difference = minus(one, other);
  const share = isPercent(indicator) || signOf(other) <= 0 ? null : over(difference, other);
  return {
    difference: writeDecimal(difference), shown: signed(showFigure(indicator, absolute(difference)) ?? '', signOf(difference)),
    rate: share === null ? null : signed(writeDecimal(roundTo(absolute(times(share, 100)), RATE_DIGITS)), signOf(share)), verdict: verdictOn(indicator.better, compareDecimals(one, other)),
  };
}

const signed = (text: string, sign: number): string => (Number(text) === 0 || sign === 0 ? text : `${sign < 0 ? '-' : '+'}${text}`);

function verdictOn(better: Compared['better'], direction: number): Verdict {
  if (direction === 0) return 'same';
  if (better === 'neither') return 'none';
  return (better === 'more') === direction > 0 ? 'better' : 'worse';
}

/** A verdict as people say it; a change that is neither good nor bad is only told. */
export const verdictWords: Readonly<Record<Verdict, Words>> = {
  better: { zh: '变好', en: 'better' }, worse: { zh: '变差', en: 'worse' }, same: { zh: '持平', en: 'same' }, none: { zh: '', en: '' },
};

/** A change in words: +1.20 个百分点; +30 人（+2.5%）. */
export function sayChange(indicator: Pick<Compared, 'measure'>, { shown, rate }: Pick<FigureChange, 'shown' | 'rate'>): Words {
  if (isPercent(indicator)) return { zh: `${shown} 个百分点`, en: `${shown} points` };
  const { zh, en } = indicator.measure;
  const more = rate === null ? ['', ''] : [`（${rate}%）`, ` (${rate}%)`];
  return { zh: `${zh === '' ? shown : `${shown} ${zh}`}${more[0]}`, en: `${en === '' ? shown : `${shown} ${en}`}${more[1]}` };
}
