import { sql } from 'kysely';
import type { RoleKey } from '../../domain/access/roles.ts';
import type { Db } from '../database.ts';

/** A grant with the names of the two people behind it; `authorisedBy` is null while it is only proposed. */
export interface GrantRow {
  readonly id: string; readonly accountId: string; readonly role: RoleKey; readonly unitId: string; readonly unitName: string; readonly unitPath: string;
  readonly proposedBy: string; readonly proposedById: string; readonly authorisedBy: string | null; readonly revoked: boolean;
}

/** An account with its unit, and when its person last signed in; null before the first time. */
export interface AccountRow {
  readonly id: string; readonly login: string; readonly name: string; readonly unitId: string; readonly unitName: string; readonly unitPath: string;
  readonly disabled: boolean; readonly signedInAt: Date | null;
}

const accountsOf = (db: Db, county: string) => db.selectFrom('account as a')
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'a.county').onRef('u.id', '=', 'a.unit_id'))
  .select(['a.id', 'a.login', 'a.name', 'u.id as unitId', 'u.name as unitName', 'u.path as unitPath', 'a.signed_in_at as signedInAt',
    sql<boolean>`a.disabled_at is not null`.as('disabled')])
  .where('a.county', '=', county);

/** All accounts of the county, by unit and login. */
export const listAccountRows = (db: Db, county: string): Promise<AccountRow[]> => accountsOf(db, county).orderBy('u.path').orderBy('a.login').execute();

/** One account, or undefined. */
export const findAccount = (db: Db, county: string, id: string): Promise<AccountRow | undefined> => accountsOf(db, county).where('a.id', '=', id).executeTakeFirst();

/** Adds an account. */
export async function insertAccount(db: Db, county: string, row: { id: string; unitId: string; login: string; name: string; createdBy: string | null; at: Date }): Promise<void> {
  await db.insertInto('account').values({
    county, id: row.id, unit_id: row.unitId, login: row.login, name: row.name, created_by: row.createdBy, created_at: row.at, disabled_at: null, signed_in_at: null,
  }).execute();
}

/** Disables (with an instant) or enables (with null) an account. */
export async function setDisabled(db: Db, county: string, id: string, at: Date | null): Promise<void> {
  await db.updateTable('account').set({ disabled_at: at }).where('county', '=', county).where('id', '=', id).execute();
}

/** Accounts of these units that are in use. */
export const listAccountsAt = (db: Db, county: string, unitIds: readonly string[]): Promise<AccountRow[]> =>
  accountsOf(db, county).where('a.unit_id', 'in', [...unitIds]).where('a.disabled_at', 'is', null).orderBy('a.login').execute();

/** Accounts in use whose name holds this text or whose login begins with it, nearest by unit; on the branch of a unit, or anywhere when it is null. */
export async function findPeople(db: Db, county: string, search: string, branch: string | null, limit: number): Promise<AccountRow[]> {
  const text = search.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
  let query = accountsOf(db, county).where('a.disabled_at', 'is', null).where((eb) => eb.or([eb('a.name', 'ilike', `%${text}%`), eb('a.login', 'ilike', `${text}%`)]));
  if (branch !== null) query = query.where(sql<boolean>`(u.path ^@ ${branch} or ${branch} ^@ u.path)`);
  return query.orderBy('a.name').orderBy('a.login').limit(limit).execute();
}

/** Gives accounts another unit. */
export async function moveAccounts(db: Db, county: string, ids: readonly string[], unitId: string): Promise<void> {
  if (ids.length > 0) await db.updateTable('account').set({ unit_id: unitId }).where('county', '=', county).where('id', 'in', [...ids]).execute();
}

/** Keeps when the person of the account last signed in. */
export async function noteSignedIn(db: Db, county: string, id: string, at: Date): Promise<void> {
  await db.updateTable('account').set({ signed_in_at: at }).where('county', '=', county).where('id', '=', id).execute();
}

const grantsOf = (db: Db, county: string) => db.selectFrom('role_grant as g')
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'g.county').onRef('u.id', '=', 'g.unit_id'))
  .leftJoin('account as p', (on) => on.onRef('p.county', '=', 'g.county').onRef('p.id', '=', 'g.proposed_by'))
  .leftJoin('account as z', (on) => on.onRef('z.county', '=', 'g.county').onRef('z.id', '=', 'g.authorised_by'))
  .select(['g.id', 'g.account_id', 'g.role', 'g.unit_id', 'u.name as unit_name', 'g.unit_path', 'p.name as proposer', 'g.proposed_by',
    'z.name as authoriser', 'g.authorised_at', 'g.revoked_at'])
  .where('g.county', '=', county);

/** Grants of the county, or of one account, oldest first. */
export async function listGrants(db: Db, county: string, accountId?: string): Promise<GrantRow[]> {
  let query = grantsOf(db, county);
  if (accountId !== undefined) query = query.where('g.account_id', '=', accountId);
  return (await query.orderBy('g.proposed_at').execute()).map(toGrant);
}

/** Grants at these units, proposed or authorised, oldest first. */
export async function listGrantsAt(db: Db, county: string, unitIds: readonly string[]): Promise<GrantRow[]> {
  return (await grantsOf(db, county).where('g.unit_id', 'in', [...unitIds]).where('g.revoked_at', 'is', null).orderBy('g.proposed_at').orderBy('g.id').execute()).map(toGrant);
}

/** One grant, or undefined. */
export async function findGrant(db: Db, county: string, id: string): Promise<GrantRow | undefined> {
  const row = await grantsOf(db, county).where('g.id', '=', id).executeTakeFirst();
  return row && toGrant(row);
}

type Row = Awaited<ReturnType<ReturnType<typeof grantsOf>['execute']>>[number];

const toGrant = (row: Row): GrantRow => ({
  id: row.id, accountId: row.account_id, role: row.role, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path,
  proposedBy: row.proposer ?? '系统初始化', proposedById: row.proposed_by,
  authorisedBy: row.authorised_at === null ? null : row.authoriser ?? '系统初始化', revoked: row.revoked_at !== null,
});

/** Adds a grant; `authorised` only when the system sets itself up. */
export async function insertGrant(db: Db, county: string, row: {
  id: string; accountId: string; role: RoleKey; unitId: string; unitPath: string; proposedBy: string; at: Date; authorisedBy: string | null;
}): Promise<void> {
  await db.insertInto('role_grant').values({
    county, id: row.id, account_id: row.accountId, role: row.role, unit_id: row.unitId, unit_path: row.unitPath, proposed_by: row.proposedBy,
    proposed_at: row.at, authorised_by: row.authorisedBy, authorised_at: row.authorisedBy === null ? null : row.at, revoked_by: null, revoked_at: null,
  }).execute();
}

/** Authorises a proposed grant; false when it is no longer waiting. The database refuses the proposer and the person concerned. */
export async function authoriseGrantRow(db: Db, county: string, id: string, by: string, at: Date): Promise<boolean> {
  const done = await db.updateTable('role_grant').set({ authorised_by: by, authorised_at: at }).where('county', '=', county).where('id', '=', id)
    .where('authorised_at', 'is', null).where('revoked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Revokes a grant, proposed or authorised; false when it was revoked before. */
export async function revokeGrantRow(db: Db, county: string, id: string, by: string, at: Date): Promise<boolean> {
  const done = await db.updateTable('role_grant').set({ revoked_by: by, revoked_at: at }).where('county', '=', county).where('id', '=', id)
    .where('revoked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
