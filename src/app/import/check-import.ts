/* The dry run: every stage but the last. What it finds is kept with the import, sealed. */
import type { ChosenColumns } from '../../domain/register/import-report.ts';
import { updateImport } from '../../db/queries/imports.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { useCase } from '../use-case.ts';
import { sealReport } from './import-file.ts';
import { beginWork, noteImport, progressOf, takeForWork, type Working } from './import-work.ts';
import { runImport } from './run-import.ts';

interface CheckInput { readonly id: string; readonly chosen?: ChosenColumns | undefined }

const check = useCase('import.check', async (cx, input: Working & CheckInput): Promise<void> => {
  // Also after a server died at any stage: nothing of its work was kept, so all is begun anew.
  const row = await takeForWork(cx, input, 'import.check', ['waiting', 'checking', 'checked', 'writing', 'failed']);
  const chosen = input.chosen ?? row.chosen;
  await noteImport(cx.runtime, cx.asker, row.id, { state: 'checking', chosen, failure: null, rowsDone: 0 });
  input.accepted();
  const report = await runImport(cx, { ...row, chosen }, { tell: progressOf(cx, row.id) });
  await updateImport(cx.db, cx.county, row.id, { state: 'checked', stage: '', rowsDone: report.counts.rows, rowsKnown: report.counts.rows, counts: report.counts, ...await sealReport(cx, row.id, report) }, cx.runtime.clock());
  cx.about({ kind: 'import', id: row.id, unitPath: row.unitPath, details: { register: row.register, ...report.counts } });
});

/** Begins the dry run of an import; `chosen` settles its sheet and columns first. Throws A103, I150, I151, R101. */
export const checkImport = (runtime: Runtime, asker: Asker, input: CheckInput): Promise<void> =>
  beginWork(runtime, asker, input.id, 'failed', (working) => check(runtime, asker, { ...input, ...working }));
