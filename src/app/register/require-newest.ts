import { problems, raise } from '../../domain/problem.ts';
import { listDrawnVersions } from '../../db/queries/register-definitions.ts';
import type { Context } from '../use-case.ts';

/** Refuses with D155 to change an older version than the newest, with R101 what was never drawn. */
export async function requireNewest({ db, county }: Pick<Context, 'db' | 'county'>, key: string, version: number): Promise<void> {
  const [newest] = await listDrawnVersions(db, county, key);
  if (!newest) throw raise(problems.notFound, { what: { zh: '该台账', en: 'This register' } });
  if (newest.version !== version) throw raise(problems.drawingBehind, { by: newest.byName, version: newest.version });
}
