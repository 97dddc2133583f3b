import { setDisabled } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import type { Runtime } from '../runtime.ts';
import { workOnAccount } from './work-on-account.ts';

/** Disables the account and ends its sessions. Throws A113, R101. */
export function disableFromConsole(runtime: Runtime, login: string): Promise<void> {
  return workOnAccount(runtime, login, 'account.disable', async (db, county, id) => {
    await setDisabled(db, county, id, runtime.clock());
    await deleteSessionsOf(db, county, id);
  });
}
