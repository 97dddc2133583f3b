/*
 * The columns of a sheet that belongs to no register yet: below titles and notes the first row that names the most
 * things; where cells are merged across, the names below them are read together with what stands above.
 */
import { machineKeys, readMarker, RECORD_HEADING } from '../machine-header.ts';
import { covers, mergedCell, type Merge, type SheetHead } from '../sheet-head.ts';
import { isBlank, tidy } from '../typed.ts';

/** One column, counted from 1; `heading` is empty where nobody wrote one. */
export interface SheetColumn { readonly column: number; readonly heading: string }

/** The columns of a sheet, and its first row of data. */
export interface SheetColumns { readonly headingRow: number; readonly firstRow: number; readonly columns: readonly SheetColumn[] }

// Headings stand near the top; a later row that names as many things is data.
const SEARCHED_ROWS = 15;
const ENOUGH = 0.8;

/** The columns of a sheet, or null where nothing looks like headings. */
export function findColumns(sheet: SheetHead): SheetColumns | null {
  const width = Math.max(0, ...sheet.head.map(({ cells }) => cells.length), ...sheet.merged.map(({ lastColumn }) => Math.min(lastColumn, MOST_COLUMNS)));
  const rows = sheet.head.map(({ row }) => row).filter((row) => row <= SEARCHED_ROWS && !isMachineRow(sheet, row));
  const named = rows.map((row) => ({ row, names: new Set(textsOf(sheet, row, width).filter((text) => text !== '')).size }));
  const most = Math.max(0, ...named.map(({ names }) => names));
  const best = named.find(({ names }) => names > 0 && names >= most * ENOUGH);
  if (best === undefined) return null;
  const first = acrossAt(sheet, best.row - 1, width).length > 0 ? best.row - 1 : best.row;
  const last = lastRowOf(sheet, first, width);
  const above = textsOf(sheet, first, width);
  const below = last === first ? above : textsOf(sheet, last, width);
  const columns = above.map((top, at) => ({ column: at + 1, heading: nameOf(top, below[at] ?? '', last > first && isSpanned(sheet, first, at + 1)) }));
  return { headingRow: last, firstRow: last + 1, columns: columns.filter(({ column, heading }) => heading !== '' || isFilled(sheet, last, column)) };
}

const MOST_COLUMNS = 512;

const nameOf = (top: string, below: string, spanned: boolean): string => (below === '' || below === top ? top : spanned ? `${top}${below}` : below);

function textsOf(sheet: SheetHead, row: number, width: number): string[] {
  return Array.from({ length: width }, (_, at) => {
    const cell = mergedCell(sheet, row, at + 1);
    const text = typeof cell === 'string' ? tidy(cell).replaceAll(/\s+/g, '') : '';
    return /^[\d.,%/-]+$/.test(text) ? '' : text;
  });
}

/** Merged cells that reach further down, or names that stand below ones merged across. */
function lastRowOf(sheet: SheetHead, row: number, width: number): number {
  const merges = sheet.merged.filter((merge) => merge.firstRow <= row && merge.lastRow >= row);
  const across = acrossAt(sheet, row, width);
  const below = textsOf(sheet, row + 1, width);
  const named = across.some((merge) => new Set(below.slice(merge.firstColumn - 1, merge.lastColumn).filter((text) => text !== '')).size > 1);
  return Math.max(named ? row + 1 : row, ...merges.map(({ lastRow }) => Math.min(lastRow, row + 2)));
}

/** Cells merged across in this row, but for a title over the whole sheet. */
const acrossAt = (sheet: SheetHead, row: number, width: number): Merge[] =>
  sheet.merged.filter((merge) => merge.firstRow <= row && merge.lastRow === row && merge.lastColumn > merge.firstColumn && merge.lastColumn - merge.firstColumn + 1 < width);

const isSpanned = (sheet: SheetHead, row: number, column: number): boolean => sheet.merged.some((merge) => merge.lastColumn > merge.firstColumn && covers(merge, row, column));

const isFilled = (sheet: SheetHead, after: number, column: number): boolean => sheet.head.some(({ row, cells }) => row > after && !isBlank(cells[column - 1] ?? null));

// The hidden row of our own templates: a workbook of another register may serve as a pattern.
const isMachineRow = (sheet: SheetHead, row: number): boolean =>
  sheet.head.find((one) => one.row === row)?.cells.slice(0, 6).some((cell) => typeof cell === 'string' && readMarker(cell) !== null) === true;

const numbering = new Set<string>(['序号', 'no.', 'no', '#', RECORD_HEADING.zh, RECORD_HEADING.en.toLowerCase(), machineKeys.number, machineKeys.record]);

/** Whether a heading only counts the rows. */
export const countsRows = (heading: string): boolean => numbering.has(heading.toLowerCase());
