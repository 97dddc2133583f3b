import { setDisabled } from '../../db/queries/accounts.ts';
import type { Runtime } from '../runtime.ts';
import { workOnAccount } from './work-on-account.ts';

/** Enables the account. Throws A113, R101. */
export function enableFromConsole(runtime: Runtime, login: string): Promise<void> {
  return workOnAccount(runtime, login, 'account.enable', (db, county, id) => setDisabled(db, county, id, null));
}
