import type { Db } from '../../db/database.ts';
import { putCredential } from '../../db/queries/sign-in.ts';
import { hashPassword, newOneTimePassword } from '../session/secrets.ts';

/** An initial password must be used within this time (ASVS 6.4.1). */
const VALID_HOURS = 72;

/** Sets a one-time password that must be changed at the next sign-in, and answers it: it is kept nowhere in the clear. */
export async function giveOneTimePassword(db: Db, county: string, accountId: string, now: Date): Promise<{ oneTimePassword: string; validUntil: string }> {
  const oneTimePassword = newOneTimePassword();
  const expiresAt = new Date(now.getTime() + VALID_HOURS * 3_600_000);
  await putCredential(db, { county, accountId, hash: await hashPassword(oneTimePassword), mustChange: true, expiresAt, at: now });
  return { oneTimePassword, validUntil: expiresAt.toISOString() };
}
