/* What stands in the columns of a sheet, counted row by row, without keeping the sheet. */
import type { SheetRow } from '../sheet-head.ts';
import { isBlank, shownOf, tidy, type Typed } from '../typed.ts';

/** What stands in one column. */
export interface ColumnTally {
  readonly filled: number;
  readonly blank: number;
  /** How many different texts, counted up to a bound. */
  readonly distinct: number;
  /** The texts that occur most, with how often; empty where there are too many different ones. */
  readonly texts: readonly (readonly [string, number])[];
  /** The first cells that are not blank. */
  readonly cells: readonly Typed[];
  readonly longest: number;
}

/** Counts rows into columns. */
export interface Tally {
  readonly take: (row: SheetRow) => void;
  readonly rows: () => number;
  readonly of: (column: number) => ColumnTally;
}

const CELLS_KEPT = 400;
const TEXTS_KEPT = 20_000;

interface Counting { filled: number; longest: number; full: boolean; readonly texts: Map<string, number>; readonly cells: Typed[] }

/** A tally of these columns (counted from 1). */
export function tallyOf(columns: readonly number[]): Tally {
  const held = new Map(columns.map((column): [number, Counting] => [column, { filled: 0, longest: 0, full: false, texts: new Map(), cells: [] }]));
  let rows = 0;
  return {
    rows: () => rows,
    take: ({ cells }) => {
      const own = columns.filter((column) => !isBlank(cells[column - 1] ?? null));
      if (own.length === 0) return;
      rows += 1;
      for (const column of own) count(held.get(column), cells[column - 1] ?? null);
    },
    of: (column) => {
      const { filled, texts, cells, longest, full } = held.get(column) ?? { filled: 0, texts: new Map<string, number>(), cells: [], longest: 0, full: false };
      return { filled, blank: rows - filled, distinct: texts.size, longest, cells, texts: full ? [] : [...texts].toSorted(([, one], [, other]) => other - one) };
    },
  };
}

function count(into: Counting | undefined, cell: Typed): void {
  if (into === undefined) return;
  into.filled += 1;
  const text = wholeText(cell);
  into.longest = Math.max(into.longest, text.length);
  if (into.cells.length < CELLS_KEPT) into.cells.push(cell);
  if (into.texts.has(text) || into.texts.size < TEXTS_KEPT) into.texts.set(text, (into.texts.get(text) ?? 0) + 1);
  else into.full = true;
}

/** A cell as text, whole. */
export const wholeText = (cell: Typed): string => (typeof cell === 'string' ? tidy(cell) : shownOf(cell));
