/* Opens the file of an import: the sheet its rows stand on, what its columns mean, and the rows by field, batch by batch. */
import type { PlacedFinding } from '../../domain/register/import-report.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { isNoData, matchColumns, takeRow, type ColumnMatch, type Matching } from '../../domain/register/match-columns.ts';
import { workbookNotes } from '../../domain/problems/imports.ts';
import type { Words } from '../../domain/problem.ts';
import type { SheetFinding } from '../../domain/register/sheet-finding.ts';
import { columnLetter } from '../../domain/register/sheet-layout.ts';
import { listDrawnBodies } from '../../db/queries/register-definitions.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { openWorkbook, type OpenWorkbook } from '../../office/workbook/open-workbook.ts';
import { allRegisters } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { getUnit } from '../unit/get-unit.ts';
import type { RowSource, SourceRow } from './row-source.ts';

/** The file, open, and what its columns mean. To be closed. */
export interface OpenedSheet { readonly workbook: OpenWorkbook; readonly matching: Matching }

/** Opens the file of an import and finds its columns. Throws F1xx, I1xx for a file that is no table. */
export async function openSheet(cx: Context, definition: RegisterDefinition, row: ImportRow, bytes: Uint8Array | Promise<Uint8Array>): Promise<OpenedSheet> {
  const opening = openWorkbook({ name: row.fileName, bytes });
  // What is wrong with the file is told below; until then nobody waits for it.
  opening.catch(() => undefined);
  try {
    return await matchSheet(cx, definition, row, opening);
  } catch (failure) {
    await opening.then(({ close }) => close(), () => undefined);
    throw failure;
  }
}

async function matchSheet(cx: Context, definition: RegisterDefinition, row: ImportRow, opening: Promise<OpenWorkbook>): Promise<OpenedSheet> {
  const registers = new Map((await allRegisters(cx)).map(({ key, name }) => [key, name]));
  const unit = row.reach === 'unit' ? await getUnit(cx.db, cx.county, row.unitId) : null;
  const workbook = await opening;
  const matching = matchColumns({
    register: definition, olderVersion: await olderVersions(cx, definition), registerName: (key) => registers.get(key), sheets: workbook.facts.sheets, unit,
    chosen: { ...(row.chosen.sheet !== undefined && { sheet: row.chosen.sheet }), columns: new Map(Object.entries(row.chosen.columns ?? {}).map(([column, key]) => [Number(column), key])) },
  });
  return { workbook, matching };
}

// Of what the bureau drew every version is kept; a built-in register is compared by what its template says of itself.
async function olderVersions(cx: Context, definition: RegisterDefinition): Promise<(version: number) => RegisterDefinition | undefined> {
  if (definition.county === null) return () => undefined;
  const versions = await listDrawnBodies(cx.db, cx.county, definition.key);
  return (version) => versions.get(version);
}

/** Opens the file for this register. Throws F1xx, I1xx for a file that is no table. */
export async function openRows(cx: Context, definition: RegisterDefinition, row: ImportRow, bytes: Uint8Array | Promise<Uint8Array>): Promise<RowSource> {
  const { workbook, matching: { match, findings, notes } } = await openSheet(cx, definition, row, bytes);
  const fields = new Set(definition.fields.map(({ key }) => key));
  const shown = match?.columns.filter(({ key }) => key === null || key === 'unit' || fields.has(key)) ?? [];
  const told = [...workbook.facts.notes, ...notes];
  return {
    columns: shown.map(({ column, heading, key, near }) => ({ column, letter: columnLetter(column - 1), heading, field: key, near })),
    findings: findings.filter(({ strength }) => strength === 'logic').map(placed), notes: told, lacking: match?.lacking ?? [],
    batches: match ? readBatches(workbook, match, (note) => { told.push(note); }) : none(), close: workbook.close,
  };
}

const placed = ({ sheet, row, column, strength, code, zh, en }: SheetFinding): PlacedFinding =>
  ({ sheet, row, column: column === 0 ? '' : columnLetter(column - 1), field: '', strength, code, zh, en });

// Small enough that pages get their turn between two of them.
const ROWS_AT_ONCE = 500;

// What is seen of the file only as its rows pass is told when the last has passed.
async function* readBatches(workbook: OpenWorkbook, match: ColumnMatch, tell: (note: Words) => void): AsyncGenerator<readonly SourceRow[]> {
  let waiting: SourceRow[] = [];
  const passed: number[] = [];
  let [hidden, formulas] = [0, 0];
  for await (const batch of workbook.rows(match.sheet)) {
    hidden += batch.hidden.filter((row) => row >= match.firstRow).length;
    formulas += batch.formulas;
    for (const row of batch.rows) {
      const taken = takeRow(match, row);
      if (taken) waiting.push({ ...taken, sheet: match.name, row: row.row });
      else if (isNoData(match, row)) passed.push(row.row);
      if (waiting.length < ROWS_AT_ONCE) continue;
      yield waiting;
      waiting = [];
    }
  }
  if (waiting.length > 0) yield waiting;
  if (passed.length > 0) tell(workbookNotes.rowsPassedOver(namedRows(passed), passed.length));
  if (hidden > 0) tell(workbookNotes.rowsHidden(match.name, hidden));
  if (formulas > 0) tell(workbookNotes.formulasRead(match.name, formulas));
}

const ROWS_NAMED = 10;
const namedRows = (rows: readonly number[]): string => rows.slice(0, ROWS_NAMED).join('、') + (rows.length > ROWS_NAMED ? '…' : '');

async function* none(): AsyncGenerator<readonly SourceRow[]> {
  // A file whose columns nobody understands has no rows.
}
