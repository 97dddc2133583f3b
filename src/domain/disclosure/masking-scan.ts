/*
 * The masking scan: text and tables go in as they are read, findings come out. Nothing here knows a format; what a file
 * hides by its format (comments, hidden sheets) is told by whoever opened it.
 */
import { maskingProblems } from '../problems/disclosure.ts';
import type { Words } from '../problems/problem.ts';
import type { MaskingFinding } from './finding.ts';
import { scanText } from './scan-text.ts';
import { TableScan } from './scan-table.ts';

/** What the scan came to. */
export interface MaskingReport {
  readonly findings: readonly MaskingFinding[];
  /** Findings of each weight, those not listed included. */
  readonly hard: number;
  readonly soft: number;
  readonly notes: number;
  /** Pieces of text that were looked through. */
  readonly looked: number;
}

/** So many of one kind are listed; the rest are counted. */
const LISTED = 20;

/** Takes what a file holds and reports at the end. */
export class MaskingScan {
  readonly #findings: MaskingFinding[] = [];
  readonly #listed = new Map<string, number>();
  readonly #counts = { hard: 0, soft: 0, note: 0 };
  #table: { readonly key: string; readonly scan: TableScan; rows: number; readonly split: MaskingFinding[] } | undefined;
  #looked = 0;
  /** What stands above the next table. */
  #above = '';

  /** A paragraph or a line; one with tabs is a row. */
  text(text: string, place: Words): void {
    for (const found of this.#look(text, place)) this.found(found);
  }

  #look(text: string, place: Words): readonly MaskingFinding[] {
    if (text.trim() === '') return [];
    this.#looked += 1;
    this.#above = text.slice(0, 60);
    return scanText(text, place);
  }

  /** A row of the table of this key; another key begins another table. */
  row(key: string, cells: readonly string[], place: Words, tablePlace: Words, title = ''): void {
    if (this.#table?.key !== key) {
      this.#endTable();
      this.#table = { key, scan: new TableScan(tablePlace, this.#above + title), rows: 0, split: [] };
    }
    // Three figures side by side may look like a number by chance; in a list of numbers most rows do.
    for (const found of this.#look(cells.join('\t'), place)) {
      if (found.code === maskingProblems.numberSplit.code) this.#table.split.push(found);
      else this.found(found);
    }
    this.#table.scan.take(cells);
    this.#table.rows += 1;
  }

  /** Lines of plain text: what is parted by tabs, bars, commas or wide blanks counts as a table too. */
  lines(lines: readonly string[], placeOf: (line: number) => Words): void {
    let table = 0;
    for (const [at, line] of lines.entries()) {
      const cells = cellsOf(line);
      if (cells.length < 2) { table = at + 1; this.text(line, placeOf(at)); continue; }
      this.row(`lines ${table}`, cells, placeOf(at), placeOf(table));
    }
    this.#endTable();
  }

  /** Something found by other means. */
  found(one: MaskingFinding): void {
    this.#counts[one.weight] += 1;
    const listed = this.#listed.get(one.code) ?? 0;
    this.#listed.set(one.code, listed + 1);
    if (listed < LISTED) this.#findings.push(one);
  }

  /** Ends the scan; the heaviest first. */
  report(): MaskingReport {
    this.#endTable();
    const order = { hard: 0, soft: 1, note: 2 };
    const findings = this.#findings.toSorted((one, two) => order[one.weight] - order[two.weight]);
    return { findings, hard: this.#counts.hard, soft: this.#counts.soft, notes: this.#counts.note, looked: this.#looked };
  }

  #endTable(): void {
    const ended = this.#table;
    this.#table = undefined;
    if (ended === undefined) return;
    if (ended.split.length * 2 >= ended.rows - 1) for (const found of ended.split) this.found(found);
    for (const found of ended.scan.verdict()) this.found(found);
  }
}

function cellsOf(line: string): string[] {
  const by = line.includes('\t') ? '\t' : line.includes('|') ? /\s*\|\s*/ : (line.match(/[,;]/g)?.length ?? 0) >= 2 ? /[,;]/ : / {2,}|\u3000+/;
  const cells = line.trim().split(by);
  return cells.length > 1 ? cells.map((cell) => cell.replaceAll(/^["']|["']$/g, '')) : [line];
}
