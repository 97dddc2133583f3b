import { findCounty, putSetupToken } from '../../db/queries/counties.ts';
import type { Runtime } from '../runtime.ts';
import { newToken } from '../session/secrets.ts';

const TOKEN_HOURS = 24;

/** Makes a one-time set-up token for the operator, or undefined when the system is set up already. */
export async function issueSetupToken(runtime: Runtime): Promise<string | undefined> {
  const { token, digest } = newToken();
  return runtime.database.atTheDoor(async (db) => {
    if (await findCounty(db)) return undefined;
    await putSetupToken(db, digest, new Date(runtime.clock().getTime() + TOKEN_HOURS * 3_600_000));
    return token;
  });
}
