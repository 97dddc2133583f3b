import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** Which account a folded login name belongs to, with its stored password; undefined when there is none. */
export function findCredential(db: Db, folded: string) {
  return db.selectFrom('login_name as l')
    .innerJoin('credential as c', (on) => on.onRef('c.county', '=', 'l.county').onRef('c.account_id', '=', 'l.account_id'))
    .select(['l.county', 'l.account_id', 'c.hash', 'c.must_change', 'c.expires_at'])
    .where('l.folded', '=', folded).executeTakeFirst();
}

/** The stored password of an account, held until the transaction ends: two changes at once follow one another. */
export function holdCredentialOf(db: Db, county: string, accountId: string) {
  return db.selectFrom('credential').selectAll().where('county', '=', county).where('account_id', '=', accountId).forUpdate().executeTakeFirst();
}

/** Until when any of these keys is locked; undefined when none is. */
export async function findLock(db: Db, keys: readonly string[], now: Date): Promise<Date | undefined> {
  const row = await db.selectFrom('sign_in_attempt').select('locked_until').where('key', 'in', [...keys])
    .where('locked_until', '>', now).orderBy('locked_until', 'desc').executeTakeFirst();
  return row?.locked_until ?? undefined;
}

/**
 * Counts one attempt before it is looked at, so that many at once get no further than one after the other; at `limit`
 * within the lock's length the key is locked, and counting begins anew after it. Answers false, and counts nothing, while it is locked.
 */
export async function countAttempt(db: Db, key: string, now: Date, limit: number, lockMinutes: number): Promise<boolean> {
  const since = new Date(now.getTime() - lockMinutes * 60_000);
  const until = new Date(now.getTime() + lockMinutes * 60_000);
  const counted = await sql`
    insert into sign_in_attempt as a (key, failures, last_at, locked_until) values (${key}, 1, ${now}, null)
    on conflict (key) do update set
      failures = case when a.last_at < ${since} or a.failures >= ${limit} then 1 else a.failures + 1 end,
      locked_until = case when a.last_at >= ${since} and a.failures + 1 = ${limit} then ${until}::timestamptz else a.locked_until end,
      last_at = excluded.last_at
    where a.locked_until is null or a.locked_until <= ${now}
    returning key`.execute(db);
  return counted.rows.length === 1;
}

/** Forgets the attempts after a sign-in that worked. */
export async function clearAttempts(db: Db, keys: readonly string[]): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('key', 'in', [...keys]).execute();
}

/** Sets the stored password of an account. */
export async function putCredential(db: Db, row: { county: string; accountId: string; hash: string; mustChange: boolean; expiresAt: Date | null; at: Date }): Promise<void> {
  const values = { hash: row.hash, must_change: row.mustChange, expires_at: row.expiresAt, changed_at: row.at };
  await db.insertInto('credential').values({ county: row.county, account_id: row.accountId, ...values })
    .onConflict((conflict) => conflict.columns(['county', 'account_id']).doUpdateSet(values)).execute();
}

/** Gives the account its login name; a taken one fails by constraint login_name_pk. */
export async function insertLoginName(db: Db, folded: string, county: string, accountId: string): Promise<void> {
  await db.insertInto('login_name').values({ folded, county, account_id: accountId }).execute();
}
