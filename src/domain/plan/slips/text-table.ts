/*
 * Tables as the readers of documents leave them: a line a row, its cells parted by tabs or by upright strokes. Only what
 * a total needs is read: headings, labels, and cells that are numbers.
 */
import { fraction, powerOfTen, multiply, type Fraction } from '../fraction.ts';
import { fold } from '../fold.ts';
import { readLines, type Line } from '../line.ts';

/** One cell, where it stands and what number it holds; null for words, `blank` for nothing or a dash. */
export interface Cell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly number: Fraction | null;
  readonly decimals: number;
  /** Words after the number: 万元, %. */
  readonly unit: string;
  readonly isBlank: boolean;
}

/** A table: the row of its headings, and the rows below it. */
export interface TextTable {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

const NUMBER = /^(?<sign>-?)(?<whole>\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.(?<part>\d{1,9}))?(?<unit>[^\d.,]{0,5})$/u;
const DASH = /^[-—–/／ ]*$/u;
const RULE = /^[\s|:-]+$/u;

/** Every table of a text with a row of headings and two rows or more below it. */
export function readTables(text: string): readonly TextTable[] {
  const tables: TextTable[] = [];
  let block: (readonly Cell[])[] = [];
  const close = (): void => {
    const table = tableOf(block);
    if (table !== undefined) tables.push(table);
    block = [];
  };
  for (const line of readLines(text)) {
    const sign = signOf(line.text);
    if (sign === undefined) close();
    else if (!RULE.test(line.text)) block.push(cellsOf(text, line, sign));
  }
  close();
  return tables;
}

const signOf = (line: string): string | undefined => (line.includes('\t') ? '\t' : (line.match(/[|｜]/gu)?.length ?? 0) >= 2 ? '|' : undefined);

function cellsOf(text: string, line: Line, sign: string): readonly Cell[] {
  const raw = text.slice(line.start, line.end).replaceAll('｜', '|');
  const from = sign === '|' && raw.trimStart().startsWith('|') ? raw.indexOf('|') + 1 : 0;
  const to = sign === '|' && raw.trimEnd().endsWith('|') ? raw.lastIndexOf('|') : raw.length;
  let at = line.start + from;
  return raw.slice(from, Math.max(from, to)).split(sign).map((part) => {
    const start = at + (part.length - part.trimStart().length);
    at += part.length + 1;
    return cellOf(part.trim(), start);
  });
}

function cellOf(text: string, start: number): Cell {
  const said = NUMBER.exec(fold(text).replaceAll(' ', ''))?.groups;
  const at = { text, start, end: start + text.length, isBlank: DASH.test(text) };
  if (said === undefined) return { ...at, number: null, decimals: 0, unit: '' };
  const part = said['part'] ?? '';
  const digits = BigInt(`${said['sign'] ?? ''}${(said['whole'] ?? '').replaceAll(',', '')}${part}`);
  return { ...at, number: multiply(fraction(digits), powerOfTen(-part.length)), decimals: part.length, unit: said['unit'] ?? '' };
}

// The last row without a number heads the table; what stands above it are titles and headings of headings.
function tableOf(block: readonly (readonly Cell[])[]): TextTable | undefined {
  const first = block.findIndex((row) => row.filter((cell) => cell.number !== null).length > 0);
  const head = block[first - 1];
  if (first < 1 || head === undefined || block.length - first < 2) return undefined;
  return { headings: head.map((cell) => cell.text.replaceAll(/\s/gu, '')), rows: block.slice(first) };
}
