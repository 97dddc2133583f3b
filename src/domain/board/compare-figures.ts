/* How a figure moved against another of the same indicator: the way, whether that is better, and the words for it. */
import { absolute, minus, over, readDecimal, roundTo, signOf, times, writeDecimal, type Decimal } from '../expression/decimal.ts';
import type { IndicatorDefinition } from '../indicator/definition.ts';
import { isPercent } from '../indicator/show-figure.ts';
import type { Words } from '../problems/problem.ts';

/** The way a figure moved. */
export interface FigureChange {
  readonly way: 'up' | 'down' | 'same';
  /** Null where neither way is better, or nothing moved. */
  readonly better: boolean | null;
  readonly words: Words;
}

type Compared = Pick<IndicatorDefinition, 'measure' | 'decimals' | 'better'>;

/** Compares two figures as they are shown, so that a reader who subtracts comes to the same; null when one is missing. Per cent differ by percentage points. */
export function compareFigures(indicator: Compared, shown: string | null, before: string | null): FigureChange | null {
  const [now, last] = [decimal(shown), decimal(before)];
  if (now === null || last === null) return null;
  const gap = minus(now, last);
  const sign = signOf(gap);
  if (sign === 0) return { way: 'same', better: null, words: { zh: '持平', en: 'unchanged' } };
  const way = sign > 0 ? 'up' : 'down';
  return { way, better: indicator.better === 'neither' ? null : (indicator.better === 'more') === (sign > 0), words: wordsOf(indicator, { gap, last }, way) };
}

const decimal = (text: string | null): Decimal | null => (text === null ? null : readDecimal(text));

function wordsOf(indicator: Compared, { gap, last }: { readonly gap: Decimal; readonly last: Decimal }, way: 'up' | 'down'): Words {
  const size = writeDecimal(absolute(gap));
  if (isPercent(indicator)) return { zh: `${way === 'up' ? '提高' : '下降'}${size}个百分点`, en: `${way} ${size} points` };
  const rate = rateOf(gap, last);
  const { zh, en } = indicator.measure;
  return {
    zh: `${way === 'up' ? '增加' : '减少'}${size}${zh}${rate === null ? '' : `（${rate}%）`}`,
    en: `${way} ${size}${en === '' ? '' : ` ${en}`}${rate === null ? '' : ` (${rate}%)`}`,
  };
}

// From nothing there is no rate, and less than half a tenth of a per cent is none worth telling.
function rateOf(gap: Decimal, last: Decimal): string | null {
  const rate = signOf(last) <= 0 ? null : over(times(gap, 100), last);
  const shown = rate === null ? 0 : roundTo(absolute(rate), 1);
  return signOf(shown) === 0 ? null : writeDecimal(shown);
}
