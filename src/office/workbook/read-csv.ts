/*
 * A .csv, read in the child process. Its encoding is proved or inferred, its separator is the one that parts the first
 * lines most evenly; every cell is text, for a .csv knows no other kind.
 */
import { problems, raise } from '../file-problems.ts';
import { workbookNotes } from '../../domain/problems/imports.ts';
import { HEAD_ROWS, type SheetRow } from '../../domain/register/sheet-head.ts';
import { decodeTable, type Decoded } from '../decode-text.ts';
import { restoreCell } from './defuse.ts';
import type { RowBatch } from './opened.ts';
import type { ReadableWorkbook } from './read-xlsx.ts';
import type { WorkbookLimits } from './workbook-limits.ts';

const BATCH_ROWS = 500;

/** Opens a .csv. Throws encodingUnknown, fileIncomplete, notAWorkbook. */
export function readCsv(name: string, bytes: Uint8Array, limits: WorkbookLimits): ReadableWorkbook {
  const decoded = decodeOrRefuse(name, bytes);
  const text = decoded.text.replace(/^\ufeff/, '');
  const separator = separatorOf(text);
  const sheet = name.replace(/^.*[\\/]/, '').replace(/\.[^.]*$/, '');
  const head: SheetRow[] = [];
  for (const row of scanRows(text, separator, name)) {
    head.push(row);
    if (head.length >= HEAD_ROWS) break;
  }
  return {
    facts: {
      format: 'csv', sheets: [{ name: sheet, hidden: false, merged: [], guarded: false, head }],
      notes: decoded.guessed ? [workbookNotes.encodingGuessed(decoded.encoding)] : [],
    },
    rows: () => batches(scanRows(text, separator, name), sheet, limits),
  };
}

function decodeOrRefuse(name: string, bytes: Uint8Array): Decoded {
  const decoded = decodeTable(bytes);
  if (typeof decoded !== 'string') return decoded;
  throw decoded === 'cut' ? raise(problems.fileIncomplete, { name }) : decoded === 'binary' ? raise(problems.notAWorkbook, { name }) : raise(problems.encodingUnknown, { name });
}

const SEPARATORS = [',', '\t', ';'] as const;
const SAMPLE_LINES = 20;

/** The separator that gives the first lines the most columns, counted by the commonest number of them. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 64 * 1024).replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r\n|\n|\r/).filter((line) => line.trim() !== '').slice(0, SAMPLE_LINES);
  const scores = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => line.split(separator).length - 1).filter((count) => count > 0);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return { separator, score: usual * counts.filter((count) => count === usual).length };
  });
  return scores.reduce((best, one) => (one.score > best.score ? one : best)).separator;
}

/** Rows that are not blank. Quoted cells may hold separators, quotes written twice, and line ends. */
function* scanRows(text: string, separator: string, name: string): Generator<SheetRow> {
  let at = 0;
  for (let row = 1; at < text.length; row += 1) {
    const cells: string[] = [];
    for (;;) {
      const cell = text[at] === '"' ? quoted(text, at, name, row) : bare(text, at, separator);
      cells.push(restoreCell(cell.text));
      at = cell.end;
      if (text[at] !== separator) break;
      at += 1;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    while (cells.length > 0 && cells.at(-1) === '') cells.pop();
    if (cells.some((cell) => cell.trim() !== '')) yield { row, cells: cells.map((cell) => (cell === '' ? null : cell)) };
  }
}

interface ScannedCell { readonly text: string; readonly end: number }

function quoted(text: string, start: number, name: string, row: number): ScannedCell {
  let from = start + 1;
  let cell = '';
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) throw raise(problems.quoteOpen, { name, row });
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') {
      // What some programs put between the closing quote and the separator belongs to the cell.
      const rest = /[^,;\t\r\n]*/y;
      rest.lastIndex = quote + 1;
      const behind = rest.exec(text)?.[0] ?? '';
      return { text: cell + behind, end: quote + 1 + behind.length };
    }
    cell += '"';
    from = quote + 2;
  }
}

function bare(text: string, start: number, separator: string): ScannedCell {
  let end = start;
  for (; end < text.length; end += 1) {
    const code = text[end];
    if (code === separator || code === '\n' || code === '\r') break;
  }
  return { text: text.slice(start, end), end };
}

async function* batches(rows: Iterable<SheetRow>, sheet: string, limits: WorkbookLimits): AsyncGenerator<RowBatch> {
  let waiting: SheetRow[] = [];
  let total = 0;
  for (const row of rows) {
    if (row.cells.length > limits.maxColumns) throw raise(problems.tooManyColumns, { sheet, row: row.row, limit: limits.maxColumns });
    total += 1;
    if (total > limits.maxRows) throw raise(problems.tooManyRows, { sheet, limit: limits.maxRows });
    waiting.push(row);
    if (waiting.length < BATCH_ROWS) continue;
    yield { rows: waiting, formulas: 0, hidden: [] };
    waiting = [];
  }
  if (waiting.length > 0) yield { rows: waiting, formulas: 0, hidden: [] };
}
