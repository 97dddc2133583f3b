/* A workbook as reading finds it, before its rows: what the caller needs to choose a sheet and know its columns. */
import type { Words } from '../../domain/problem.ts';
import type { SheetHead, SheetRow } from '../../domain/register/sheet-head.ts';

/** One sheet; `guarded` where its author protected cells. */
export interface SheetFacts extends SheetHead { readonly guarded: boolean }

/** The workbook. */
export interface WorkbookFacts {
  readonly format: 'xlsx' | 'csv';
  readonly sheets: readonly SheetFacts[];
  readonly notes: readonly Words[];
}

/** Some rows of a sheet, how many of their cells are formulas, and which of them are hidden. */
export interface RowBatch { readonly rows: readonly SheetRow[]; readonly formulas: number; readonly hidden: readonly number[] }
