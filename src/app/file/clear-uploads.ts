/*
 * What was sent for a form or as evidence and never came to be used is not kept for ever: as many days after it came as
 * files of imports are kept, it is emptied. It is done when the next file comes in, for the units its sender keeps.
 */
import { scopeOf } from '../../domain/access/may.ts';
import { filesInUse, settleFiles, takeFiles, unsettledFiles } from '../../db/queries/files.ts';
import { getImportSettings } from '../setting/get-import-settings.ts';
import type { Context } from '../use-case.ts';

const DAY_MS = 86_400_000;
// So many at a time: whoever sends a file does not wait for a year's clearing.
const AT_ONCE = 50;

/** Empties what is old enough and unused; answers the ids. */
export async function clearUploads(cx: Context): Promise<string[]> {
  const { keepDays } = await getImportSettings(cx);
  const ids = await unsettledFiles(cx.db, cx.county, new Date(cx.now.getTime() - keepDays * DAY_MS), AT_ONCE);
  // Who is about to use a file has not written so yet: whoever sends the next one clears.
  if (ids.length === 0 || !(await takeFiles(cx.db, cx.county))) return [];
  // Whoever clears may not see all that uses a file: a record may have moved to another unit since.
  const used = await cx.runtime.registers.owner.within({ county: cx.county, ...scopeOf(cx.actor), audit: false }, (db) => filesInUse(db, cx.county, ids));
  const unused = ids.filter((id) => !used.has(id));
  await settleFiles(cx.db, cx.county, ids.filter((id) => used.has(id)), 'used_at', cx.now);
  await settleFiles(cx.db, cx.county, unused, 'cleared_at', cx.now);
  return unused;
}
