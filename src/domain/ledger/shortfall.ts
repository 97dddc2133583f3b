/*
 * Which units lie behind a promise, and by how much. Of a ratio the gap is counted above the line: so many pupils' books,
 * so many classes. Gaps of units, and what others have to spare, add up to the county's, which no difference of ratios does.
 */
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { goalOf, isKept } from './light.ts';

/** What one unit has. Values in the unit of the target; above and below the line of a ratio as they are counted. */
export interface UnitFigure { readonly unitId: string; readonly unitName: string; readonly value: number | null; readonly above: number | null; readonly below: number | null }

/** How gaps are to be read. */
export type ShortfallKind = 'quotient' | 'sum' | 'each';

/** A unit that lies behind. */
export interface Lagging { readonly unitId: string; readonly unitName: string; readonly value: number | null; readonly numerator: number | null; readonly denominator: number | null; readonly gap: number }

/** Those behind, the furthest first; `whole` is what all together lack, those ahead set against it, where gaps add up. */
export interface Shortfall { readonly kind: ShortfallKind; readonly whole: number | null; readonly units: readonly Lagging[] }

/** What units are measured against: the promise, and what one above ÷ one below is in the unit of the target. */
export interface Measure { readonly comparator: Comparator; readonly required: Magnitude; readonly kind: ShortfallKind; readonly scale: number }

/** Lays the shortfall on the units. Null where a count of the whole tells nothing of the parts: 96 teachers are asked of no school. */
export function shortfallOf(units: readonly UnitFigure[], { comparator, required, kind, scale }: Measure): Shortfall | null {
  const goal = goalOf(required);
  const ceiling = comparator === 'le' || comparator === 'lt' || goal === 0;
  if (kind === 'sum' && !ceiling) return null;
  const sign = ceiling ? -1 : 1;
  const gapOf = ({ value, above, below }: UnitFigure): number | null => {
    if (kind === 'quotient') return above === null && below === null ? null : exact(sign * ((goal / scale) * (below ?? 0) - (above ?? 0)));
    if (value === null) return null;
    return kind === 'sum' ? value : exact(sign * (goal - value));
  };
  const gaps = units.flatMap((unit) => { const gap = gapOf(unit); return gap === null ? [] : [{ unit, gap }]; });
  // A unit on the very line of 不超过 is not behind; one on that of 超过 is, by nothing.
  const behind = gaps.filter(({ unit, gap }) => (kind === 'sum' ? gap > 0 : unit.value !== null && !isKept(unit.value, comparator, required)) && gap >= 0);
  return {
    kind, whole: kind === 'each' ? null : exact(gaps.reduce((sum, { gap }) => sum + gap, 0) - (kind === 'sum' ? goal : 0)),
    units: behind.toSorted((a, b) => b.gap - a.gap || a.unit.unitName.localeCompare(b.unit.unitName, 'zh'))
      .map(({ unit: { unitId, unitName, value, above, below }, gap }) => ({ unitId, unitName, value, numerator: above, denominator: below, gap })),
  };
}

const exact = (value: number): number => Number(value.toPrecision(12)) + 0;
