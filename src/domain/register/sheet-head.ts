/* A sheet of somebody's workbook as far as it must be known to tell what its columns mean. */
import type { Typed } from './typed.ts';

/** One row; `row` is counted from 1, as spreadsheets do. Cells at the end that are blank are left out. */
export interface SheetRow { readonly row: number; readonly cells: readonly Typed[] }

/** Cells merged into one, counted from 1. */
export interface Merge { readonly firstRow: number; readonly lastRow: number; readonly firstColumn: number; readonly lastColumn: number }

/** One sheet. A hidden one is not read: its head is empty. */
export interface SheetHead {
  readonly name: string;
  readonly hidden: boolean;
  readonly merged: readonly Merge[];
  /** Its first rows that are not blank. */
  readonly head: readonly SheetRow[];
  /** Its last rows, where it is longer than its head. */
  readonly tail?: readonly SheetRow[];
  /** Columns nobody sees, counted from 1. */
  readonly hiddenColumns?: readonly number[];
}

/** Rows of a head: a title, notes, machine header and headings, then some data to judge by. */
export const HEAD_ROWS = 40;

/** The cell of a row, columns counted from 1; where cells are merged, what stands in their first. */
export function mergedCell(sheet: SheetHead, row: number, column: number): Typed {
  const own = cellAt(sheet, row, column);
  if (own !== null) return own;
  const merge = sheet.merged.find((one) => covers(one, row, column));
  return merge === undefined ? null : cellAt(sheet, merge.firstRow, merge.firstColumn);
}

/** Whether the merged cells hold this one. */
export const covers = (merge: Merge, row: number, column: number): boolean =>
  row >= merge.firstRow && row <= merge.lastRow && column >= merge.firstColumn && column <= merge.lastColumn;

const cellAt = (sheet: SheetHead, row: number, column: number): Typed => sheet.head.find((one) => one.row === row)?.cells[column - 1] ?? null;
