import { promiseWords } from '../../domain/ledger/promise-words.ts';
import type { Comparator, Magnitude } from '../../domain/plan/reading.ts';
import { usePick } from '../i18n/use-language.ts';
import './pieces.css';

const signs: Record<Comparator, string> = { eq: '', ge: '≥', le: '≤', gt: '>', lt: '<', approx: '≈', range: '' };
const grouped = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 8 });

/** A number as people read it: grouped by thousands, with fixed decimals when a column asks for them. */
export function readable(value: number, decimals?: number): string {
  return decimals === undefined ? grouped.format(value)
    : value.toLocaleString('zh-CN', { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}

/** A value or a range as text, with the sign of its comparator: `≥ 60`, `2–3`. */
export function readableMagnitude(value: Magnitude | null, comparator: Comparator | null = 'eq', decimals?: number): string {
  if (value === null) return '';
  const number = typeof value === 'number' ? readable(value, decimals) : `${readable(value[0], decimals)}–${readable(value[1], decimals)}`;
  const sign = signs[comparator ?? 'eq'];
  return sign === '' ? number : `${sign} ${number}`;
}

interface FigureProps {
  readonly value: Magnitude | null;
  readonly unit?: string;
  readonly comparator?: Comparator | null;
  /** The same number of decimals down a column. */
  readonly decimals?: number;
}

/** Writes a figure with its bound in words, for a sentence: 不少于60人, 18所左右; at least 60, about 18. */
export function useWorded(): (value: Magnitude, comparator: Comparator | null, unit: string) => string {
  const pick = usePick();
  return (value, comparator, unit) => pick(promiseWords(comparator ?? 'eq', value, unit, (one) => readable(one)));
}

/** A figure: tabular digits, its unit small and grey; a dash when there is none. */
export function Figure({ value, unit = '', comparator = 'eq', decimals }: FigureProps) {
  if (value === null) return <span className="figure figure--none">—</span>;
  return (
    <span className="figure">
      {readableMagnitude(value, comparator, decimals)}
      {/* 7:1 is one figure, not a figure and its unit. */}
      {unit !== '' && (unit.startsWith(':') ? unit : <span className="figure__unit">{unit}</span>)}
    </span>
  );
}
