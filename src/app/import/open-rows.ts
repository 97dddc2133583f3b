/* Opens the file of an import: the sheet its rows stand on, what its columns mean, and the rows by field, batch by batch. */
import type { PlacedFinding } from '../../domain/register/import-report.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { matchColumns, takeRow, type ColumnMatch, type Matching } from '../../domain/register/match-columns.ts';
import type { SheetFinding } from '../../domain/register/sheet-finding.ts';
import { columnLetter } from '../../domain/register/sheet-layout.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { openWorkbook, type OpenWorkbook } from '../../office/workbook/open-workbook.ts';
import { allRegisters } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { getUnit } from '../unit/get-unit.ts';
import type { RowSource, SourceRow } from './row-source.ts';

/** The file, open, and what its columns mean. To be closed. */
export interface OpenedSheet { readonly workbook: OpenWorkbook; readonly matching: Matching }

/** Opens the file of an import and finds its columns. Throws F1xx, I1xx for a file that is no table. */
export async function openSheet(cx: Context, definition: RegisterDefinition, row: ImportRow, bytes: Uint8Array): Promise<OpenedSheet> {
  const registers = new Map((await allRegisters(cx)).map(({ key, name }) => [key, name]));
  const unit = row.reach === 'unit' ? await getUnit(cx.db, cx.county, row.unitId) : null;
  const workbook = await openWorkbook({ name: row.fileName, bytes });
  const matching = matchColumns({
    register: definition, registerName: (key) => registers.get(key), sheets: workbook.facts.sheets, unit,
    chosen: { ...(row.chosen.sheet !== undefined && { sheet: row.chosen.sheet }), columns: new Map(Object.entries(row.chosen.columns ?? {}).map(([column, key]) => [Number(column), key])) },
  });
  return { workbook, matching };
}

/** Opens the file for this register. Throws F1xx, I1xx for a file that is no table. */
export async function openRows(cx: Context, definition: RegisterDefinition, row: ImportRow, bytes: Uint8Array): Promise<RowSource> {
  const { workbook, matching: { match, findings, notes } } = await openSheet(cx, definition, row, bytes);
  const fields = new Set(definition.fields.map(({ key }) => key));
  const shown = match?.columns.filter(({ key }) => key === null || key === 'unit' || fields.has(key)) ?? [];
  return {
    columns: shown.map(({ column, heading, key, near }) => ({ column, letter: columnLetter(column - 1), heading, field: key, near })),
    findings: findings.filter(({ strength }) => strength === 'logic').map(placed), notes: [...workbook.facts.notes, ...notes],
    batches: match ? readBatches(workbook, match) : none(), close: workbook.close,
  };
}

const placed = ({ sheet, row, column, strength, code, zh, en }: SheetFinding): PlacedFinding =>
  ({ sheet, row, column: column === 0 ? '' : columnLetter(column - 1), field: '', strength, code, zh, en });

// Small enough that pages get their turn between two of them.
const ROWS_AT_ONCE = 500;

async function* readBatches(workbook: OpenWorkbook, match: ColumnMatch): AsyncGenerator<readonly SourceRow[]> {
  let waiting: SourceRow[] = [];
  for await (const { rows } of workbook.rows(match.sheet)) {
    for (const row of rows) {
      const taken = takeRow(match, row);
      if (taken) waiting.push({ ...taken, sheet: match.name, row: row.row });
      if (waiting.length < ROWS_AT_ONCE) continue;
      yield waiting;
      waiting = [];
    }
  }
  if (waiting.length > 0) yield waiting;
}

async function* none(): AsyncGenerator<readonly SourceRow[]> {
  // A file whose columns nobody understands has no rows.
}
