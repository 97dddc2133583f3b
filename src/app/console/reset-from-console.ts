import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { giveOneTimePassword } from '../account/give-one-time-password.ts';
import type { Runtime } from '../runtime.ts';
import { workOnAccount } from './work-on-account.ts';

/** Gives the account a one-time password and ends its sessions. Throws A113, R101. */
export function resetFromConsole(runtime: Runtime, login: string): Promise<{ oneTimePassword: string; validUntil: string }> {
  return workOnAccount(runtime, login, 'account.reset', async (db, county, id) => {
    await deleteSessionsOf(db, county, id);
    return giveOneTimePassword(db, county, id, runtime.clock());
  });
}
