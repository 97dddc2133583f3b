import { importSettings, type ImportSettings } from '../../contract/import.ts';
import { findSetting } from '../../db/queries/settings.ts';
import type { Context } from '../use-case.ts';

/** The name under which they are kept. */
export const IMPORTS = 'imports';

const defaults: ImportSettings = { keepDays: 30 };

/** How long files of imports are kept in this county, or the default where it has set nothing. */
export async function getImportSettings(cx: Pick<Context, 'db' | 'county'>): Promise<ImportSettings> {
  const held = importSettings.safeParse(await findSetting(cx.db, cx.county, IMPORTS));
  return held.success ? held.data : defaults;
}
