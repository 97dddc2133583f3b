/*
 * Files of pupils and staff are not kept longer than they are needed: some time after an import was last touched its file
 * and the rows that waited to be written are emptied. What was imported, by whom and what was found stays. It is done when
 * the next file comes in, for the units its sender keeps.
 */
import { problems, raise } from '../../domain/problem.ts';
import { clearOldImports, clearStaged } from '../../db/queries/imports.ts';
import { getImportSettings } from '../setting/get-import-settings.ts';
import type { Context } from '../use-case.ts';

const DAY_MS = 86_400_000;

/** Empties what is old enough; answers how many imports that were. */
export async function clearImports(cx: Context): Promise<number> {
  const { keepDays } = await getImportSettings(cx);
  // Rows are judged by the day: what was kept yesterday is of no use today.
  await clearStaged(cx.db, cx.county, new Date(cx.now.getTime() - DAY_MS));
  const { code, zh, en } = raise(problems.importCleared, { days: keepDays });
  return clearOldImports(cx.db, cx.county, { before: new Date(cx.now.getTime() - keepDays * DAY_MS), at: cx.now, failure: { code, zh, en } });
}
