/*
 * Which column of a workbook is which field: by the hidden machine header of our templates and exports where it is
 * there, by the headings people see where it is not. All that is wrong with the columns is told at once.
 */
import { problems, type Words } from '../problem.ts';
import { workbookNotes } from '../problems/imports.ts';
import type { RegisterDefinition } from './definition.ts';
import { guideNames } from './filling-guide.ts';
import { findHeadings } from './find-headings.ts';
import { headingReader } from './heading-names.ts';
import type { Headings, MatchedColumn, MatchInput } from './headings.ts';
import { isFooterRow, isNumberingRow } from './footer-row.ts';
import { machineKeys, readColumnKey, readMarker, readRowMark, SAMPLE_ROW, SAMPLE_WORDS, type Marker, type RowKey, type RowMark } from './machine-header.ts';
import { HEAD_ROWS, type Merge, type SheetHead, type SheetRow } from './sheet-head.ts';
import { sheetFinding, type SheetFinding } from './sheet-finding.ts';
import { columnLetter } from './sheet-layout.ts';
import { isBlank, shownOf, type Typed } from './typed.ts';
import { compareTemplate, lackingFields } from './compare-template.ts';

/** The sheet to import and the meaning of its columns. */
export interface ColumnMatch {
  /** Its place among the sheets, from 0. */
  readonly sheet: number;
  readonly name: string;
  /** The last row of the headings and the first row of data, counted from 1. */
  readonly headingRow: number;
  readonly firstRow: number;
  /** The column that says which record a row is; 0 where there is none. */
  readonly keyColumn: number;
  readonly marker: Marker | null;
  readonly columns: readonly MatchedColumn[];
  /** Fields whose values some readers see masked. */
  readonly maskable: readonly string[];
  /** Required fields without a column, told once for the file. */
  readonly lacking: readonly string[];
}

/** The match, where one was found; what is wrong, and what the sender should be told. */
export interface Matching {
  readonly match: ColumnMatch | null;
  readonly findings: readonly SheetFinding[];
  readonly notes: readonly Words[];
}

/** Sheets of our own that hold no rows of data. */
const ownSheets: ReadonlySet<string> = new Set([guideNames.zh, guideNames.en, '问题清单', 'Problems']);

/** Matches the columns of a workbook. */
export function matchColumns(input: MatchInput): Matching {
  const seen = input.sheets.map((sheet, at) => ({ sheet, at })).filter(({ sheet }) => !sheet.hidden && sheet.head.length > 0 && !ownSheets.has(sheet.name));
  const wanted = input.chosen?.sheet === undefined ? seen : seen.filter(({ sheet }) => sheet.name === input.chosen?.sheet);
  const found = wanted.flatMap(({ sheet, at }) => {
    const headings = machineHeadings(sheet) ?? findHeadings(sheet, headingReader(input.register));
    return headings === null ? [] : [{ sheet, at, headings }];
  });
  const place = { sheet: '', row: 0, column: 0 };
  if (found.length === 0) return { match: null, notes: [], findings: [sheetFinding(place, problems.noHeadings, { register: input.register.name, sheets: wanted.map(({ sheet }) => sheet.name) })] };
  // A sheet that was made for it goes before one that looks like it.
  const best = found.toSorted((one, other) => scoreOf(other.headings) - scoreOf(one.headings));
  const [first, ...others] = best;
  const rivals = others.filter(({ headings }) => first !== undefined && isRival(headings, first.headings));
  if (first === undefined || rivals.length > 0) {
    return { match: null, notes: [], findings: [sheetFinding(place, problems.severalSheets, { sheets: [first, ...rivals].flatMap((one) => one?.sheet.name ?? []) })] };
  }
  return matchSheet(first.sheet, first.at, first.headings, input);
}

const scoreOf = (headings: Headings): number => headings.score + (headings.marker === null ? 0 : 1000);

const isRival = (headings: Headings, first: Headings): boolean =>
  (headings.marker !== null) === (first.marker !== null) && headings.score >= Math.max(2, first.score * 0.6);

/** The machine header of a sheet, wherever rows or columns were put before it. */
function machineHeadings(sheet: SheetHead): Headings | null {
  for (const { row, cells } of sheet.head) {
    const at = cells.slice(0, 6).findIndex((cell) => typeof cell === 'string' && readMarker(cell) !== null);
    if (at < 0) continue;
    const marker = readMarker(String(cells[at]));
    const shown = sheet.head.find((one) => one.row === row + 1)?.cells ?? [];
    const width = Math.max(cells.length, shown.length);
    const columns = Array.from({ length: width }, (_, index) => index).filter((index) => index !== at)
      .map((index) => machineColumn(index + 1, cells[index] ?? null, shown[index] ?? null))
      .filter((column) => column.key !== null || column.heading !== '');
    return { headingRow: row + 1, firstRow: row + 2, marker, keyColumn: at + 1, columns, measures: [], score: columns.length };
  }
  return null;
}

function machineColumn(column: number, held: Typed, shown: Typed): MatchedColumn {
  const { key, type } = typeof held === 'string' ? readColumnKey(held) : { key: null, type: '' };
  return { column, heading: shownOf(shown) || key || shownOf(held), key, near: '', ...(type !== '' && { type }) };
}

function matchSheet(sheet: SheetHead, at: number, headings: Headings, input: MatchInput): Matching {
  const place = (column: number): { sheet: string; row: number; column: number } => ({ sheet: sheet.name, row: headings.headingRow, column });
  const compared = headings.marker === null ? { columns: headings.columns, findings: [], notes: [] } : compareTemplate(headings.marker, headings.columns, sheet.name, input);
  const columns = settle(compared.columns, sheet, headings, input);
  const told = compared.findings.length > 0 || compared.columns !== headings.columns;
  const lacking = isTemplate(headings) ? lackingFields(columns, input.register) : [];
  const match: ColumnMatch = { sheet: at, name: sheet.name, headingRow: headings.headingRow, firstRow: headings.firstRow, keyColumn: headings.keyColumn, marker: headings.marker, columns, maskable: maskableOf(input.register), lacking: lacking.map(({ key }) => key) };
  const findings: SheetFinding[] = [
    ...compared.findings, ...mergedFaults(sheet, match),
    // What an old template has too much was told with its version.
    ...columns.filter((column) => column.key === null && !isLeftOut(column, input) && !told).map((column) => sheetFinding(place(column.column), problems.columnUnknown, { heading: column.heading, near: column.near })),
    ...headings.measures.filter((one) => !input.chosen?.columns?.has(one.column)).map((one) => sheetFinding(place(one.column), problems.measureDiffers, { heading: one.heading, field: nameOf(one.key, input), measure: one.measure })),
    ...twiceFaults(columns, input, place), ...(told ? [] : lacking.map((field) => sheetFinding(place(0), problems.columnMissing, { field: field.name }))),
    ...(isBare(sheet, match) ? [sheetFinding(place(0), problems.noRows, { sheet: sheet.name })] : []),
  ];
  return { match, findings, notes: [...compared.notes, ...hiddenNotes(sheet, match)] };
}

/** Fields up to here are shown plainly to everybody who may see their register. */
const SEEN_BY_ALL = 1;

const maskableOf = (register: RegisterDefinition): string[] => register.fields.filter((field) => field.encrypted || field.sensitivity > SEEN_BY_ALL).map((field) => field.key);

/** Whether nothing stands below the headings but the sample. A head that is full may have its rows further down. */
const isBare = (sheet: SheetHead, match: ColumnMatch): boolean => sheet.head.length < HEAD_ROWS && match.columns.some((column) => column.key !== null) && sheet.head.every((row) => takeRow(match, row) === null);

const isLeftOut = (column: MatchedColumn, { chosen }: MatchInput): boolean => chosen?.columns?.get(column.column) === null;

/** What the sender settled goes before what was read; keys no field has any more, and columns without heading, stay unknown. */
function settle(columns: readonly MatchedColumn[], sheet: SheetHead, headings: Headings, { register, chosen }: MatchInput): MatchedColumn[] {
  const keys = new Set<string>([...register.fields.map((field) => field.key), ...Object.values(machineKeys)]);
  const known = columns.map((column): MatchedColumn => {
    const key = chosen?.columns?.get(column.column) ?? (chosen?.columns?.has(column.column) === true ? null : column.key);
    return { ...column, key: key !== null && keys.has(key) ? key : null };
  });
  const headed = new Set([...known.map((column) => column.column), headings.keyColumn]);
  const filled = new Set(sheet.head.filter((row) => row.row >= headings.firstRow).flatMap((row) => row.cells.flatMap((cell, index) => (isBlank(cell) || headed.has(index + 1) ? [] : [index + 1]))));
  return [...known, ...[...filled].toSorted((a, b) => a - b).map((column): MatchedColumn => ({ column, heading: columnLetter(column - 1), key: chosen?.columns?.get(column) ?? null, near: '' }))];
}

const nameOf = (key: string, { register }: MatchInput): Words => register.fields.find((field) => field.key === key)?.name ?? { zh: '单位', en: 'Unit' };

type PlaceOf = (column: number) => { sheet: string; row: number; column: number };

function twiceFaults(columns: readonly MatchedColumn[], input: MatchInput, place: PlaceOf): SheetFinding[] {
  const keys = [...new Set(columns.flatMap((column) => column.key ?? []))].filter((key) => !silent.has(key));
  return keys.flatMap((key) => {
    const same = columns.filter((column) => column.key === key);
    return same.length < 2 ? [] : [sheetFinding(place(same[1]?.column ?? 0), problems.columnTwice, { field: nameOf(key, input), columns: same.map((column) => columnLetter(column.column - 1)) })];
  });
}

/** An export brings what somebody wants to change, rows known by their key; everything else has to bring what is required. */
const isTemplate = ({ marker, columns }: Headings): boolean => marker === null || marker.unit !== '' || columns.some(({ key }) => key === machineKeys.number);

function hiddenNotes(sheet: SheetHead, match: ColumnMatch): Words[] {
  const read = match.columns.filter(({ column, key }) => key !== null && sheet.hiddenColumns?.includes(column) === true).map(({ column }) => columnLetter(column - 1));
  return read.length === 0 ? [] : [workbookNotes.columnsHidden(sheet.name, read)];
}

const RANGES_TOLD = 10;

function mergedFaults(sheet: SheetHead, match: ColumnMatch): SheetFinding[] {
  const inside = sheet.merged.filter((merge) => merge.lastRow >= match.firstRow && !isPassedOver(merge, sheet, match));
  const [first] = inside;
  if (first === undefined) return [];
  const ranges = [...inside.slice(0, RANGES_TOLD).map(rangeOf), ...(inside.length > RANGES_TOLD ? ['…'] : [])];
  return [sheetFinding({ sheet: sheet.name, row: first.firstRow, column: first.firstColumn }, problems.mergedCells, { sheet: sheet.name, ranges })];
}

/** Merged cells of a row that is no data, or of one with nothing in it, harm nobody. */
function isPassedOver({ firstRow, lastRow }: Merge, sheet: SheetHead, match: ColumnMatch): boolean {
  const known = [...sheet.head, ...sheet.tail ?? []];
  const last = known.at(-1)?.row ?? 0;
  const rows = known.filter(({ row }) => row >= firstRow && row <= lastRow);
  return rows.length > 0 ? rows.every((row) => isNoData(match, row)) : firstRow > last;
}

const rangeOf = (merge: Merge): string => `${columnLetter(merge.firstColumn - 1)}${merge.firstRow}:${columnLetter(merge.lastColumn - 1)}${merge.lastRow}`;

/** One row of data by field key; `key` is the record it was sent out as. */
export interface TakenRow {
  readonly key: RowKey | null;
  readonly unit: Typed;
  /** Without the cells that came back masked as they were sent out: they say nothing. */
  readonly typed: Readonly<Record<string, Typed>>;
  readonly masked: readonly string[];
  /** Fields that were sent out filled in, grey and locked. */
  readonly known: readonly string[];
}

/** Whether a row below the headings is none of data: a sum, a signature, the numbers of the columns. */
export function isNoData(match: ColumnMatch, { row, cells }: SheetRow): boolean {
  if (row < match.firstRow || (match.keyColumn > 0 && !isBlank(cells[match.keyColumn - 1] ?? null))) return false;
  return isFooterRow(cells, match.columns.length) || (row === match.firstRow && isNumberingRow(cells));
}

/** Takes a row apart by its columns. Null for rows of the headings, the sample and rows with nothing in any known column. */
export function takeRow(match: ColumnMatch, { row, cells }: SheetRow): TakenRow | null {
  if (row < match.firstRow || isNoData(match, { row, cells })) return null;
  const held = match.keyColumn === 0 ? '' : shownOf(cells[match.keyColumn - 1] ?? null);
  if (held === SAMPLE_ROW) return null;
  const { key: record, known } = markOf(cells[match.keyColumn - 1] ?? null);
  const typed: Record<string, Typed> = {};
  const masked: string[] = [];
  let unit: Typed = null;
  let filled = false;
  for (const { column, key } of match.columns) {
    const cell = cells[column - 1] ?? null;
    if (key === machineKeys.number && isSample(cell)) return null;
    if (key === null || silent.has(key)) continue;
    // A new row that holds only what was sent out with it is one nobody filled in.
    filled ||= !isBlank(cell) && (record !== null || !known.includes(key));
    if (key === machineKeys.unit) unit = cell;
    else if (match.maskable.includes(key) && isMasked(cell)) masked.push(key);
    else typed[key] = cell;
  }
  return filled ? { key: record, unit, typed, masked, known } : null;
}

const silent = new Set<string>([machineKeys.number, machineKeys.problems, machineKeys.record]);

/** A value as masks write them: a few characters, stars, a few characters. */
const isMasked = (cell: Typed): boolean => typeof cell === 'string' && cell.includes('***') && /^[^*]{0,7}\*{3,}[^*]{0,4}$/u.test(cell.trim());

const isSample = (cell: Typed): boolean => cell === SAMPLE_WORDS.zh || cell === SAMPLE_WORDS.en;

/** The whole cell, not what is shown of it: an id is longer than a sentence would show. */
const markOf = (cell: Typed): RowMark => (typeof cell === 'string' ? readRowMark(cell) : unmarked);

const unmarked: RowMark = { key: null, known: [] };

/** What is wrong with a row before its values are read: masked cells of a record nobody names. */
export function rowFaults(match: ColumnMatch, row: number, taken: TakenRow, register: RegisterDefinition): SheetFinding[] {
  if (taken.key !== null) return [];
  return taken.masked.map((key) => sheetFinding(
    { sheet: match.name, row, column: match.columns.find((column) => column.key === key)?.column ?? 0 }, problems.maskedNew,
    { field: register.fields.find((field) => field.key === key)?.name ?? { zh: key, en: key } },
  ));
}
