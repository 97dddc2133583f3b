import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { clockInChina } from '../../domain/values/plain-date.ts';
import { giveOneTimePassword } from '../account/give-one-time-password.ts';
import type { Runtime } from '../runtime.ts';
import { workOnAccount } from './work-on-account.ts';

/** Gives the account a one-time password, valid until so late by the clock of China, and ends its sessions. Throws A113, R101. */
export function resetFromConsole(runtime: Runtime, login: string): Promise<{ oneTimePassword: string; validUntil: string }> {
  return workOnAccount(runtime, login, 'account.reset', async (db, county, id) => {
    await deleteSessionsOf(db, county, id);
    const { oneTimePassword, validUntil } = await giveOneTimePassword(db, county, id, runtime.clock());
    return { oneTimePassword, validUntil: clockInChina(new Date(validUntil)) };
  });
}
