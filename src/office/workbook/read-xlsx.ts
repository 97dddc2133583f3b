/*
 * An .xlsx, read in the child process: its directory and small parts first, each visible sheet passed once to learn its
 * head and its merged cells, then the rows of the sheet that was chosen, piece by piece.
 */
import { problems, raise, type Words } from '../file-problems.ts';
import { workbookNotes } from '../../domain/problems/imports.ts';
import { HEAD_ROWS, type Merge, type SheetRow } from '../../domain/register/sheet-head.ts';
import { childElements, findChild, readXml, type XmlElement } from '../read-xml.ts';
import { readZip, type OpenZip } from '../read-zip.ts';
import { readCellFormats } from './cell-formats.ts';
import type { RowBatch, SheetFacts, WorkbookFacts } from './opened.ts';
import { columnOf, SheetListener, type SharedParts } from './scan-sheet.ts';
import { readSharedStrings } from './scan-strings.ts';
import { XmlScanner } from './scan-xml.ts';
import type { WorkbookLimits } from './workbook-limits.ts';

/** A workbook that is open in this process. */
export interface ReadableWorkbook {
  readonly facts: WorkbookFacts;
  readonly rows: (sheet: number) => AsyncGenerator<RowBatch>;
}

interface SheetPart { readonly name: string; readonly hidden: boolean; readonly path: string }

interface Book { readonly name: string; readonly zip: OpenZip; readonly shared: SharedParts; readonly limits: WorkbookLimits }

const BATCH_ROWS = 500;

/** Opens an .xlsx. Throws coded problems; anything else is a file whose XML is damaged. */
export async function readXlsx(name: string, bytes: Uint8Array, limits: WorkbookLimits): Promise<ReadableWorkbook> {
  const zip = await readZip(name, bytes, limits);
  await refuseOthers(name, zip);
  const workbook = await treeOf(zip, 'xl/workbook.xml') ?? missing(name);
  const parts = await sheetParts(workbook, zip);
  const from1904 = ['1', 'true', 'on'].includes(findChild(workbook, 'workbookPr')?.attributes['date1904'] ?? '');
  const book: Book = { name, zip, limits, shared: { strings: await readSharedStrings(textOf(zip, await pathOf(zip, 'sharedStrings'))), formats: await formatsOf(zip), from1904 } };
  const sheets: SheetFacts[] = [];
  for (const part of parts) sheets.push(await factsOf(part, book));
  const notes: Words[] = [
    ...parts.filter((part) => part.hidden && !part.name.startsWith('_list')).map((part) => workbookNotes.sheetHidden(part.name)),
    ...(zip.names.includes('xl/vbaProject.bin') ? [workbookNotes.macrosIgnored()] : []), ...(from1904 ? [workbookNotes.dates1904()] : []),
  ];
  return { facts: { format: 'xlsx', sheets, notes }, rows: (sheet) => rowsOf(parts[sheet] ?? missing(name), book) };
}

function missing(name: string): never {
  throw raise(problems.fileDamaged, { name });
}

async function refuseOthers(name: string, zip: OpenZip): Promise<void> {
  if (zip.names.includes('xl/workbook.xml')) return;
  const declared = Buffer.from((await zip.read('mimetype'))?.subarray(0, 100) ?? []).toString('latin1');
  if (declared.includes('opendocument.spreadsheet')) throw raise(problems.saveAsXlsx, { name, format: '.ods' });
  if (zip.names.includes('xl/workbook.bin')) throw raise(problems.saveAsXlsx, { name, format: '.xlsb' });
  if (zip.names.some((entry) => /^(?:word|ppt)\/|^OFD\.xml$/i.test(entry)) || declared !== '') throw raise(problems.notAWorkbook, { name });
  throw zip.names.some((entry) => /\.(?:xlsx|csv)$/i.test(entry)) ? raise(problems.archiveNotDocument, { name }) : raise(problems.notAWorkbook, { name });
}

async function treeOf(zip: OpenZip, path: string): Promise<XmlElement | undefined> {
  const bytes = await zip.read(path);
  return bytes === undefined ? undefined : readXml(decoderOf(bytes).decode(bytes));
}

type Decoder = InstanceType<typeof TextDecoder>;

const decoderOf = (bytes: Uint8Array): Decoder =>
  new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8');

async function relations(zip: OpenZip): Promise<readonly XmlElement[]> {
  const tree = await treeOf(zip, 'xl/_rels/workbook.xml.rels');
  return tree === undefined ? [] : childElements(tree, 'Relationship');
}

const resolve = (target: string): string => (target.startsWith('/') ? target.slice(1) : `xl/${target}`.replaceAll(/[^/]+\/\.\.\//g, ''));

async function pathOf(zip: OpenZip, type: string): Promise<string> {
  const found = (await relations(zip)).find(({ attributes }) => attributes['Type']?.endsWith(`/${type}`));
  return resolve(found?.attributes['Target'] ?? `${type}.xml`);
}

async function sheetParts(workbook: XmlElement, zip: OpenZip): Promise<SheetPart[]> {
  const targets = new Map((await relations(zip)).filter(({ attributes }) => attributes['Type']?.endsWith('/worksheet'))
    .map(({ attributes }) => [attributes['Id'] ?? '', resolve(attributes['Target'] ?? '')]));
  return childElements(findChild(workbook, 'sheets') ?? workbook, 'sheet').flatMap(({ attributes }) => {
    const path = targets.get(attributes['id'] ?? '');
    // Charts and dialogs are sheets too; they have no cells.
    return path === undefined ? [] : [{ name: attributes['name'] ?? '', hidden: (attributes['state'] ?? 'visible') !== 'visible', path }];
  });
}

async function formatsOf(zip: OpenZip): Promise<SharedParts['formats']> {
  const bytes = await zip.read(await pathOf(zip, 'styles'));
  return bytes === undefined ? [] : readCellFormats(decoderOf(bytes).decode(bytes));
}

async function* textOf(zip: OpenZip, path: string): AsyncGenerator<string> {
  let decoder: Decoder | undefined;
  for await (const chunk of zip.stream(path)) {
    decoder ??= decoderOf(chunk);
    yield decoder.decode(chunk, { stream: true });
  }
}

/** Passes a sheet once: its first rows are read, its end is kept, what lies between is only counted. */
async function factsOf(part: SheetPart, book: Book): Promise<SheetFacts> {
  const facts = { name: part.name, hidden: part.hidden, merged: [], guarded: false, head: [] };
  if (part.hidden) return facts;
  const head: SheetRow[] = [];
  const hiddenColumns: number[] = [];
  const scanner = new XmlScanner(new SheetListener(book.shared, book.limits.maxColumns, {
    row: (row) => { head.push(row); }, tooWide: (row) => tooWide(part, row, book),
    hiddenColumns: (first, last) => { for (let column = first; column <= Math.min(last, book.limits.maxColumns); column += 1) hiddenColumns.push(column); },
  }));
  const tail = new TailKeeper();
  let decoder: Decoder | undefined;
  for await (const chunk of book.zip.stream(part.path)) {
    decoder ??= decoderOf(chunk);
    if (head.length < HEAD_ROWS) scanner.push(decoder.decode(chunk, { stream: true }));
    tail.push(chunk);
  }
  const last = head.length < HEAD_ROWS ? {} : { tail: lastRows(tail.lastPart(), part, book) };
  return { ...facts, head: head.slice(0, HEAD_ROWS), hiddenColumns, ...last, ...tail.facts() };
}

/** The rows in the last part of a long sheet: what stands there may be no data any more. */
function lastRows(xml: string, part: SheetPart, book: Book): SheetRow[] {
  const rows: SheetRow[] = [];
  const begin = xml.search(/<(?:\w+:)?row[\s>]/);
  if (begin >= 0) new XmlScanner(new SheetListener(book.shared, book.limits.maxColumns, { row: (row) => { rows.push(row); }, tooWide: (row) => tooWide(part, row, book) })).push(xml.slice(begin));
  return rows;
}

function tooWide(part: SheetPart, row: number, { limits }: Book): never {
  throw raise(problems.tooManyColumns, { sheet: part.name, row, limit: limits.maxColumns });
}

const MARK = Buffer.from('sheetData>');
/** Merged cells and rules of a sheet beyond this are of no sheet people made. */
const MAX_TAIL = 16 * 1024 * 1024;
/** Enough for the rows below a table: signatures, sums, notes. */
const LAST_PART = 64 * 1024;

/** Keeps what follows the rows of a sheet and the end of them, without reading the rows. */
class TailKeeper {
  #before = Buffer.alloc(0);
  readonly #tail: Buffer[] = [];
  #size = 0;
  /** The pieces that passed last, as they came: copying them at every piece would cost more than reading. */
  #recent: Buffer[] = [];
  #recentSize = 0;

  push(chunk: Buffer): void {
    if (this.#size > 0) {
      if (this.#size < MAX_TAIL) this.#tail.push(chunk);
      this.#size += chunk.length;
      return;
    }
    // The closing tag may be broken across two chunks.
    const joined = Buffer.concat([this.#before, chunk]);
    const mark = joined.lastIndexOf(MARK);
    const found = mark >= 0 && /<\/(?:\w+:)?$/.test(joined.toString('latin1', Math.max(0, mark - 20), mark));
    if (found) {
      this.#tail.push(joined.subarray(mark));
      this.#size = joined.length - mark;
    }
    this.#remember(found ? chunk.subarray(0, Math.max(0, chunk.length - this.#size)) : chunk);
    this.#before = joined.subarray(Math.max(0, joined.length - 40));
  }

  #remember(chunk: Buffer): void {
    this.#recent.push(chunk);
    this.#recentSize += chunk.length;
    while (this.#recentSize - (this.#recent[0]?.length ?? 0) >= LAST_PART) this.#recentSize -= this.#recent.shift()?.length ?? 0;
  }

  /** The end of the rows; it may begin within one, and end within the tag that closes them. */
  lastPart(): string {
    return Buffer.concat(this.#recent).toString('utf8').replace(/<\/?\w*:?\w*$/, '');
  }

  facts(): Pick<SheetFacts, 'merged' | 'guarded'> {
    const text = Buffer.concat(this.#tail).toString('utf8');
    const merged = [...text.matchAll(/<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/g)].map(([, left = '', top, right = '', bottom]): Merge =>
      ({ firstRow: Number(top), lastRow: Number(bottom), firstColumn: columnOf(left), lastColumn: columnOf(right) }));
    return { merged, guarded: /<(?:\w+:)?sheetProtection\b/.test(text) };
  }
}

async function* rowsOf(part: SheetPart, book: Book): AsyncGenerator<RowBatch> {
  let rows: SheetRow[] = [];
  let hidden: number[] = [];
  let formulas = 0;
  let total = 0;
  const scanner = new XmlScanner(new SheetListener(book.shared, book.limits.maxColumns, {
    row: (row, found, unseen) => { rows.push(row); formulas += found; if (unseen) hidden.push(row.row); }, tooWide: (row) => tooWide(part, row, book),
  }));
  for await (const text of textOf(book.zip, part.path)) {
    scanner.push(text);
    if (rows.length < BATCH_ROWS) continue;
    total += rows.length;
    if (total > book.limits.maxRows) throw raise(problems.tooManyRows, { sheet: part.name, limit: book.limits.maxRows });
    yield { rows, formulas, hidden };
    [rows, formulas, hidden] = [[], 0, []];
  }
  scanner.end();
  if (rows.length > 0) yield { rows, formulas, hidden };
}
