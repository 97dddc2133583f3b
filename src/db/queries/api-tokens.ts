import { sql } from 'kysely';
import type { Sensitivity } from '../../domain/access/roles.ts';
import type { TokenReach, TokenState } from '../../domain/access/token-reach.ts';
import type { Database, Db } from '../database.ts';

/** A token as the door needs it. */
export interface HeldToken extends TokenReach {
  readonly id: string;
  readonly county: string;
  readonly name: string;
  readonly unitPath: string;
  readonly state: TokenState;
  /** What the county allows a token in a minute; null where it set nothing. */
  readonly perMinute: number | null;
  /** Requests of this minute, this one counted. */
  readonly requests: number;
}

/** The token of this digest, its request counted when it is in force, in one trip. Undefined when there is none. */
export async function findToken(database: Pick<Database, 'inOneTrip'>, digest: Buffer, at: Date, address: string): Promise<HeldToken | undefined> {
  const rows = await database.inOneTrip(sql<{ held: TokenRow | null }>`select app_token(${sql.lit(`\\x${digest.toString('hex')}`)}::bytea, ${sql.lit(at.toISOString())}::timestamptz, ${sql.lit(address)}) as held`);
  const held = rows[0]?.held;
  if (!held) return undefined;
  const { unit_path: unitPath, per_minute: perMinute, ...token } = held;
  return { ...token, unitPath, perMinute: typeof perMinute === 'number' ? perMinute : null };
}

interface TokenRow extends TokenReach {
  readonly id: string; readonly county: string; readonly name: string; readonly unit_path: string; readonly state: TokenState;
  readonly per_minute: unknown; readonly requests: number;
}

/** A token with its unit, the two people behind it, and its last use. */
export interface ApiTokenRow {
  readonly id: string; readonly name: string; readonly purpose: string; readonly unitId: string; readonly unitName: string; readonly unitPath: string; readonly unitRetired: boolean;
  readonly scopes: TokenReach['scopes']; readonly ceiling: Sensitivity; readonly expiresAt: Date; readonly proposedBy: string; readonly proposedById: string; readonly proposedAt: Date;
  readonly authorisedBy: string | null; readonly revokedBy: string | null; readonly revokedAt: Date | null; readonly usedAt: Date | null; readonly usedFrom: string;
  /** When a restored backup took it out of force; null once somebody authorised it again. */
  readonly suspendedAt: Date | null;
}

const tokensOf = (db: Db, county: string) => db.selectFrom('api_token as t')
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 't.county').onRef('u.id', '=', 't.unit_id'))
  .leftJoin('account as p', (on) => on.onRef('p.county', '=', 't.county').onRef('p.id', '=', 't.proposed_by'))
  .leftJoin('account as z', (on) => on.onRef('z.county', '=', 't.county').onRef('z.id', '=', 't.authorised_by'))
  .leftJoin('account as v', (on) => on.onRef('v.county', '=', 't.county').onRef('v.id', '=', 't.revoked_by'))
  .select(['t.id', 't.name', 't.purpose', 't.unit_id', 'u.name as unit_name', 'u.path as unit_path', 'u.retired_at as unit_retired_at', 't.scopes', 't.ceiling', 't.expires_at',
    'p.name as proposer', 't.proposed_by', 't.proposed_at', 'z.name as authoriser', 'v.name as revoker', 't.revoked_at', 't.suspended_at'])
  .where('t.county', '=', county);

/** The tokens of the county, the newest first. */
export async function listTokenRows(db: Db, county: string): Promise<ApiTokenRow[]> {
  const rows = await tokensOf(db, county).orderBy('t.proposed_at', 'desc').orderBy('t.id').execute();
  return withLastUse(db, county, rows);
}

/** One token, or undefined. */
export async function findTokenRow(db: Db, county: string, id: string): Promise<ApiTokenRow | undefined> {
  return (await withLastUse(db, county, await tokensOf(db, county).where('t.id', '=', id).execute()))[0];
}

type Row = Awaited<ReturnType<ReturnType<typeof tokensOf>['execute']>>[number];

// Asked for apart: what stands before a county is known is joined with no register.
async function withLastUse(db: Db, county: string, rows: readonly Row[]): Promise<ApiTokenRow[]> {
  const uses = await db.selectFrom('api_token_secret').select(['token_id', 'used_at', 'used_from']).where('county', '=', county).execute();
  const byId = new Map(uses.map((use) => [use.token_id, use]));
  return rows.map((row) => ({
    id: row.id, name: row.name, purpose: row.purpose, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path, unitRetired: row.unit_retired_at !== null,
    scopes: row.scopes, ceiling: row.ceiling as Sensitivity, expiresAt: row.expires_at, proposedBy: row.proposer ?? '', proposedById: row.proposed_by, proposedAt: row.proposed_at,
    authorisedBy: row.authoriser, revokedBy: row.revoker, revokedAt: row.revoked_at, usedAt: byId.get(row.id)?.used_at ?? null, usedFrom: byId.get(row.id)?.used_from ?? '', suspendedAt: row.suspended_at,
  }));
}

/** What is kept of a new token: its rights, and of the token itself a digest. */
interface NewApiToken {
  readonly id: string; readonly digest: Buffer; readonly name: string; readonly purpose: string; readonly unitId: string;
  readonly scopes: TokenReach['scopes']; readonly ceiling: Sensitivity; readonly expiresAt: Date; readonly by: string; readonly at: Date;
}

/** Keeps a new token; a name in use fails by constraint api_token_name_once. */
export async function insertToken(db: Db, county: string, token: NewApiToken): Promise<void> {
  await db.insertInto('api_token').values({
    county, id: token.id, name: token.name, purpose: token.purpose, unit_id: token.unitId, scopes: JSON.stringify(token.scopes), ceiling: token.ceiling,
    expires_at: token.expiresAt, proposed_by: token.by, proposed_at: token.at, authorised_by: null, authorised_at: null, revoked_by: null, revoked_at: null, suspended_at: null,
  }).execute();
  await db.insertInto('api_token_secret').values({ digest: token.digest, county, token_id: token.id, minute: null, requests: 0, used_at: null, used_from: '' }).execute();
}

/** Authorises a proposed token; false when it no longer waits. The database refuses the one who proposed it. */
export async function authoriseTokenRow(db: Db, county: string, id: string, by: string, at: Date): Promise<boolean> {
  const done = await db.updateTable('api_token').set({ authorised_by: by, authorised_at: at, suspended_at: null }).where('county', '=', county).where('id', '=', id)
    .where('authorised_at', 'is', null).where('revoked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** Ends a token for ever; false when it was ended before. */
export async function revokeTokenRow(db: Db, county: string, id: string, by: string, at: Date): Promise<boolean> {
  const done = await db.updateTable('api_token').set({ revoked_by: by, revoked_at: at }).where('county', '=', county).where('id', '=', id)
    .where('revoked_at', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
