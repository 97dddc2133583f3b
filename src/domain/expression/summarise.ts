/* Sums up rows in memory; src/db/registers/aggregate-sql.ts comes to the same by sums alone. */
import type { AggregateName } from './aggregates.ts';
import { minus, over, plus, rootOver, signOf, times, writeDecimal, type Decimal } from './decimal.ts';
import { outermost } from './functions.ts';
import type { Value } from './value.ts';

/** One row: the value summed up, its weight, and whether it is among those asked for. */
export interface SummedRow {
  readonly of: Value;
  readonly weight: Value;
  readonly counts: boolean;
}

const add = (values: readonly Value[]): Decimal => (values as readonly Decimal[]).reduce(plus, 0);

/** Sum of nothing is blank. */
const sumOf = (values: readonly Value[]): Decimal | null => (values.length === 0 ? null : add(values));

const divide = (part: Decimal | null, whole: Decimal | null): Decimal | null => (part === null || whole === null ? null : over(part, whole));

/** The summary of these rows; `hasValue` when a value of each is summed up, not the rows themselves. */
export function summarise(name: AggregateName, rows: readonly SummedRow[], hasValue: boolean): Value {
  const among = rows.filter((row) => row.counts);
  const values = among.map((row) => row.of).filter((value) => value !== null);
  const summaries: Readonly<Record<AggregateName, () => Value>> = {
    count: () => among.length,
    sum: () => sumOf(values),
    avg: () => divide(sumOf(values), values.length),
    min: () => outermost(values, -1),
    max: () => outermost(values, 1),
    count_distinct: () => new Set(values.map((value) => (typeof value === 'string' ? value : writeDecimal(value as Decimal)))).size,
    share: () => (hasValue ? divide(sumOf(values), sumOf(rows.map((row) => row.of).filter((value) => value !== null))) : over(among.length, rows.length)),
    weighted_cv: () => variation(among),
  };
  return summaries[name]();
}

/**
 * √(Σw · Σwx² − (Σwx)²) ÷ Σwx, which is √(Σ w/W · (x − mean)²) ÷ mean with the mean Σwx ÷ W. Rows without a value or
 * without a positive weight are passed over: a school with no pupils weighs nothing.
 */
function variation(rows: readonly SummedRow[]): Value {
  let [all, sum, squares]: [Decimal, Decimal, Decimal] = [0, 0, 0];
  for (const row of rows) {
    if (row.of === null || row.weight === null || signOf(row.weight as Decimal) <= 0) continue;
    const weighted = times(row.weight as Decimal, row.of as Decimal);
    all = plus(all, row.weight as Decimal);
    sum = plus(sum, weighted);
    squares = plus(squares, times(weighted, row.of as Decimal));
  }
  return rootOver(minus(times(all, squares), times(sum, sum)), sum);
}
