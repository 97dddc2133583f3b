import type { ImportSettings } from '../../contract/import.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { IMPORTS } from './get-import-settings.ts';

/** Changes how long files of imports are kept. Throws A103. */
export const changeImportSettings = useCase('import.keep', async (cx, input: ImportSettings) => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: IMPORTS, unitPath: `${cx.county}/`, details: { ...input } });
  await putSetting(cx.db, cx.county, IMPORTS, input, cx.actor.id, cx.now);
  return input;
});
