/*
 * A described workbook to .xlsx. The library writes everything around the rows (styles, notes, drop-downs, page set-up);
 * the rows are written here and put into the library's sheet while the zip streams out, so that 150,000 of them need no
 * more memory than one.
 */
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import { writeXlsx } from 'hucre/xlsx';
import type { CellFormat, CellLook, SheetLayout, WorkbookLayout } from '../../domain/register/sheet-layout.ts';
import type { Typed } from '../../domain/register/typed.ts';
import { defaultReadLimits } from '../read-limits.ts';
import { readZip } from '../read-zip.ts';
import { FONT } from './cell-styles.ts';
import { encodeRow } from './encode-cell.ts';
import { frameOf, headingsOf, namesOf, paletteKey, type Frame, type SheetNote } from './sheet-frame.ts';

/** A row that follows the described ones; `looks` names the cells that do not look like their column. */
export interface StreamedRow {
  readonly cells: readonly Typed[];
  readonly looks?: ReadonlyMap<number, CellLook>;
  /** Its number, counted from 1, where rows between are left out; the next one unless told. */
  readonly row?: number;
  readonly hidden?: boolean;
}

/** Rows that follow the described ones of a sheet. */
export interface StreamedRows {
  readonly rows: AsyncIterable<StreamedRow> | Iterable<StreamedRow>;
  /** Looks its cells may have besides their column's. */
  readonly looks?: readonly CellLook[];
  /** Notes on cells of those rows; counted from 1. */
  readonly notes?: readonly SheetNote[];
}

const CHUNK = 64 * 1024;

/** Writes a workbook; `streams` holds rows by sheet, counted from 0. */
export async function writeLayout(layout: WorkbookLayout, streams: ReadonlyMap<number, StreamedRows> = new Map()): Promise<Readable> {
  const frames = layout.sheets.map((sheet, at) => frameOf(sheet, at, streams.get(at)));
  const lists = frames.flatMap((frame) => frame.lists);
  const skeleton = await writeXlsx({
    sheets: [...frames.map((frame) => frame.sheet), ...lists],
    namedRanges: layout.sheets.flatMap(namesOf), defaultFont: FONT, properties: { title: layout.title },
  });
  return rezip(skeleton, frames, streams);
}

/** Writes a workbook that fits in memory. */
export async function writeLayoutBytes(layout: WorkbookLayout): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  for await (const chunk of await writeLayout(layout)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function rezip(skeleton: Uint8Array, frames: readonly Frame[], streams: ReadonlyMap<number, StreamedRows>): Promise<Readable> {
  const parts = await readZip('', skeleton, defaultReadLimits);
  const zip = new ZipFile();
  // Fixed, so that the same content gives the same bytes.
  const options = { mtime: new Date(Date.UTC(2026, 0, 1)), mode: 0o100644, compress: true };
  const out = zip.outputStream as Readable;
  for (const name of parts.names) {
    const bytes = Buffer.from(await parts.read(name) ?? new Uint8Array());
    const at = Number(/^xl\/worksheets\/sheet(\d+)\.xml$/.exec(name)?.[1] ?? 0) - 1;
    const frame = frames[at];
    if (frame === undefined) {
      zip.addBuffer(bytes, name, options);
    } else {
      const rows = Readable.from(sheetXml(bytes.toString('utf8'), frame, streams.get(at)));
      rows.on('error', (error) => out.destroy(error));
      zip.addReadStream(rows, name, options);
    }
  }
  zip.end();
  return out;
}

/** The library's sheet with our rows in it and the style of its columns below them. */
async function* sheetXml(xml: string, frame: Frame, stream: StreamedRows | undefined): AsyncGenerator<Buffer> {
  const fixed = frame.sheet.rows?.length ?? 0;
  const styles = paletteOf(xml, frame);
  const start = xml.indexOf(`<row r="${fixed + 1}"`);
  const end = xml.indexOf('</sheetData>');
  const head = xml.slice(0, start < 0 ? end : start).replace(/<dimension[^>]*\/>/, '')
    .replaceAll(/<col min="(\d+)"/g, (whole, at: string) => `${whole} style="${styles.columns[Number(at) - 1] ?? 0}"`);
  yield Buffer.from(head);
  yield* rowsXml(stream, fixed + 1, frame.layout, styles);
  yield Buffer.from(xml.slice(end));
}

interface Palette { readonly columns: readonly number[]; readonly byLook: ReadonlyMap<string, number> }

/** The numbers the library gave to the styles, read off the pattern row. */
function paletteOf(xml: string, frame: Frame): Palette {
  const row = (frame.sheet.rows?.length ?? 0) + 1;
  const pattern = new RegExp(`<row r="${row}"[^>]*>(.*?)</row>`, 's').exec(xml)?.[1] ?? '';
  const byRef = new Map([...pattern.matchAll(/<c r="([A-Z]+)\d+" s="(\d+)"/g)].map(([, letters = '', style]) => [letters, Number(style)]));
  const numbers = frame.pattern.map(({ ref }) => byRef.get(ref) ?? 0);
  return {
    columns: numbers.slice(0, frame.layout.columns.length),
    byLook: new Map(frame.pattern.map(({ look, format }, at) => [paletteKey(look, format), numbers[at] ?? 0])),
  };
}

async function* rowsXml(stream: StreamedRows | undefined, first: number, layout: SheetLayout, styles: Palette): AsyncGenerator<Buffer> {
  let text = '';
  let row = first;
  for await (const one of allRows(layout, stream)) {
    row = one.row ?? row;
    text += encodeRow(row, one.cells, (column, typed) => styleNumber(column, typed, one.looks?.get(column), layout, styles), one.hidden);
    row += 1;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

async function* allRows(layout: SheetLayout, stream: StreamedRows | undefined): AsyncGenerator<StreamedRow> {
  for (const row of layout.rows.slice(headingsOf(layout).length)) {
    yield { cells: row.map((cell) => cell?.typed ?? null), looks: new Map(row.flatMap((cell, at) => (cell === null ? [] : [[at, cell.look] as const]))) };
  }
  yield* stream?.rows ?? [];
}

function styleNumber(column: number, typed: Typed, look: CellLook | undefined, layout: SheetLayout, styles: Palette): number {
  const held = layout.columns[column] ?? layout.columns.at(-1);
  if (held === undefined || (look === undefined && held.format.kind !== 'general')) return styles.columns[column] ?? 0;
  return styles.byLook.get(paletteKey(look ?? held.look, held.format.kind === 'general' ? naturalFormat(typed) : held.format)) ?? 0;
}

/** The format of a cell in a column that holds anything. */
function naturalFormat(typed: Typed): CellFormat {
  if (typeof typed === 'string') return { kind: 'text' };
  if (typed !== null && typeof typed === 'object' && 'kind' in typed && (typed.kind === 'date' || typed.kind === 'percent')) {
    return typed.kind === 'date' ? { kind: 'date' } : { kind: 'percent', scale: 2 };
  }
  return { kind: 'general' };
}
