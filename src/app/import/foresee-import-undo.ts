import type { UndoForesight } from '../../contract/import.ts';
import { foreseeUndo } from '../../db/registers/records/undo-import.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';
import { getImport } from './import-work.ts';
import { nameRecords } from './name-records.ts';

/** What taking an import back would do, before anybody says yes. Throws A103, I151, R101. */
export const foreseeImportUndo = useCase('import.foresee', async (cx, { id }: { readonly id: string }): Promise<UndoForesight> => {
  const row = await getImport(cx, id, 'import.undo', ['done']);
  const definition = await getRegister(cx, row.register);
  const { retired, restored, kept } = await foreseeUndo(cx.db, storeOf(cx, definition), row.id);
  return { retired, restored, kept: await nameRecords(cx, definition, kept) };
});
