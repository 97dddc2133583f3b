/* Backup and restore from the operator's console, on a running system. Both are written into the audit. */
import { writeBackup } from '../../db/backup/write-backup.ts';
import { restoreBackup } from '../../db/backup/restore-backup.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from '../session/open-session.ts';
import { currentCounty } from './set-up.ts';

export interface BackupOutcome { readonly tables: number; readonly rows: number }

// Who was signed in then is not signed in now.
const NEVER_RESTORED = ['session', 'sign_in_attempt', 'setup_token'];

/** Writes everything into one file. Throws A113, S1xx. */
export async function backUp(runtime: Runtime, ownerUrl: string, file: string, product: string): Promise<BackupOutcome> {
  if (!(await currentCounty(runtime))) throw raise(problems.setupNeeded, {});
  // Written before the copy, so that the copy holds it too.
  await note(runtime, 'backup.write');
  const { tables } = await writeBackup(ownerUrl, file, { product, now: runtime.clock() });
  return count(tables);
}

/** Replaces everything by what the file holds, or changes nothing. Throws S1xx. */
export async function restore(runtime: Runtime, ownerUrl: string, file: string): Promise<BackupOutcome> {
  const { tables } = await restoreBackup(ownerUrl, file, { leaveEmpty: NEVER_RESTORED });
  await note(runtime, 'backup.restore');
  return count(tables);
}

async function note(runtime: Runtime, action: ActionName): Promise<void> {
  const county = await currentCounty(runtime);
  if (!county) return;
  await runtime.database.within(doorScope(county.code), (db) => appendAudit(db, county.code, {
    at: runtime.clock(), actorId: null, actorName: '控制台', action, objectKind: 'county', objectId: county.code, unitPath: `${county.code}/`,
    outcome: 'done', code: '', details: {}, address: '',
  }));
}

const count = (tables: readonly { readonly rows: number }[]): BackupOutcome =>
  ({ tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0) });
