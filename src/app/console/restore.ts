/* Restore from the operator's console, on a running system: everything is replaced, or nothing is. */
import { restoreBackup } from '../../db/backup/restore-backup.ts';
import type { ComparedGrant } from '../../db/backup/standing-grants.ts';
import { roles } from '../../domain/access/roles.ts';
import { wordsOf, type Words } from '../../domain/problem.ts';
import type { Runtime } from '../runtime.ts';
import { auditCounty } from './audit-county.ts';
import { countRows, type BackupOutcome } from './back-up.ts';

// Who was signed in then is not signed in now.
const NEVER_RESTORED = ['session', 'sign_in_attempt', 'setup_token'];

/** A grant in force now, or no longer: whose, as what, where. */
export interface RestoredGrant extends Omit<ComparedGrant, 'role'> { readonly role: Words }

/** What a restore brought back, how many tokens of systems wait to be authorised again, and who may do what now: what differs from before comes first. */
interface RestoreOutcome extends BackupOutcome { readonly suspendedTokens: number; readonly grants: readonly RestoredGrant[] }

/** Replaces everything by what the file holds, or changes nothing. Throws S1xx. */
export async function restore(runtime: Runtime, ownerUrl: string, file: string): Promise<RestoreOutcome> {
  const { tables, suspendedTokens, grants } = await restoreBackup(ownerUrl, file, { leaveEmpty: NEVER_RESTORED, suspendTokensAt: runtime.clock() });
  // The backup’s registers may follow older definitions than this program’s.
  await runtime.registers.apply([...runtime.catalogue.registers.values()]);
  await auditCounty(runtime, 'backup.restore', { suspendedTokens, grantsBack: count(grants, 'back'), grantsGone: count(grants, 'gone') });
  return { ...countRows(tables), suspendedTokens, grants: grants.map((grant) => ({ ...grant, role: wordsOf(roles[grant.role]) })) };
}

const count = (grants: readonly ComparedGrant[], change: ComparedGrant['change']): number => grants.filter((grant) => grant.change === change).length;
