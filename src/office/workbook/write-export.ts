/* An export to bytes, row by row: 150,000 of them need no more memory than one. */
import { Readable } from 'node:stream';
import type { ExportedRecord, ExportLayout } from '../../domain/register/export-layout.ts';
import type { Typed } from '../../domain/register/typed.ts';
import { defuseCell } from './defuse.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { writeLayout, type StreamedRow } from './write-layout.ts';

/** Records, as a query hands them out. */
export type Records = AsyncIterable<ExportedRecord> | Iterable<ExportedRecord>;

/** Writes an export as .xlsx. */
export function exportXlsx(layout: ExportLayout, records: Records): Promise<Readable> {
  return writeLayout(layout.workbook, new Map([[0, { rows: toRows(layout, records) }]]));
}

async function* toRows(layout: ExportLayout, records: Records): AsyncGenerator<StreamedRow> {
  for await (const record of records) yield { cells: layout.rowOf(record) };
}

/** Encodings a .csv may have; without its mark old Excel takes UTF-8 for something else. */
export type CsvEncoding = 'utf-8' | 'gb18030';

const CHUNK = 64 * 1024;

/** Writes an export as .csv. */
export function exportCsv(layout: ExportLayout, records: Records, encoding: CsvEncoding = 'utf-8'): Readable {
  return Readable.from(csvBytes(layout, records, encoding), { objectMode: false });
}

async function* csvBytes(layout: ExportLayout, records: Records, encoding: CsvEncoding): AsyncGenerator<Buffer> {
  const encode = (text: string): Buffer => (encoding === 'utf-8' ? Buffer.from(text) : encodeGb18030(text));
  let text = (encoding === 'utf-8' ? '\ufeff' : '') + csvLine(layout.headings);
  for await (const record of records) {
    text += csvLine(layout.rowOf(record));
    if (text.length < CHUNK) continue;
    yield encode(text);
    text = '';
  }
  yield encode(text);
}

const csvLine = (cells: readonly Typed[]): string => `${cells.map(csvCell).join(',')}\r\n`;

function csvCell(typed: Typed): string {
  if (typed === null) return '';
  if (typeof typed === 'number') return String(typed);
  const text = defuseCell(wordsOf(typed));
  return /[",;\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function wordsOf(typed: Exclude<Typed, null | number>): string {
  if (typeof typed === 'string') return typed;
  if (!('kind' in typed)) return typed.join('、');
  if (typed.kind === 'percent') return `${Number((typed.value * 100).toPrecision(15))}%`;
  return typed.kind === 'boolean' ? String(typed.value) : typed.kind === 'date' ? typed.date : typed.text;
}
