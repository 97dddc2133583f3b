/* A workbook read as an import reads it: opened, its columns matched, its rows taken apart. */
import { matchColumns, takeRow, type ColumnMatch, type Matching, type TakenRow } from '../../src/domain/register/match-columns.ts';
import type { MatchInput } from '../../src/domain/register/headings.ts';
import type { RegisterDefinition } from '../../src/domain/register/definition.ts';
import type { WorkbookFacts } from '../../src/office/workbook/opened.ts';
import { openWorkbook } from '../../src/office/workbook/open-workbook.ts';

export interface ReadBack { readonly facts: WorkbookFacts; readonly matching: Matching; readonly rows: readonly TakenRow[] }

/** Reads a workbook for this register. */
export async function readBack(register: RegisterDefinition, bytes: Uint8Array, name = '表.xlsx', more: Partial<MatchInput> = {}): Promise<ReadBack> {
  const book = await openWorkbook({ name, bytes });
  try {
    const matching = matchColumns({ register, registerName: () => undefined, unit: null, sheets: book.facts.sheets, ...more });
    return { facts: book.facts, matching, rows: matching.match === null ? [] : await takeRows(book.rows(matching.match.sheet), matching.match) };
  } finally {
    book.close();
  }
}

async function takeRows(batches: ReturnType<Awaited<ReturnType<typeof openWorkbook>>['rows']>, match: ColumnMatch): Promise<TakenRow[]> {
  const rows: TakenRow[] = [];
  for await (const batch of batches) rows.push(...batch.rows.flatMap((row) => takeRow(match, row) ?? []));
  return rows;
}
