/* Backup from the operator's console, on a running system. */
import { refuseExisting, writeBackup } from '../../db/backup/write-backup.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Runtime } from '../runtime.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';
import { auditCounty } from './audit-county.ts';

/** How much a backup holds, or a restore brought back. */
export interface BackupOutcome { readonly tables: number; readonly rows: number }

/** How a backup is written. */
export interface BackupOptions {
  /** Version of the program. */
  readonly product: string;
  /** Whether a file of that name may be replaced. */
  readonly replace: boolean;
}

/** Writes everything into one file. Throws A113, S118 where there is such a file already, S1xx. */
export async function backUp(runtime: Runtime, ownerUrl: string, file: string, options: BackupOptions): Promise<BackupOutcome> {
  if (!options.replace) await refuseExisting(file);
  if (!(await findCurrentCounty(runtime))) throw raise(problems.setupNeeded, {});
  // Written before the copy, so that the copy holds it too.
  await auditCounty(runtime, 'backup.write');
  const { tables } = await writeBackup(ownerUrl, file, { product: options.product, now: runtime.clock() });
  return countRows(tables);
}

/** Sums up the tables of a backup. */
export const countRows = (tables: readonly { readonly rows: number }[]): BackupOutcome =>
  ({ tables: tables.length, rows: tables.reduce((sum, table) => sum + table.rows, 0) });
