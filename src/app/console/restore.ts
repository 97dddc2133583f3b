/* Restore from the operator's console, on a running system: everything is replaced, or nothing is. */
import { restoreBackup } from '../../db/backup/restore-backup.ts';
import type { Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import { countRows, type BackupOutcome } from './back-up.ts';

// Who was signed in then is not signed in now.
const NEVER_RESTORED = ['session', 'sign_in_attempt', 'setup_token'];

/** What a restore brought back, and how many tokens of systems wait to be authorised again. */
interface RestoreOutcome extends BackupOutcome { readonly suspendedTokens: number }

/** Replaces everything by what the file holds, or changes nothing. Throws S1xx. */
export async function restore(runtime: Runtime, ownerUrl: string, file: string): Promise<RestoreOutcome> {
  const { tables, suspendedTokens } = await restoreBackup(ownerUrl, file, { leaveEmpty: NEVER_RESTORED, suspendTokensAt: runtime.clock() });
  // The backup’s registers may follow older definitions than this program’s.
  await runtime.registers.apply([...runtime.catalogue.registers.values()]);
  await auditCounty(runtime, 'backup.restore', { suspendedTokens });
  return { ...countRows(tables), suspendedTokens };
}
