import { updateImport, waitForRegister } from '../../db/queries/imports.ts';
import { placesOfImport, undoRecords } from '../../db/registers/records/undo-import.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { holdForSaving } from '../round/hold-report.ts';
import { useCase } from '../use-case.ts';
import { beginWork } from './begin-work.ts';
import { noteImport, takeForWork, type Working } from './import-work.ts';

/** The taking back itself. Throws what refuses it. */
export const undo = useCase('import.undo', async (cx, input: Working): Promise<void> => {
  const row = await takeForWork(cx, input, 'import.undo', ['done', 'undoing']);
  const definition = await getRegister(cx, row.register);
  await noteImport(cx.runtime, cx.asker, row.id, { state: 'undoing', failure: null });
  input.accepted();
  await waitForRegister(cx.db, cx.county, row.register);
  const store = storeOf(cx, definition);
  const period = periodFieldOf(definition)?.key;
  // What was sent in a round since is not taken back behind its back.
  for (const place of await placesOfImport(cx.db, store, row.id, period)) await holdForSaving(cx, definition, { unitId: place.unitId, values: period === undefined ? {} : { [period]: place.period } });
  const { restored, retired, kept } = await undoRecords(cx.db, store, row.id, `撤销导入：${row.fileName}`, { by: cx.by, via: 'import' });
  await updateImport(cx.db, cx.county, row.id, { state: 'undone', kept: kept.map(({ id }) => id) }, cx.runtime.clock());
  cx.about({ kind: 'import', id: row.id, unitPath: row.unitPath, details: { register: row.register, restored, retired, kept: kept.length } });
});

/** Takes an import back, once: what it changed is as it was, what it added is retired; what somebody changed since stays and is told. Throws A103, I150, I151, R101. */
export const undoImport = (runtime: Runtime, asker: Asker, input: { readonly id: string }): Promise<void> =>
  beginWork(runtime, asker, { name: 'undo', input, states: ['done', 'undoing'], during: 'undoing', back: () => 'done', place: 'here', here: (working) => undo(runtime, asker, { ...input, ...working }) });
