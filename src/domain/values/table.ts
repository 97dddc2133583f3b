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
  /** Stands above the table, on every printed page: whose it is; and below that, as of when and by whom. */
  readonly title?: string;
  readonly facts?: string;
  /** Stands below the table: where the figures come from. */
  readonly note?: string;
}

/** The table without the columns in which no row has anything to say. A table without rows stays as it is. */
export function withoutEmptyColumns(table: Table): Table {
  const speaks = table.columns.map((_, at) => table.rows.some((row) => row[at] !== null && row[at] !== undefined && row[at] !== ''));
  if (table.rows.length === 0) return table;
  return { ...table, columns: table.columns.filter((_, at) => speaks[at]), rows: table.rows.map((row) => row.filter((_, at) => speaks[at])) };
}
