/*
 * Figures by unit may point at a single child where few are counted. Counts below the threshold are not shown, and neither is
 * the next one where the hidden one could be taken from the sum.
 */

/** The threshold unless a bureau sets its own. */
export const defaultSmallCell = 10;

/** A figure of one unit. */
export interface UnitFigure { readonly unit: string; readonly value: string | null; readonly shown: string }

/** The same rows with small ones hidden: `value` null and `shown` empty. */
export function hideSmallCells(rows: readonly UnitFigure[], threshold: number): readonly UnitFigure[] {
  const amounts = rows.map(({ value }) => (value === null ? null : Math.abs(Number(value))));
  const small = new Set(amounts.flatMap((amount, at) => (amount !== null && amount > 0 && amount < threshold ? [at] : [])));
  if (small.size === 1) {
    const others = amounts.flatMap((amount, at) => (amount !== null && amount >= threshold ? [{ amount, at }] : [])).toSorted((one, two) => one.amount - two.amount);
    if (others[0] !== undefined) small.add(others[0].at);
  }
  return rows.map((row, at) => (small.has(at) ? { unit: row.unit, value: null, shown: '' } : row));
}
