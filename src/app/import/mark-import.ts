import type { Readable } from 'node:stream';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { PlacedFinding } from '../../domain/register/import-report.ts';
import type { SheetFinding } from '../../domain/register/sheet-finding.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { writeErrorWorkbook } from '../../office/workbook/write-error-workbook.ts';
import { getRegister } from '../register/get-register.ts';
import { useCase, type Context } from '../use-case.ts';
import { openFindings, openReport, readImportFile } from './import-file.ts';
import { getImport } from './import-work.ts';
import { openSheet, type OpenedSheet } from './open-rows.ts';

/** Sends a file as it is written; settles when all of it has gone. */
export type SendFile = (name: string, media: string, bytes: Readable) => Promise<void>;

/** What a workbook is sent as. */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface MarkInput { readonly id: string; readonly language: 'zh' | 'en'; readonly send: SendFile }

/** Sends the sender's own rows with what is wrong in them marked. Throws A103, I162, R101. */
export const markImport = useCase('import.mark', async (cx, { id, language, send }: MarkInput): Promise<void> => {
  const row = await getImport(cx, id, 'import.mark');
  const report = await openReport(cx, row.id);
  const definition = await getRegister(cx, row.register);
  const refused = () => raise(problems.importColumns, { findings: (report?.blocks ?? []).map(({ zh, en }) => ({ zh, en })) });
  // What is refused is refused now: afterwards the audit already says that it was sent.
  await withSheet(cx, definition, row, ({ matching: { match } }) => { if (!match) throw refused(); });
  // It holds what the sender wrote of people: it leaves when the audit says so.
  cx.afterwards((db) => withSheet({ ...cx, db }, definition, row, async ({ workbook, matching: { match } }) => {
    if (!match) throw refused();
    const findings = [...report?.blocks ?? [], ...await openFindings({ ...cx, db }, row.id)].map(toSheet);
    const name = `${row.fileName.replace(/\.[^.]+$/, '')}-${language === 'zh' ? '问题' : 'problems'}.xlsx`;
    await send(name, XLSX, await writeErrorWorkbook({ match, rows: workbook.rows(match.sheet), findings, language }));
  }));
});

async function withSheet(cx: Context, definition: RegisterDefinition, row: ImportRow, work: (sheet: OpenedSheet) => Promise<void> | void): Promise<void> {
  const sheet = await openSheet(cx, definition, row, await readImportFile(cx, row));
  try {
    await work(sheet);
  } finally {
    sheet.workbook.close();
  }
}

const toSheet = ({ sheet, row, column, strength, code, zh, en }: PlacedFinding): SheetFinding => ({ sheet, row, column: numberOf(column), strength: strength === 'draft' ? 'logic' : strength, code, zh, en });

// A, B … Z, AA: the other way round.
const numberOf = (letters: string): number => [...letters].reduce((number, letter) => number * 26 + (letter.codePointAt(0) ?? 64) - 64, 0);
