/*
 * Tables to an Excel workbook, behind an interface of our own: the rest of the system never sees the library.
 * A clerk prints and filters what comes out, so title and header are frozen and repeated on every page, the header is
 * filterable, and a page is landscape A4, which every bureau's printer has.
 */
import { writeXlsx, type Cell, type CellStyle, type CellValue, type WriteSheet } from 'hucre/xlsx';
import { problems, raise } from '../domain/problem.ts';
import type { ColumnKind, SheetCell, SheetColumn, SheetTable } from './sheet.ts';

/** Excel's own limits. */
const MAX_ROWS = 1_048_576;
const MAX_CELL_LENGTH = 32_767;
const MAX_NAME_LENGTH = 31;
const MAX_WIDTH = 60;

const FONT = { name: '等线', size: 11 };

const HEADER: CellStyle = {
  font: { ...FONT, bold: true, color: { rgb: '1F2937' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E5EAF2' } },
  border: { bottom: { style: 'thin', color: { rgb: '8A94A6' } } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};

const TITLE: CellStyle = { numFmt: '@', font: { ...FONT, bold: true, size: 14, color: { rgb: '1F2937' } }, alignment: { horizontal: 'left', vertical: 'center' } };
const NOTE: CellStyle = { font: { ...FONT, italic: true, color: { rgb: '5B6472' } }, alignment: { horizontal: 'left' } };

const RULE = { style: 'hair', color: { rgb: '8A94A6' } } as const;

/** Text columns carry the text format, so that retyping a cell does not turn 1-2 into a date or = into a formula. */
const FORMATS: Readonly<Record<ColumnKind, CellStyle>> = {
  text: { numFmt: '@', alignment: { vertical: 'top', wrapText: true } },
  number: { alignment: { vertical: 'top', horizontal: 'right' } },
  percent: { numFmt: '0.0#%', alignment: { vertical: 'top', horizontal: 'right' } },
  date: { numFmt: 'yyyy-mm-dd', alignment: { vertical: 'top', horizontal: 'center' } },
};

/** Writes a workbook, a sheet a table. Throws sheetTooLong where Excel could not open it. */
export async function writeWorkbook(tables: readonly SheetTable[]): Promise<Uint8Array> {
  const names = uniqueNames(tables.map((table) => table.name));
  return writeXlsx({
    sheets: tables.map((table, index) => toSheet(table, names[index] ?? '')),
    // Not `printTitlesRow`: the library leaves sheet names with spaces or brackets unquoted there, which Excel calls damage.
    namedRanges: names.map((scope, at) => ({ name: '_xlnm.Print_Titles', range: `'${scope.replaceAll("'", "''")}'!$1:$${headRows(tables[at]).length + 1}`, scope })),
    defaultFont: FONT,
  });
}

/** What stands above the header, a row each. */
const headRows = (table: SheetTable | undefined): readonly string[] => [table?.title, table?.facts].filter((text) => text !== undefined);

function toSheet(table: SheetTable, name: string): WriteSheet {
  const limit = MAX_ROWS - 5;
  if (table.rows.length > limit) throw raise(problems.sheetTooLong, { sheet: name, rows: table.rows.length, limit });
  const body = table.rows.map((row) => table.columns.map((column, at) => toCell(row[at] ?? null, column.kind)));
  const head = headRows(table);
  const header = head.length + 1;
  return {
    name,
    columns: table.columns.map((column, at) => ({ width: widthOf(column), style: styleOf(column.kind, table.rows, at) })),
    rows: [...head.map((text) => [clip(text)]), table.columns.map((column) => column.title), ...body, ...(table.note === undefined ? [] : [[], [clip(table.note)]])],
    cells: styledCells(table, head),
    rowDefs: heightsOf(table, head),
    freezePane: { rows: header },
    autoFilter: { range: `A${header}:${columnLetter(table.columns.length - 1)}${table.rows.length + header}` },
    pageSetup: {
      paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  };
}

/** From here on thousands are parted; below it they would turn a year into 2,031. */
const PARTED_FROM = 10_000;

/** Whole numbers part their thousands; a column with decimals shows them all as they are (`#.##` would print "3."). */
function styleOf(kind: ColumnKind, rows: SheetTable['rows'], at: number): CellStyle {
  if (kind !== 'number') return FORMATS[kind];
  const numbers = rows.map((row) => row[at]).filter((cell) => typeof cell === 'number');
  const parted = numbers.every(Number.isInteger) && numbers.some((value) => Math.abs(value) >= PARTED_FROM);
  return parted ? { ...FORMATS.number, numFmt: '#,##0' } : FORMATS.number;
}

// Lines under the rows only, not down the whole empty column.
const ruled = (style: CellStyle): CellStyle => ({ ...style, border: { top: RULE, bottom: RULE, left: RULE, right: RULE } });

const textCell = (value: string, style: CellStyle): Partial<Cell> => ({ value: clip(value), type: 'string', style });

/** The title, the header and the note differ from their columns' style. */
function styledCells(table: SheetTable, head: readonly string[]): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>(table.columns.map((column, at) => [`${head.length},${at}`, textCell(column.title, HEADER)]));
  const styles = table.columns.map((column, at) => ruled(styleOf(column.kind, table.rows, at)));
  table.rows.forEach((_, row) => styles.forEach((style, at) => cells.set(`${head.length + 1 + row},${at}`, { style })));
  head.forEach((line, at) => cells.set(`${at},0`, textCell(line, line === table.title ? TITLE : NOTE)));
  if (table.note !== undefined) cells.set(`${head.length + table.rows.length + 2},0`, textCell(table.note, NOTE));
  return cells;
}

/** Points of a line in our font, with the room above and below it. */
const LINE_HEIGHT = 15;
/** Excel's own limit. */
const MAX_HEIGHT = 409;

// Written out, because not every program measures wrapped text before it prints.
function heightsOf(table: SheetTable, head: readonly string[]): Map<number, { height: number }> {
  const high = (cells: readonly SheetCell[], extra: number) =>
    ({ height: Math.min(MAX_HEIGHT, LINE_HEIGHT * Math.max(1, ...cells.map((cell, at) => linesOf(cell, table.columns[at]))) + extra) });
  return new Map([
    ...head.map((line, at) => [at, { height: line === table.title ? 24 : 18 }] as const),
    [head.length, high(table.columns.map((column) => column.title), 5)] as const,
    ...table.rows.map((row, at) => [head.length + 1 + at, high(row, 2)] as const),
  ]);
}

/** Lines a text takes in its column; numbers and days are never broken. */
function linesOf(cell: SheetCell, column: SheetColumn | undefined): number {
  if (typeof cell !== 'string' || column === undefined || column.kind !== 'text' && cell !== column.title) return 1;
  const room = Math.max(2, widthOf(column));
  return cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(charactersOf(line) / room)), 0);
}

/** Strings are written as strings and never as formulas; only what the column's kind can hold becomes a date. */
function toCell(cell: SheetCell, kind: ColumnKind): CellValue {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (cell === null) return null;
  if (kind === 'date' && isPlainDate(cell)) return new Date(`${cell}T00:00:00Z`);
  return clip(cell);
}

/** A day that exists: the engine would roll 30 February over into March. */
function isPlainDate(text: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

/** Excel refuses a whole workbook for one cell too long; the cut is shown. XML cannot hold control characters. */
function clip(text: string): string {
  const clean = text.replace(/[^\P{Cc}\t\n\r]/gu, '');
  return clean.length <= MAX_CELL_LENGTH ? clean : `${clean.slice(0, MAX_CELL_LENGTH - 1)}…`;
}

const DEFAULT_WIDTH: Readonly<Record<ColumnKind, number>> = { text: 24, number: 12, percent: 10, date: 12 };

/** Wide enough for its heading, where a Chinese character takes two, and the filter button. */
function widthOf(column: SheetColumn): number {
  return column.width ?? Math.min(MAX_WIDTH, Math.max(DEFAULT_WIDTH[column.kind], charactersOf(column.title) + 4));
}

/** The width of a text in characters of the western half-width. */
const charactersOf = (text: string): number => [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 0);

function columnLetter(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetter(rest) : '') + String.fromCodePoint(65 + index % 26);
}

/** Names Excel accepts: no forbidden characters, at most 31 long, not "History", all different whatever their case. */
function uniqueNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>(['history']);
  return wanted.map((name, index) => {
    const base = name.replace(/[\\/?*[\]:\p{Cc}]/gu, ' ').replace(/^[\s']+|[\s']+$/g, '') || `Sheet${index + 1}`;
    let candidate = base.slice(0, MAX_NAME_LENGTH);
    for (let copy = 2; taken.has(candidate.toLowerCase()); copy += 1) {
      const suffix = ` (${copy})`;
      candidate = base.slice(0, MAX_NAME_LENGTH - suffix.length) + suffix;
    }
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}
