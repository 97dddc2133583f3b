/* The numbers a pasted table holds, as LibreOffice (sdval) and WPS or Excel (x:num) write them beside what is shown. */
import type { HeldNumbers } from './pasted-cells.ts';

// A sheet of ours holds fewer by far; a table that claims more is of no spreadsheet.
const MOST_SIGNS = 10_000_000;
const MOST_SPAN = 500;

/** Reads them. The markup is parsed and looked at, never shown. */
export function heldNumbers(html: string): HeldNumbers {
  if (html.length > MOST_SIGNS || !/<t[dh][\s>]/i.test(html)) return [];
  const table = new DOMParser().parseFromString(html, 'text/html').querySelector('table');
  const lines: (number | null)[][] = [];
  for (const [at, row] of [...table?.rows ?? []].entries()) {
    let column = 0;
    for (const cell of row.cells) {
      while (lines[at]?.[column] !== undefined) column += 1;
      cover(lines, at, column, cell);
    }
    lines[at] ??= [];
  }
  return lines.slice(0, table?.rows.length ?? 0);
}

function cover(lines: (number | null)[][], at: number, column: number, cell: HTMLTableCellElement): void {
  const written = cell.getAttribute('sdval') ?? cell.getAttribute('x:num') ?? '';
  const value = written.trim() === '' ? null : Number(written);
  for (let down = 0; down < Math.min(cell.rowSpan, MOST_SPAN); down += 1) {
    const line = lines[at + down] ?? [];
    lines[at + down] = line;
    for (let on = 0; on < Math.min(cell.colSpan, MOST_SPAN); on += 1) line[column + on] = down === 0 && on === 0 ? value : null;
  }
}
