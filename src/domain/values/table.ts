/* A table on its way to a workbook or CSV: headings and plain cells, no format of any program. */

/** What a column holds. Percent values are 0.877 for 87.7 %; dates are plain dates. */
export interface TableColumn {
  readonly title: string;
  readonly width?: number;
  readonly kind: 'text' | 'number' | 'percent' | 'date';
}

/** One cell; null is empty. */
export type TableCell = string | number | null;

/** A named table with its rows. */
export interface Table {
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly TableCell[])[];
  /** Stands below the table: where the figures come from. */
  readonly note?: string;
}
