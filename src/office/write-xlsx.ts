/*
 * Tables to an Excel workbook, behind an interface of our own: the rest of the system never sees the library.
 * A clerk prints and filters what comes out, so the header is frozen, repeated on every page and filterable.
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

const NOTE: CellStyle = { font: { ...FONT, italic: true, color: { rgb: '5B6472' } } };

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
    namedRanges: names.map((scope) => ({ name: '_xlnm.Print_Titles', range: `'${scope.replaceAll("'", "''")}'!$1:$1`, scope })),
    defaultFont: FONT,
  });
}

function toSheet(table: SheetTable, name: string): WriteSheet {
  const limit = MAX_ROWS - 3;
  if (table.rows.length > limit) throw raise(problems.sheetTooLong, { sheet: name, rows: table.rows.length, limit });
  const body = table.rows.map((row) => table.columns.map((column, at) => toCell(row[at] ?? null, column.kind)));
  const last = columnLetter(table.columns.length - 1);
  return {
    name,
    columns: table.columns.map((column, at) => ({ width: widthOf(column), style: styleOf(column.kind, table.rows, at) })),
    rows: [table.columns.map((column) => column.title), ...body, ...(table.note === undefined ? [] : [[], [clip(table.note)]])],
    cells: styledCells(table),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${table.rows.length + 1}` },
    pageSetup: {
      paperSize: paperFor(table), orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  };
}

/** Characters across a landscape A4 page that one can still read; a wider table goes on A3, which every bureau prints. */
const A4_CHARACTERS = 150;

const paperFor = (table: SheetTable): 'a4' | 'a3' =>
  (table.columns.reduce((sum, column) => sum + widthOf(column), 0) > A4_CHARACTERS ? 'a3' : 'a4');

/** From here on thousands are parted; below it they would turn a year into 2,031. */
const PARTED_FROM = 10_000;

/** Whole numbers part their thousands; a column with decimals shows them all as they are (`#.##` would print "3."). */
function styleOf(kind: ColumnKind, rows: SheetTable['rows'], at: number): CellStyle {
  if (kind !== 'number') return FORMATS[kind];
  const numbers = rows.map((row) => row[at]).filter((cell) => typeof cell === 'number');
  const parted = numbers.every(Number.isInteger) && numbers.some((value) => Math.abs(value) >= PARTED_FROM);
  return parted ? { ...FORMATS.number, numFmt: '#,##0' } : FORMATS.number;
}

/** The header and the note differ from their columns' style. */
function styledCells(table: SheetTable): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>(
    table.columns.map((column, at) => [`0,${at}`, { value: column.title, type: 'string', style: HEADER }]));
  if (table.note !== undefined) cells.set(`${table.rows.length + 2},0`, { value: clip(table.note), type: 'string', style: NOTE });
  return cells;
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
  const heading = [...column.title].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1), 4);
  return column.width ?? Math.min(MAX_WIDTH, Math.max(DEFAULT_WIDTH[column.kind], heading));
}

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
