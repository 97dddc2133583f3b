/* A computed value as people read it: rounded at the end, a fraction as a percentage. */
import { roundTo, times, writeDecimal, type Decimal } from '../expression/decimal.ts';
import type { Value } from '../expression/value.ts';
import type { IndicatorDefinition } from './definition.ts';

type Shown = Pick<IndicatorDefinition, 'decimals' | 'measure'>;

/** Whether it is a fraction that is shown times a hundred. */
export const isPercent = ({ measure }: Pick<IndicatorDefinition, 'measure'>): boolean => measure.zh === '%';

/** The number to be shown, with all its digits after the point: 7.00; null when it cannot be computed. */
export function showFigure(indicator: Shown, value: Value): string | null {
  if (value === null || typeof value === 'boolean' || typeof value === 'string' || Array.isArray(value)) return null;
  const number = value as Decimal;
  const text = writeDecimal(roundTo(isPercent(indicator) ? times(number, 100) : number, indicator.decimals));
  if (indicator.decimals === 0) return text;
  const [whole = '', part = ''] = text.split('.');
  return `${whole}.${part.padEnd(indicator.decimals, '0')}`;
}

/** The same with its unit of measure: 7.06%, 1,203 is left to the page. */
export function withMeasure(indicator: Shown, shown: string | null, language: 'zh' | 'en'): string {
  if (shown === null) return '—';
  const measure = indicator.measure[language];
  return isPercent(indicator) ? `${shown}%` : measure === '' ? shown : `${shown} ${measure}`;
}
