import type { Db } from '../database.ts';

/** The county of this installation, or undefined before set-up. */
export function findCounty(db: Db) {
  return db.selectFrom('county').select(['code', 'name']).orderBy('created_at').executeTakeFirst();
}

/** The codes of all counties. */
export const listCounties = async (db: Db): Promise<string[]> => (await db.selectFrom('county').select('code').orderBy('code').execute()).map(({ code }) => code);

/** Adds the county. */
export async function insertCounty(db: Db, code: string, name: string, at: Date): Promise<void> {
  await db.insertInto('county').values({ code, name, created_at: at }).execute();
}

/** Keeps the digest of a set-up token; earlier ones no longer count. */
export async function putSetupToken(db: Db, hash: Buffer, expiresAt: Date): Promise<void> {
  await db.deleteFrom('setup_token').execute();
  await db.insertInto('setup_token').values({ hash, expires_at: expiresAt }).execute();
}

/** Uses a set-up token up; false when it is unknown or expired. */
export async function takeSetupToken(db: Db, hash: Buffer, now: Date): Promise<boolean> {
  const taken = await db.deleteFrom('setup_token').where('hash', '=', hash).where('expires_at', '>', now).executeTakeFirst();
  return taken.numDeletedRows > 0n;
}
