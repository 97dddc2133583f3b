/** What a column holds: it decides alignment, number format and how a cell is defused. Percent values are 0.877 for 87.7 %. */
export type ColumnKind = 'text' | 'number' | 'percent' | 'date';

/** A column with its heading; `width` in characters of the western half-width, as spreadsheets count. */
export interface SheetColumn {
  readonly title: string;
  readonly width?: number;
  readonly kind: ColumnKind;
}

/** One cell: dates are `YYYY-MM-DD`, the day people wrote, never an instant. */
export type SheetCell = string | number | null;

/** A table to be written as a sheet or as CSV. */
export interface SheetTable {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
  /** Stands above the table, on every printed page. */
  readonly title?: string;
  /** Stands under the title: as of when, by whom. */
  readonly facts?: string;
  /** Stands below the table: what the figures do not say. */
  readonly note?: string;
}
