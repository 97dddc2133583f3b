import { sql } from 'kysely';
import type { Grant } from '../../domain/access/may.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import type { Database, Db } from '../database.ts';

/** A row of `session` as the door needs it. */
export interface HeldSession {
  readonly id: string;
  readonly county: string;
  readonly accountId: string;
  readonly openedAt: Date;
  readonly seenAt: Date;
  readonly idleMinutes: number;
}

/** A session with the person it was opened for; none when there is no such account any more. */
interface HeldPerson { readonly session: HeldSession; readonly person: Person | undefined; /** Changes whenever anything of the person or the roles does. */ readonly mark: string }

/** Who holds the token of this digest, in one trip. Undefined when nobody does. */
export async function findHolder(database: Pick<Database, 'inOneTrip'>, tokenHash: Buffer): Promise<HeldPerson | undefined> {
  const rows = await database.inOneTrip(sql<{ held: HeldRows | null }>`select app_who(${sql.lit(`\\x${tokenHash.toString('hex')}`)}::bytea) as held`);
  const held = rows[0]?.held;
  if (!held) return undefined;
  const { session, people, mark } = held;
  return {
    session: {
      id: session.id, county: session.county, accountId: session.account_id, openedAt: new Date(session.opened_at), seenAt: new Date(session.seen_at),
      idleMinutes: session.idle_minutes,
    },
    person: toPerson(people), mark,
  };
}

interface HeldRows {
  readonly session: { readonly id: string; readonly county: string; readonly account_id: string; readonly opened_at: string; readonly seen_at: string; readonly idle_minutes: number };
  readonly people: readonly PersonRow[];
  readonly mark: string;
}

/** Notes that the session was used. */
export async function touchSession(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: at }).where('id', '=', id).execute();
}

/** Keeps a new session. */
export async function insertSession(db: Db, row: {
  tokenHash: Buffer; id: string; county: string; accountId: string; at: Date; idleMinutes: number; address: string; agent: string;
}): Promise<void> {
  await db.insertInto('session').values({
    token_hash: row.tokenHash, id: row.id, county: row.county, account_id: row.accountId, opened_at: row.at, seen_at: row.at,
    idle_minutes: row.idleMinutes, address: row.address, agent: row.agent,
  }).execute();
}

/** The sessions of one account, newest first. */
export function listSessionRows(db: Db, county: string, accountId: string) {
  return db.selectFrom('session').select(['id', 'opened_at', 'seen_at', 'address', 'agent'])
    .where('county', '=', county).where('account_id', '=', accountId).orderBy('seen_at', 'desc').execute();
}

/** Ends one session of the account; false when there is none. */
export async function deleteSession(db: Db, county: string, accountId: string, id: string): Promise<boolean> {
  const gone = await db.deleteFrom('session').where('county', '=', county).where('account_id', '=', accountId).where('id', '=', id).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** Ends every session of the account, except one when named. */
export async function deleteSessionsOf(db: Db, county: string, accountId: string, except?: string): Promise<void> {
  let query = db.deleteFrom('session').where('county', '=', county).where('account_id', '=', accountId);
  if (except !== undefined) query = query.where('id', '<>', except);
  await query.execute();
}

/** Removes sessions past their idle or absolute end. */
export async function deleteExpiredSessions(db: Db, now: Date, absoluteHours: number): Promise<void> {
  await db.deleteFrom('session').where((eb) => eb.or([
    eb('opened_at', '<', new Date(now.getTime() - absoluteHours * 3_600_000)),
    eb(sql<Date>`seen_at + make_interval(mins => idle_minutes)`, '<', now),
  ])).execute();
}

/** A person with the roles that were authorised and not revoked. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly login: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly unitPath: string;
  readonly disabled: boolean;
  readonly mustChange: boolean;
  readonly grants: readonly (Grant & { readonly unitName: string })[];
}

/** The person with the granted roles, in one trip; undefined when there is no such account. */
export async function findPerson(db: Db, county: string, accountId: string): Promise<Person | undefined> {
  const rows = await db.selectFrom('account as a')
    .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'a.county').onRef('u.id', '=', 'a.unit_id'))
    .leftJoin('credential as c', (on) => on.onRef('c.county', '=', 'a.county').onRef('c.account_id', '=', 'a.id'))
    .leftJoin('role_grant as g', (on) => on.onRef('g.county', '=', 'a.county').onRef('g.account_id', '=', 'a.id')
      .on('g.authorised_at', 'is not', null).on('g.revoked_at', 'is', null))
    .leftJoin('unit as gu', (on) => on.onRef('gu.county', '=', 'g.county').onRef('gu.id', '=', 'g.unit_id'))
    .select(['a.id', 'a.name', 'a.login', 'a.disabled_at', 'u.id as unit_id', 'u.name as unit_name', 'u.path as unit_path', 'c.must_change',
      'g.role', 'g.unit_path as grant_path', 'gu.name as grant_unit'])
    .where('a.county', '=', county).where('a.id', '=', accountId).execute();
  return toPerson(rows);
}

/** One row for each role; one without a role for a person who has none. */
interface PersonRow {
  readonly id: string; readonly name: string; readonly login: string; readonly disabled_at: unknown; readonly unit_id: string; readonly unit_name: string;
  readonly unit_path: string; readonly must_change: boolean | null; readonly role: RoleKey | null; readonly grant_path: string | null; readonly grant_unit: string | null;
}

function toPerson(rows: readonly PersonRow[]): Person | undefined {
  const first = rows[0];
  if (!first) return undefined;
  return {
    id: first.id, name: first.name, login: first.login, unitId: first.unit_id, unitName: first.unit_name, unitPath: first.unit_path,
    disabled: first.disabled_at !== null, mustChange: first.must_change ?? false,
    grants: rows.flatMap((row) => (row.role && row.grant_path ? [{ role: row.role, unitPath: row.grant_path, unitName: row.grant_unit ?? '' }] : [])),
  };
}
