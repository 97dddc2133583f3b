/* Everything of a described sheet but its streamed rows, in the library's terms. */
import type { Cell, DataValidation, WriteOptions, WriteSheet } from 'hucre/xlsx';
import { columnLetter, widthOf, type CellFormat, type CellLook, type CellRule, type LayoutCell, type LayoutColumn, type SheetLayout } from '../../domain/register/sheet-layout.ts';
import type { Typed } from '../../domain/register/typed.ts';
import { styleOf } from './cell-styles.ts';

/** A note on a cell; row and column counted from 1. */
export interface SheetNote { readonly row: number; readonly column: number; readonly text: string }

/** A look in a format, and the column of the pattern row that shows it. */
interface PatternCell { readonly look: CellLook; readonly format: CellFormat; readonly ref: string }

/** A sheet without its streamed rows, the hidden sheets its drop-downs need, and the styles streamed rows may use. */
export interface Frame {
  readonly layout: SheetLayout;
  readonly sheet: WriteSheet;
  readonly lists: readonly WriteSheet[];
  readonly pattern: readonly PatternCell[];
}

/** Inside a cell's rule Excel holds 255 characters, list separators included; beyond that the workbook counts as damaged. */
const INLINE_LIST = 200;
const NOTE_ROWS = 2;
const NATURAL: readonly CellFormat[] = [{ kind: 'text' }, { kind: 'general' }, { kind: 'date' }, { kind: 'percent', scale: 2 }];

/** The name of a style. */
export const paletteKey = (look: CellLook, format: CellFormat): string => `${look}/${format.kind}/${'scale' in format ? format.scale : ''}`;

/** The rows the library writes. Those below are written by ours, for which text is text: the library makes an error of #N/A. */
export const headingsOf = (layout: SheetLayout): SheetLayout['rows'] => layout.rows.slice(0, layout.headingRow);

/** Lays out one sheet. */
export function frameOf(layout: SheetLayout, at: number, stream?: { readonly looks?: readonly CellLook[]; readonly notes?: readonly SheetNote[] }): Frame {
  const headings = headingsOf(layout);
  const used = layout.rows.slice(headings.length).flatMap((row) => row.flatMap((cell) => cell?.look ?? []));
  const pattern = patternOf(layout, [...(stream?.looks ?? []), ...used]);
  const cells = new Map<string, Partial<Cell>>();
  // Blanks of the headings are locked too.
  headings.forEach((row, index) => layout.columns.forEach((column, column0) => { cells.set(`${index},${column0}`, cellOf(row[column0] ?? null, column)); }));
  pattern.forEach(({ look, format }, column) => cells.set(`${headings.length},${column}`, { value: null, type: 'empty', style: styleOf(look, format) }));
  for (const note of [...notesIn(layout, headings.length), ...stream?.notes ?? []]) {
    const key = `${note.row - 1},${note.column - 1}`;
    cells.set(key, { ...cells.get(key), comment: { text: note.text } });
  }
  const lists = layout.columns.flatMap((column, column0) => longList(column.rule, at, column0));
  return { layout, pattern, lists, sheet: { ...sheetOf(layout, at), cells } };
}

// Notes on cells below the headings; those of the headings stand with their cells.
const notesIn = ({ rows }: SheetLayout, headings: number): SheetNote[] => rows.slice(headings)
  .flatMap((row, index) => row.flatMap((cell, column) => (cell?.note === undefined ? [] : [{ row: headings + index + 1, column: column + 1, text: cell.note }])));

function patternOf(layout: SheetLayout, looks: readonly CellLook[]): PatternCell[] {
  const columns = layout.columns.map(({ look, format }) => ({ look, format }));
  const formats = layout.columns.some(({ format }) => format.kind === 'general') ? NATURAL : layout.columns.map(({ format }) => format);
  const wanted = new Map([...new Set([...looks, ...layout.columns.map(({ look }) => look)])]
    .flatMap((look) => formats.map((format) => [paletteKey(look, format), { look, format }] as const)));
  return [...columns, ...wanted.values()].map((one, column) => ({ ...one, ref: columnLetter(column) }));
}

function sheetOf(layout: SheetLayout, at: number): WriteSheet {
  const last = columnLetter(layout.columns.length - 1);
  return {
    name: layout.name, hidden: layout.hidden,
    columns: layout.columns.map(({ width, hidden }) => ({ width, hidden })),
    // The cells stand in `cells`; these only say how many rows there are.
    rows: headingsOf(layout).map(() => []),
    rowDefs: new Map<number, { hidden?: boolean; height?: number }>([...tallRows(layout), ...layout.hiddenRows.map((row) => [row - 1, { hidden: true }] as const), ...(layout.rows.length < layout.headingRow ? [] : [[layout.headingRow - 1, { height: headingHeight(layout) }] as const])]),
    freezePane: { rows: layout.headingRow, ...(layout.frozenColumns > 0 ? { columns: layout.frozenColumns } : {}) },
    ...(layout.filter ? { autoFilter: { range: `A${layout.headingRow}:${last}${Math.max(layout.rows.length, layout.headingRow) + layout.spareRows}` } } : {}),
    dataValidations: layout.columns.flatMap((column, column0) => validationOf(column, column0, layout, at)),
    ...(layout.guarded ? { protection: { sheet: true, formatColumns: true, formatRows: true, insertRows: true, deleteRows: true, sort: true, autoFilter: true } } : {}),
    pageSetup: {
      paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0,
      margins: { top: 0.6, bottom: 0.6, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C&P / &N' },
  };
}

/** Titles are written larger. */
const tallRows = (layout: SheetLayout): (readonly [number, { height: number }])[] =>
  layout.rows.flatMap((row, at) => (row.some((cell) => cell?.look === 'title') ? [[at, { height: 28 }] as const] : []));

/** Tall enough for the heading that wraps most. */
function headingHeight(layout: SheetLayout): number {
  const lines = layout.columns.map((column, at) => {
    const typed = layout.rows[layout.headingRow - 1]?.[at]?.typed;
    return typeof typed === 'string' ? Math.ceil(widthOf(typed) / Math.max(1, column.width - 1)) : 1;
  });
  return 6 + 16 * Math.min(4, Math.max(1, ...lines));
}

/** The heading row alone repeats on every page, with the title above it. */
export function namesOf(layout: SheetLayout): NonNullable<WriteOptions['namedRanges']> {
  if (layout.headingRow === 0) return [];
  const sheet = `'${layout.name.replaceAll("'", "''")}'`;
  const first = layout.headingRow > NOTE_ROWS ? 1 : layout.headingRow;
  // Not the library's own print titles: it leaves sheet names with spaces or brackets unquoted, which Excel calls damage.
  return [{ name: '_xlnm.Print_Titles', range: `${sheet}!$${first}:$${layout.headingRow}`, scope: layout.name }];
}

function cellOf(cell: LayoutCell | null, column: LayoutColumn): Partial<Cell> {
  if (cell === null) return { value: null, type: 'empty', style: styleOf('note', column.format) };
  const comment = cell.note === undefined || cell.note === '' ? {} : { comment: { text: cell.note } };
  return { ...valueOf(cell.typed), style: styleOf(cell.look, column.format), ...comment };
}

function valueOf(typed: Typed): Partial<Cell> {
  if (typed === null) return { value: null, type: 'empty' };
  if (typeof typed === 'number') return { value: typed, type: 'number' };
  if (typeof typed === 'string') return { value: typed, type: 'string' };
  if (!('kind' in typed)) return { value: typed.join('、'), type: 'string' };
  if (typed.kind === 'date') return { value: new Date(`${typed.date}T00:00:00Z`), type: 'date' };
  if (typed.kind === 'percent') return { value: typed.value, type: 'number' };
  return typed.kind === 'boolean' ? { value: typed.value, type: 'boolean' } : { value: typed.text, type: 'string' };
}

const isLong = (values: readonly string[]): boolean => values.join(',').length > INLINE_LIST || values.some((value) => /[,"]/.test(value));
const listName = (sheet: number, column: number): string => `_list${sheet + 1}_${column + 1}`;

function longList(rule: CellRule | undefined, sheet: number, column: number): WriteSheet[] {
  if (rule?.kind !== 'list' || !isLong(rule.values)) return [];
  return [{ name: listName(sheet, column), hidden: true, rows: rule.values.map((value) => [value]) }];
}

function validationOf({ rule }: LayoutColumn, column: number, layout: SheetLayout, sheet: number): DataValidation[] {
  if (rule === undefined) return [];
  const letter = columnLetter(column);
  const range = `${letter}${layout.headingRow + 1}:${letter}${layout.rows.length + layout.spareRows}`;
  const common = { range, allowBlank: true, showErrorMessage: true, errorStyle: 'stop', errorTitle: '不能这样填 Not allowed', errorMessage: '请看这一列标题上的说明。See the note on the heading.' } as const;
  const asking = rule.kind === 'list' && rule.open === true ? { errorStyle: 'warning', errorTitle: '不在列表中 Not in the list', errorMessage: '导入时会再核对，确定要这样填吗？It is checked again at the import. Keep it?' } as const : {};
  if (rule.kind === 'list') return [{ ...common, ...asking, type: 'list', ...(isLong(rule.values) ? { formula1: `${listName(sheet, column)}!$A$1:$A$${rule.values.length}` } : { values: [...rule.values] }) }];
  if (rule.kind === 'length') return [{ ...common, type: 'textLength', operator: 'lessThanOrEqual', formula1: String(rule.most) }];
  return boundValidation(rule, common);
}

type Common = Pick<DataValidation, 'range' | 'allowBlank' | 'showErrorMessage' | 'errorStyle' | 'errorTitle' | 'errorMessage'>;

function boundValidation(rule: Extract<CellRule, { kind: 'whole' | 'decimal' | 'date' }>, common: Common): DataValidation[] {
  const bound = (value: string): string => (rule.kind === 'date' ? String(Math.round((Date.parse(`${value}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)) : value);
  const usual = rule.kind === 'date' ? ['1900-03-01', '2199-12-31'] : ['-999999999999999', '999999999999999'];
  const [least, most] = [rule.least ?? usual[0] ?? '', rule.most ?? usual[1] ?? ''];
  // Earlier than spreadsheets can count: such a day is written as text, which a rule for dates would refuse.
  if (rule.kind === 'date' && least < '1900-03-01') return [];
  return [{ ...common, type: rule.kind, operator: 'between', formula1: bound(least), formula2: bound(most) }];
}
