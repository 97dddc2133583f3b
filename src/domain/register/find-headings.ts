/*
 * The heading row of a workbook nobody made for us: below a title, perhaps two rows high with merged cells. It is the row
 * whose texts name the most fields.
 */
import type { HeadingReader, HeadingMeaning } from './heading-names.ts';
import type { Headings } from './headings.ts';
import { machineKeys } from './machine-header.ts';
import { covers, mergedCell, type SheetHead } from './sheet-head.ts';

/** Headings stand near the top. */
const SEARCHED_ROWS = 25;
const MIN_FIELDS = 2;

/** The heading row that names the most fields, or null where none names enough. */
export function findHeadings(sheet: SheetHead, reader: HeadingReader): Headings | null {
  const rows = sheet.head.map((one) => one.row).filter((row) => row <= SEARCHED_ROWS);
  let best: Headings | null = null;
  for (const row of rows) {
    const found = headingsAt(sheet, row, reader);
    if (best === null || found.score > best.score || (found.score === best.score && joins(sheet, best.headingRow, row))) best = found;
  }
  if (best === null) return null;
  const enough = best.score >= MIN_FIELDS || (best.score === 1 && best.columns.filter((column) => column.heading !== '').length <= MIN_FIELDS);
  return enough ? best : null;
}

/** Whether merged cells reach from one row to the next: then both are one heading, and its last row tells. */
const joins = (sheet: SheetHead, row: number, next: number): boolean =>
  next === row + 1 && sheet.merged.some((merge) => merge.firstRow <= row && merge.lastRow >= next);

function headingsAt(sheet: SheetHead, row: number, reader: HeadingReader): Headings {
  const width = Math.max(0, ...sheet.head.filter((one) => one.row <= row).map((one) => one.cells.length), ...sheet.merged.filter((merge) => merge.firstRow <= row && merge.lastRow >= row).map((merge) => merge.lastColumn));
  const read = Array.from({ length: width }, (_, at) => readColumn(sheet, row, at + 1, reader)).filter((one) => one.heading !== '');
  const keys = new Set(read.flatMap(({ meaning }) => ('key' in meaning && /^[a-z]/.test(meaning.key) ? [meaning.key] : [])));
  const last = Math.max(row, ...sheet.merged.filter((merge) => merge.firstRow <= row && merge.lastRow >= row).map((merge) => merge.lastRow));
  return {
    headingRow: last, firstRow: last + 1, marker: null, keyColumn: read.find(({ meaning }) => 'key' in meaning && meaning.key === machineKeys.record)?.column ?? 0, score: keys.size,
    columns: read.map(({ column, heading, meaning }) => ({ column, heading, key: 'key' in meaning ? meaning.key : null, near: 'near' in meaning ? meaning.near : '' })),
    measures: read.flatMap(({ column, heading, meaning }) => ('measure' in meaning ? [{ column, heading, key: meaning.key, measure: meaning.measure }] : [])),
  };
}

interface ReadColumn { readonly column: number; readonly heading: string; readonly meaning: HeadingMeaning }

function readColumn(sheet: SheetHead, row: number, column: number, reader: HeadingReader): ReadColumn {
  const heading = textAt(sheet, row, column);
  if (heading === '') return fromAbove(sheet, row, column, reader);
  // 学生数 over 男 and 女: the name may need both.
  const above = groupAbove(sheet, row, column);
  const own = reader.read(heading);
  const joined = above === '' || above === heading || 'key' in own ? own : reader.read(above + heading);
  return { column, heading, meaning: 'key' in joined ? joined : own };
}

/** In a heading of two rows that lost its merged cells (a .csv has none) what stands alone stands in the upper row. */
function fromAbove(sheet: SheetHead, row: number, column: number, reader: HeadingReader): ReadColumn {
  const heading = textAt(sheet, row - 1, column);
  const meaning = reader.read(heading);
  return heading !== '' && 'key' in meaning ? { column, heading, meaning } : { column, heading: '', meaning: { near: '' } };
}

/** The group a heading stands under: the merged cell above it, or without merged cells the text above or to the left of that. */
function groupAbove(sheet: SheetHead, row: number, column: number): string {
  if (isSpanned(sheet, row - 1, column)) return textAt(sheet, row - 1, column);
  if (sheet.merged.length > 0) return '';
  for (let left = column; left > 0; left -= 1) {
    const text = textAt(sheet, row - 1, left);
    if (text !== '') return text;
  }
  return '';
}

const textAt = (sheet: SheetHead, row: number, column: number): string => {
  const cell = mergedCell(sheet, row, column);
  return typeof cell === 'string' ? cell.trim() : '';
};

const isSpanned = (sheet: SheetHead, row: number, column: number): boolean => sheet.merged.some((merge) => merge.lastColumn > merge.firstColumn && covers(merge, row, column));
