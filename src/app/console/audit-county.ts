import type { ActionName } from '../../domain/access/actions.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';
import { auditConsole } from './audit-console.ts';

/** Writes that the operator did this to the whole county; before set-up there is no audit to write to. */
export async function auditCounty(runtime: Runtime, action: ActionName, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
  const county = await findCurrentCounty(runtime);
  if (!county) return;
  await runtime.database.within(doorScope(county.code), (db) =>
    auditConsole(db, county.code, runtime.clock(), action, { kind: 'county', id: county.code, unitPath: `${county.code}/`, details }));
}
