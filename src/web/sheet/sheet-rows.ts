/* The rows of a sheet: what stands in their cells as text, what was changed, and what pasting does to them. No screen here. */
import type { RecordView, RegisterView } from '../../contract/register.ts';
import type { Finding } from '../../domain/register/finding.ts';
import type { FieldView } from '../register/field-view.ts';

/** One row: a record, or one to be. */
export interface SheetRow {
  readonly key: string;
  /** The record as it is saved; null for a row that is new. */
  readonly record: RecordView | null;
  /** What stands in the cells, as people read and type it. */
  readonly cells: Readonly<Record<string, string>>;
  /** What stood there when it was read or saved last. */
  readonly start: Readonly<Record<string, string>>;
  /** Names the request that makes the record. */
  readonly request: string;
  /** What the server said of it last. */
  readonly said: readonly Finding[];
  /** Why it was not saved, when it is no matter of a cell. */
  readonly refusal: { readonly zh: string; readonly en: string } | null;
}

/** Says a field's value of a record as text. */
export type CellText = (field: FieldView, record: RecordView) => string;

/** The fields of a sheet, in the order of its columns: first those of the record's name, as the form groups them. */
export const sheetFields = (register: RegisterView): readonly FieldView[] => {
  const grouped = register.display.groups.flatMap(({ fields }) => fields);
  return [...grouped, ...register.fields.map(({ key }) => key).filter((key) => !grouped.includes(key))].flatMap((key) => register.fields.filter((field) => field.key === key));
};

/** The row of a record. */
export function rowOf(record: RecordView, fields: readonly FieldView[], textOf: CellText, row: Pick<SheetRow, 'key' | 'request'>): SheetRow {
  const cells = Object.fromEntries(fields.filter(({ type }) => type !== 'formula').map((field) => [field.key, textOf(field, record)]));
  return { key: row.key, request: row.request, record, cells, start: cells, said: [], refusal: null };
}

/** A row that is new, with what stands in it from the start. */
export const newRow = (row: Pick<SheetRow, 'key' | 'request'>, start: Readonly<Record<string, string>> = {}): SheetRow => ({ key: row.key, request: row.request, record: null, cells: start, start, said: [], refusal: null });

/** The fields that were changed. */
export const changedCells = (row: SheetRow): readonly string[] => Object.keys(row.cells).filter((key) => (row.cells[key] ?? '') !== (row.start[key] ?? ''));

/** Whether there is anything to save. */
export const isChanged = (row: SheetRow): boolean => changedCells(row).length > 0;

/** The row with this text in a cell; what was said of the row no longer counts for that cell. */
export const withCell = (row: SheetRow, field: string, text: string): SheetRow =>
  ({ ...row, cells: { ...row.cells, [field]: text }, said: row.said.filter((finding) => finding.field !== field), refusal: null });

/** The cells of a pasted table: rows at line ends, columns at tabs; a quoted cell may hold both. */
export function readPasted(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const end = () => { rows[rows.length - 1]?.push(cell); cell = ''; };
  const plain = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').replace(/\n$/, '');
  for (let at = 0; at < plain.length; at += 1) {
    const sign = plain[at] ?? '';
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (sign === '"' && cell === '') quoted = true;
    else if (sign === '\t') end();
    else if (sign === '\n') { end(); rows.push([]); } else cell += sign;
  }
  end();
  return rows.map((row) => row.map((one) => one.replaceAll(/\s*\n\s*/g, ' ').trim()));
}

/** Where a paste begins. */
export interface CellPlace { readonly row: number; readonly column: number }

/** The rows with a pasted table laid over them from a cell on; more rows are made as needed. Computed columns are passed over. */
export function pasteInto(rows: readonly SheetRow[], fields: readonly FieldView[], at: CellPlace, pasted: readonly (readonly string[])[], make: () => SheetRow): readonly SheetRow[] {
  const lacking = Math.max(0, at.row + pasted.length - rows.length);
  const all = [...rows, ...Array.from({ length: lacking }, make)];
  return all.map((row, index) => {
    const line = pasted[index - at.row];
    if (index < at.row || line === undefined) return row;
    return line.reduce((held, text, offset) => {
      const field = fields[at.column + offset];
      return field === undefined || field.type === 'formula' ? held : withCell(held, field.key, text);
    }, row);
  });
}

/** Whether a first pasted line is the heading of the columns it falls on: then it is left out. */
export function withoutHeading(pasted: readonly (readonly string[])[], fields: readonly FieldView[], column: number): readonly (readonly string[])[] {
  const [first = []] = pasted;
  const named = first.filter((text, offset) => { const field = fields[column + offset]; return field !== undefined && [field.name.zh, field.name.en].includes(text.replace(/[*＊\s]/g, '')); });
  return first.length > 0 && named.length === first.length ? pasted.slice(1) : pasted;
}

/** Rows that say they are the same record: for each the number of the first such row. */
export function repeatedRows(rows: readonly SheetRow[], unique: readonly (readonly string[])[]): ReadonlyMap<string, { readonly field: string; readonly first: number }> {
  const found = new Map<string, { field: string; first: number }>();
  for (const keys of unique) {
    const fields = keys.filter((key) => key !== 'unit');
    if (fields.length === 0) continue;
    const seen = new Map<string, number>();
    for (const [index, row] of rows.entries()) {
      const texts = fields.map((key) => (row.cells[key] ?? '').trim());
      if (texts.some((text) => text === '')) continue;
      const name = texts.join('\t');
      const first = seen.get(name);
      if (first === undefined) seen.set(name, index);
      else if (!found.has(row.key)) found.set(row.key, { field: fields[fields.length - 1] ?? '', first: first + 1 });
    }
  }
  return found;
}
