/* The dry run: what it finds is kept with the import, sealed; rows that are sound are kept as they will be written. */
import type { ChosenColumns, ImportState } from '../../domain/register/import-report.ts';
import { updateImport } from '../../db/queries/imports.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { useCase } from '../use-case.ts';
import { dropStaged } from '../../db/registers/records/stage-records.ts';
import { getRegister } from '../register/get-register.ts';
import { sealReport } from './import-file.ts';
import { beginWork } from './begin-work.ts';
import { noteImport, progressOf, takeForWork, type Working } from './import-work.ts';
import { judgementBasis } from './judgement-basis.ts';
import { runImport } from './run-import.ts';
import { stageRows } from './stage-rows.ts';

interface CheckInput { readonly id: string; readonly chosen?: ChosenColumns | undefined }

const checkable: readonly ImportState[] = ['waiting', 'checking', 'checked', 'writing', 'failed', 'stopping', 'stopped'];

/** The dry run itself. Throws what a file can have wrong. */
export const check = useCase('import.check', async (cx, input: Working & CheckInput): Promise<void> => {
  // Also after a server died at any stage: nothing of its work was kept, so all is begun anew.
  const row = await takeForWork(cx, input, 'import.check', checkable);
  const chosen = input.chosen ?? row.chosen;
  await noteImport(cx.runtime, cx.asker, row.id, { state: 'checking', chosen, failure: null, rowsDone: 0 });
  input.accepted();
  const judged = { ...row, chosen };
  await dropStaged(cx.db, cx.county, row.id);
  const definition = await getRegister(cx, row.register);
  const basis = await judgementBasis(cx, definition, judged);
  const report = await runImport(cx, judged, { tell: progressOf(cx, row.id), write: stageRows(row), hold: false });
  // What changed while the rows were judged was seen by some of them only.
  const stands = (await judgementBasis(cx, definition, judged)).equals(basis);
  await updateImport(cx.db, cx.county, row.id, { state: 'checked', basis: stands ? basis : null, stage: '', rowsDone: report.counts.rows, rowsKnown: report.counts.rows, counts: report.counts, ...await sealReport(cx, row.id, report) }, cx.runtime.clock());
  cx.about({ kind: 'import', id: row.id, unitPath: row.unitPath, details: { register: row.register, ...report.counts } });
});

/** Begins the dry run of an import; `chosen` settles its sheet and columns first. Throws A103, I150, I151, R101. */
export const checkImport = (runtime: Runtime, asker: Asker, input: CheckInput): Promise<void> =>
  beginWork(runtime, asker, { name: 'check', input, states: checkable, during: 'waiting', back: () => 'failed', place: 'elsewhere', here: (working) => check(runtime, asker, { ...input, ...working }) });
