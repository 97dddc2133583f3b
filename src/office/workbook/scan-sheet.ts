/*
 * The rows of one sheet as its XML streams past. Cells are read for what their author saw: days, shares, errors and
 * results of formulas are told apart, and a formula whose result was never computed is an error, not a blank.
 */
import type { SheetRow } from '../../domain/register/sheet-head.ts';
import type { Typed } from '../../domain/register/typed.ts';
import { decodeEntities } from '../read-xml.ts';
import { typedNumber, type NumberMeaning } from './cell-formats.ts';
import { attributeOf, type XmlListener } from './scan-xml.ts';

/** What the cells of a workbook share. */
export interface SharedParts {
  readonly strings: readonly string[];
  readonly formats: readonly NumberMeaning[];
  readonly from1904: boolean;
}

/** Told of each row that is not blank, and of each cell beyond the last column allowed. */
export interface RowListener {
  readonly row: (row: SheetRow, formulas: number, hidden: boolean) => void;
  /** Of columns that are hidden, the first and the last, counted from 1. */
  readonly hiddenColumns?: (first: number, last: number) => void;
  readonly tooWide: (row: number) => never;
}

/** Excel's own way of writing characters XML cannot hold: _x000D_. */
const ESCAPED = /_x([0-9a-f]{4})_/gi;

/** Text of a cell as it was typed. */
export function cellText(raw: string): string {
  const text = decodeEntities(raw);
  return text.includes('_x') ? text.replaceAll(ESCAPED, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;
}

/** Reads rows out of what an XmlScanner passes by. */
export class SheetListener implements XmlListener {
  readonly #shared: SharedParts;
  readonly #told: RowListener;
  readonly #maxColumns: number;
  #row = 0;
  #cells: Typed[] = [];
  #filled = false;
  #formulas = 0;
  #hidden = false;
  #column = 0;
  #cell = '';
  #value = '';
  #formula: string | undefined;
  // Which element the text now passing belongs to: a value, a formula, a piece of inline text, or nothing.
  #inside: 'v' | 'f' | 't' | '' = '';
  #phonetic = false;

  constructor(shared: SharedParts, maxColumns: number, told: RowListener) {
    this.#shared = shared;
    this.#maxColumns = maxColumns;
    this.#told = told;
  }

  open(name: string, tag: string, closed: boolean): void {
    if (name === 'c') this.#openCell(tag, closed);
    else if (name === 'row') this.#openRow(tag);
    else if (name === 'col') this.#openColumns(tag);
    else if (name === 'v' || name === 't') this.#inside = closed ? '' : name;
    else if (name === 'f') {
      this.#formula = '';
      this.#inside = closed ? '' : 'f';
    } else if (name === 'rPh') this.#phonetic = !closed;
  }

  close(name: string): void {
    if (name === 'c') this.#closeCell();
    else if (name === 'row') this.#closeRow();
    else if (name === 'rPh') this.#phonetic = false;
    else if (name === 'v' || name === 't' || name === 'f') this.#inside = '';
  }

  text(text: string): void {
    if (this.#inside === '' || this.#phonetic) return;
    if (this.#inside === 'f') this.#formula += text;
    else this.#value += text;
  }

  #openColumns(tag: string): void {
    if (isTrue(attributeOf(tag, 'hidden'))) this.#told.hiddenColumns?.(Number(attributeOf(tag, 'min')), Number(attributeOf(tag, 'max')));
  }

  #openRow(tag: string): void {
    const told = Number(attributeOf(tag, 'r'));
    this.#row = told > 0 ? told : this.#row + 1;
    this.#cells = [];
    this.#filled = false;
    this.#formulas = 0;
    this.#hidden = isTrue(attributeOf(tag, 'hidden'));
    this.#column = 0;
  }

  #openCell(tag: string, closed: boolean): void {
    const told = columnOf(attributeOf(tag, 'r') ?? '');
    if (told > 0) this.#column = told;
    else this.#column += 1;
    this.#cell = tag;
    this.#value = '';
    this.#formula = undefined;
    if (closed) return;
    if (this.#column > this.#maxColumns) this.#told.tooWide(this.#row);
  }

  #closeCell(): void {
    const typed = this.#typed();
    if (this.#formula !== undefined) this.#formulas += 1;
    if (typed === null || typed === '') return;
    while (this.#cells.length < this.#column - 1) this.#cells.push(null);
    this.#cells[this.#column - 1] = typed;
    if (!this.#filled) this.#filled = typeof typed !== 'string' || typed.trim() !== '';
  }

  #closeRow(): void {
    if (this.#filled) this.#told.row({ row: this.#row, cells: this.#cells }, this.#formulas, this.#hidden);
  }

  #typed(): Typed {
    const kind = attributeOf(this.#cell, 't') ?? 'n';
    const value = this.#value;
    // Text inside <is> arrives here as the value too.
    if (kind === 's') return this.#shared.strings[Number(value)] ?? null;
    if (kind === 'inlineStr' || kind === 'str') return cellText(value);
    if (value === '') return this.#formula === undefined || this.#formula === '' ? null : { kind: 'broken', text: `=${cellText(this.#formula)}` };
    if (kind === 'b') return { kind: 'boolean', value: value === '1' || value === 'true' };
    if (kind === 'e') return { kind: 'broken', text: cellText(value) };
    if (kind === 'd') return isoDay(value);
    const number = Number(value);
    // What is no number to us is shown to its author as it stands, and refused where a number is wanted.
    if (!Number.isFinite(number)) return cellText(value);
    return typedNumber(number, this.#shared.formats[Number(attributeOf(this.#cell, 's') ?? 0)] ?? 'plain', this.#shared.from1904);
  }
}

const isTrue = (text: string | undefined): boolean => text === '1' || text === 'true';

const isoDay = (text: string): Typed => (/^\d{4}-\d\d-\d\d/.test(text) ? { kind: 'date', date: text.slice(0, 10), text: text.slice(0, 10) } : text);

/** The number of a column, from 1; 0 where the cell does not say. */
export function columnOf(ref: string): number {
  let column = 0;
  for (let at = 0; at < ref.length; at += 1) {
    const code = ref.charCodeAt(at);
    if (code < 65 || code > 90) break;
    column = column * 26 + code - 64;
  }
  return column;
}
