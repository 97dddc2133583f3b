import type { LimitTable } from '../register/limit-table.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { readDecimal, type Decimal } from './decimal.ts';

type LimitRow = LimitTable['rows'][number];

const rank = { county: 0, province: 1, national: 2 } as const;

const ordered = new WeakMap<LimitTable, readonly LimitRow[]>();

/** Rows in the order they win: for this very thing before for all; the county's before the province's and the nation's; the newest. */
export function limitsInOrder(table: LimitTable): readonly LimitRow[] {
  const known = ordered.get(table);
  if (known) return known;
  const rows = [...table.rows].sort((a, b) =>
    Number(a.for === '*') - Number(b.for === '*') || rank[a.level] - rank[b.level] || (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));
  ordered.set(table, rows);
  return rows;
}

/** The limit in force for this code on this day; blank when there is none. */
export function limitOn(table: LimitTable | undefined, code: string | null, on: PlainDate | null): Decimal | null {
  if (table === undefined || on === null) return null;
  const row = limitsInOrder(table).find((one) => (one.for === '*' || one.for === code) && one.from <= on);
  return row === undefined ? null : readLimit(row);
}

/** Its value, exactly as written. */
const readLimit = ({ value }: LimitRow): Decimal => readDecimal(String(value)) ?? 0;
