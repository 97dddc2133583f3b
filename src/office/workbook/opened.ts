/* A workbook as reading finds it, before its rows: what the caller needs to choose a sheet and know its columns. */
import type { Words } from '../../domain/problem.ts';
import type { Typed } from '../../domain/register/typed.ts';

/** One row; `row` is counted from 1, as spreadsheets do. Cells at the end that are blank are left out. */
export interface SheetRow { readonly row: number; readonly cells: readonly Typed[] }

/** Cells merged into one, counted from 1. */
export interface Merge { readonly firstRow: number; readonly lastRow: number; readonly firstColumn: number; readonly lastColumn: number }

/** One sheet. A hidden one is not read: it has no head. */
export interface SheetFacts {
  readonly name: string;
  readonly hidden: boolean;
  readonly merged: readonly Merge[];
  readonly guarded: boolean;
  /** Its first rows that are not blank. */
  readonly head: readonly SheetRow[];
}

/** The workbook. */
export interface WorkbookFacts {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly SheetFacts[];
  readonly notes: readonly Words[];
}

/** Some rows of a sheet, and how many of their cells are formulas. */
export interface RowBatch { readonly rows: readonly SheetRow[]; readonly formulas: number }

/** Rows of a head: a title, notes, machine header and headings, then some data to judge by. */
export const HEAD_ROWS = 40;
