/*
 * A workbook described in plain words, before any bytes: what stands in which cell, how it looks, what may be typed.
 * Made here, written by the office room, so that what a template says can be tested without a spreadsheet.
 */
import type { Typed } from './typed.ts';

/** What a cell is for; the office room knows its colours. */
export type CellLook = 'title' | 'note' | 'machine' | 'heading' | 'required' | 'sample' | 'known' | 'open' | 'returned' | 'plain' | 'fault' | 'problem';

/** How a column's values are kept: text stays text even when it looks like a number. */
export type CellFormat =
  | { readonly kind: 'text' | 'date' | 'general' }
  | { readonly kind: 'number' | 'percent'; readonly scale: number };

/** What a spreadsheet lets people type into a cell. */
export type CellRule =
  /** `open`: what is not in the list may be right too, and is asked about instead of refused. */
  | { readonly kind: 'list'; readonly values: readonly string[]; readonly open?: boolean }
  | { readonly kind: 'whole' | 'decimal' | 'date'; readonly least?: string; readonly most?: string }
  | { readonly kind: 'length'; readonly most: number };

/** One cell; `note` pops up beside it. */
export interface LayoutCell {
  readonly typed: Typed;
  readonly look: CellLook;
  readonly note?: string;
}

/** One column; `width` in characters of the western half-width, where a Chinese character takes two. */
export interface LayoutColumn {
  readonly key: string;
  readonly width: number;
  readonly format: CellFormat;
  readonly hidden: boolean;
  /** How cells below the described rows look: `open` ones may be typed into. */
  readonly look: CellLook;
  readonly rule?: CellRule;
}

/** One sheet. */
export interface SheetLayout {
  readonly name: string;
  readonly hidden: boolean;
  readonly columns: readonly LayoutColumn[];
  /** From the first row on; null leaves a cell out. */
  readonly rows: readonly (readonly (LayoutCell | null)[])[];
  /** Counted from 1. */
  readonly hiddenRows: readonly number[];
  /** The last row of the headings, counted from 1: it is frozen and printed on every page with the one row of headings. */
  readonly headingRow: number;
  readonly frozenColumns: number;
  /** Rows that may follow the described ones: to type into, or streamed. Rules and filter reach over them. */
  readonly spareRows: number;
  /** Only `open` cells may be changed: a guard against slips, without password. */
  readonly guarded: boolean;
  readonly filter: boolean;
}

/** A workbook. */
export interface WorkbookLayout {
  readonly title: string;
  readonly sheets: readonly SheetLayout[];
}

/** Characters of half width a text takes. */
export const widthOf = (text: string): number => [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

/** The letters of a column counted from 0: A, Z, AA. */
export function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCodePoint(65 + index % 26);
}
