import type { SheetCell, SheetTable } from './sheet.ts';

/** What spreadsheets take for the beginning of a formula, full-width forms of the Chinese keyboard included. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/**
 * A table as CSV that Excel opens rightly: UTF-8 with a byte order mark, CRLF, quoted where needed. Text that a
 * spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers, minus sign and all.
 */
export function writeCsv(table: Pick<SheetTable, 'columns' | 'rows'>): Uint8Array {
  const lines = [table.columns.map((column) => column.title), ...table.rows];
  const text = lines.map((cells) => cells.map(writeCell).join(',')).join('\r\n');
  return new TextEncoder().encode(`\ufeff${text}\r\n`);
}

function writeCell(cell: SheetCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const safe = FORMULA_START.test(cell) ? `'${cell}` : cell;
  return /[",\r\n\t]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
