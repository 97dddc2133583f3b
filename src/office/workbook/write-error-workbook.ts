/*
 * The sender's own rows, in their order and under their numbers, with what is wrong: a first column of sentences, yellow
 * cells with notes, and a list to filter. Corrected in place, the same file is imported again.
 */
import type { Readable } from 'node:stream';
import type { ColumnMatch } from '../../domain/register/match-columns.ts';
import { machineKeys } from '../../domain/register/machine-header.ts';
import type { SheetRow } from '../../domain/register/sheet-head.ts';
import { cellName, type SheetFinding } from '../../domain/register/sheet-finding.ts';
import type { CellLook, LayoutCell, LayoutColumn, SheetLayout } from '../../domain/register/sheet-layout.ts';
import { columnLetter } from '../../domain/register/sheet-layout.ts';
import { isBlank, shownOf, type Typed } from '../../domain/register/typed.ts';
import type { RowBatch } from './opened.ts';
import { writeLayout, type StreamedRow } from './write-layout.ts';

/** What an error workbook is made from. */
export interface ErrorWorkbook {
  readonly match: ColumnMatch;
  /** The rows of the sheet, read once more. */
  readonly rows: AsyncIterable<RowBatch>;
  readonly findings: readonly SheetFinding[];
  readonly language: 'zh' | 'en';
}

const words = {
  zh: { heading: '问题', list: '问题清单', columns: ['工作表', '行', '列', '填的内容', '代码', '问题和改法'] },
  en: { heading: 'Problems', list: 'Problems', columns: ['Sheet', 'Row', 'Column', 'Value', 'Code', 'Problem and remedy'] },
} as const;

/** Spreadsheets grow slow with more notes than people would read; the yellow and the first column go on. */
const MAX_NOTES = 2000;
/** Sentences in one cell. */
const MAX_SENTENCES = 20;
/** Before the sender's first column stands ours. */
const SHIFT = 1;

/** Writes it. `rows` are read while it streams out. */
export function writeErrorWorkbook(input: ErrorWorkbook): Promise<Readable> {
  const here = input.findings.filter((finding) => finding.sheet === input.match.name);
  const byRow = Map.groupBy(here.filter((finding) => finding.row > 0), (finding) => finding.row);
  const values = new Map<string, string>();
  return writeLayout({ title: input.match.name, sheets: [rowsSheet(input), listSheet(input)] }, new Map([
    [0, { rows: markedRows(input, byRow, values), looks: ['fault', 'problem', 'heading'], notes: notesOf(here, input) }],
    // The list is written after the rows have passed: only then the values in it are known.
    [1, { rows: listRows(input, values) }],
  ]));
}

const sentence = (finding: SheetFinding, language: 'zh' | 'en'): string => `${finding[language]}（${finding.code}）`;

function rowsSheet({ match, language }: ErrorWorkbook): SheetLayout {
  const width = Math.max(match.keyColumn, ...match.columns.map((column) => column.column));
  const columns = Array.from({ length: width }, (_, at): LayoutColumn => ({ key: String(at), width: 14, format: { kind: 'general' }, hidden: match.marker !== null && at + 1 === match.keyColumn, look: 'plain' }));
  const first: LayoutColumn = { key: machineKeys.problems, width: 60, format: { kind: 'text' }, hidden: false, look: 'problem' };
  // The list stands under its own name; a sheet of the sender's with that name would be taken for it.
  const name = match.name === words[language].list ? `${match.name} 2` : match.name;
  return { name, hidden: false, columns: [first, ...columns], rows: [], hiddenRows: [], headingRow: match.headingRow, frozenColumns: SHIFT, spareRows: 0, guarded: false, filter: false };
}

const notesOf = (findings: readonly SheetFinding[], { language }: ErrorWorkbook): { row: number; column: number; text: string }[] => {
  const cells = Map.groupBy(findings.filter((finding) => finding.row > 0 && finding.column > 0), cellName);
  return [...cells.values()].slice(0, MAX_NOTES).map((same) => ({ row: same[0]?.row ?? 0, column: (same[0]?.column ?? 0) + SHIFT, text: same.map((finding) => sentence(finding, language)).join('\n') }));
};

async function* markedRows({ match, rows, language }: ErrorWorkbook, byRow: ReadonlyMap<number, readonly SheetFinding[]>, values: Map<string, string>): AsyncGenerator<StreamedRow> {
  for await (const batch of rows) {
    for (const one of batch.rows) {
      const findings = byRow.get(one.row) ?? [];
      for (const finding of findings) values.set(cellName(finding), shownOf(one.cells[finding.column - 1] ?? null));
      yield markedRow(one, findings, match, language);
    }
  }
}

function markedRow({ row, cells }: SheetRow, findings: readonly SheetFinding[], match: ColumnMatch, language: 'zh' | 'en'): StreamedRow {
  const machine = match.marker !== null && row === match.headingRow - 1;
  const told = findings.slice(0, MAX_SENTENCES).map((finding) => sentence(finding, language)).join('\n');
  const first = machine ? machineKeys.problems : row === match.headingRow ? words[language].heading : told === '' ? null : told;
  const faulty = findings.filter((finding) => finding.column > 0).map((finding) => finding.column - 1 + SHIFT);
  const looks = new Map<number, CellLook>(row === match.headingRow ? [null, ...cells].map((_, at) => [at, 'heading']) : faulty.map((column) => [column, 'fault']));
  const held: Typed[] = [first, ...cells];
  // A cell that should have been filled in is past the end of the row: it is yellow all the same.
  while (held.length <= Math.max(0, ...faulty)) held.push(null);
  return { row, cells: held, looks, hidden: machine };
}

function listSheet({ findings, language }: ErrorWorkbook): SheetLayout {
  const widths = [16, 8, 8, 24, 8, 90];
  const columns = widths.map((width, at): LayoutColumn => ({ key: String(at), width, format: at === 1 ? { kind: 'number', scale: 0 } : { kind: 'text' }, hidden: false, look: at === widths.length - 1 ? 'problem' : 'plain' }));
  const headings = words[language].columns.map((typed): LayoutCell => ({ typed, look: 'heading' }));
  return { name: words[language].list, hidden: false, columns, rows: [headings], hiddenRows: [], headingRow: 1, frozenColumns: 0, spareRows: findings.length, guarded: false, filter: true };
}

function* listRows({ findings, match, language }: ErrorWorkbook, values: ReadonlyMap<string, string>): Generator<StreamedRow> {
  for (const finding of findings) {
    const value = finding.sheet === match.name && finding.row > 0 ? values.get(cellName(finding)) ?? '' : '';
    const letter = finding.column > 0 ? columnLetter(finding.column - 1 + SHIFT) : null;
    yield { cells: [finding.sheet, finding.row > 0 ? finding.row : null, letter, isBlank(value) ? null : value, finding.code, finding[language]] };
  }
}
