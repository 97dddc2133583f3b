/* Cells as a sheet's XML. Text is written as text whatever it begins with: nothing here can become a formula. */
import { columnLetter } from '../../domain/register/sheet-layout.ts';
import type { Typed } from '../../domain/register/typed.ts';

const MAX_CELL_LENGTH = 32_767;
const DAY = 86_400_000;
/** Day 0 of spreadsheets, as all of them count since 1 March 1900. */
const EPOCH = Date.UTC(1899, 11, 30);
const ERRORS = /^#(?:REF!|N\/A|NAME\?|NULL!|DIV\/0!|VALUE!|NUM!|GETTING_DATA)$/;

/** A row of cells; `styleOf` gives each its style number. */
export function encodeRow(row: number, cells: readonly Typed[], styleOf: (column: number, typed: Typed) => number, hidden = false): string {
  let text = hidden ? `<row r="${row}" hidden="1">` : `<row r="${row}">`;
  for (let column = 0; column < cells.length; column += 1) {
    const typed = cells[column] ?? null;
    const style = styleOf(column, typed);
    if (typed !== null || style !== 0) text += encodeCell(refs(column) + String(row), typed, style);
  }
  return `${text}</row>`;
}

const letters: string[] = [];
const refs = (column: number): string => (letters[column] ??= columnLetter(column));

function encodeCell(ref: string, typed: Typed, style: number): string {
  const start = `<c r="${ref}"${style === 0 ? '' : ` s="${style}"`}`;
  if (typed === null) return `${start}/>`;
  if (typeof typed === 'string') return `${start}${textOf(typed)}`;
  if (typeof typed === 'number') return Number.isFinite(typed) ? `${start}><v>${typed}</v></c>` : `${start}/>`;
  if (!('kind' in typed)) return `${start}${textOf(typed.join('、'))}`;
  if (typed.kind === 'percent') return `${start}><v>${typed.value}</v></c>`;
  if (typed.kind === 'boolean') return `${start} t="b"><v>${typed.value ? 1 : 0}</v></c>`;
  if (typed.kind === 'date') return `${start}><v>${(Date.parse(`${typed.date}T00:00:00Z`) - EPOCH) / DAY}</v></c>`;
  return ERRORS.test(typed.text) ? `${start} t="e"><v>${typed.text}</v></c>` : `${start}${textOf(typed.text)}`;
}

/** Inline, so that no table of strings grows with the rows. */
const textOf = (text: string): string => ` t="inlineStr"><is><t xml:space="preserve">${escapeText(text)}</t></is></c>`;

const UNSAFE = /[&<>]|_x[0-9a-f]{4}_|[^\P{Cc}\t\n]|[\ud800-\udfff\ufffe\uffff]/iu;

/** Characters XML cannot hold are left out; Excel's own way of writing them (_x000D_) is kept from being read as one. */
function escapeText(text: string): string {
  const cut = text.length > MAX_CELL_LENGTH ? `${text.slice(0, MAX_CELL_LENGTH - 1)}…` : text;
  if (!UNSAFE.test(cut)) return cut;
  return cut.replaceAll('\r\n', '\n').replaceAll(/[^\P{Cc}\t\n]|[\ud800-\udfff\ufffe\uffff]/gu, '').replaceAll(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
