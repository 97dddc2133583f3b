/* What a county's bureau drew: its registers and code lists, every version as it was written. */
import { sql } from 'kysely';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { Db } from '../database.ts';

/** A definition as its author wrote it. */
interface WrittenRow { readonly key: string; readonly version: number; readonly written: string }

/** Who saved a version, and when. */
export interface Saver { readonly id: string; readonly name: string; readonly at: Date }

/** What changes whenever anything the county drew changes: the newest version of each, in one line. */
export async function stampOfDrawn(db: Db, county: string): Promise<string> {
  const { rows } = await sql<{ stamp: string | null }>`
    select string_agg(newest.kind || newest.key || ':' || newest.version, ' ' order by newest.kind, newest.key collate "C") as stamp from (
      select 'r ' as kind, key, max(version) as version from register_definition where county = ${county} group by county, key
      union all select 'l ', key, max(version) from code_list_definition where county = ${county} group by county, key
      union all select 'i ', key, max(version) from indicator_definition where county = ${county} group by county, key
    ) newest`.execute(db);
  return rows[0]?.stamp ?? '';
}

/** The newest version of every register the county drew itself, by key. */
export const listDrawnRegisters = (db: Db, county: string): Promise<WrittenRow[]> =>
  db.selectFrom('register_definition').select(['key', 'version', 'written']).distinctOn('key').where('county', '=', county)
    .orderBy('key').orderBy('version', 'desc').execute();

/** The newest version of every code list the county drew itself, by key. */
export const listDrawnLists = (db: Db, county: string): Promise<WrittenRow[]> =>
  db.selectFrom('code_list_definition').select(['key', 'version', 'written']).distinctOn('key').where('county', '=', county)
    .orderBy('key').orderBy('version', 'desc').execute();

/** One version of a drawn register. */
export interface DrawnVersion extends WrittenRow { readonly byName: string; readonly at: Date }

/** Every version of one drawn register, the newest first. */
export async function listDrawnVersions(db: Db, county: string, key: string): Promise<DrawnVersion[]> {
  const rows = await db.selectFrom('register_definition').select(['key', 'version', 'written', 'created_by_name', 'created_at'])
    .where('county', '=', county).where('key', '=', key).orderBy('version', 'desc').execute();
  return rows.map((row) => ({ key: row.key, version: row.version, written: row.written, byName: row.created_by_name, at: row.created_at }));
}

/** The newest version of every drawn register, with who saved it. */
export async function listNewestVersions(db: Db, county: string): Promise<DrawnVersion[]> {
  const rows = await db.selectFrom('register_definition').select(['key', 'version', 'written', 'created_by_name', 'created_at']).distinctOn('key')
    .where('county', '=', county).orderBy('key').orderBy('version', 'desc').execute();
  return rows.map((row) => ({ key: row.key, version: row.version, written: row.written, byName: row.created_by_name, at: row.created_at }));
}

/** Keeps one more version of a register; a number that is taken fails by its constraint. */
export async function insertDrawnRegister(db: Db, county: string, { definition, written, by }: { readonly definition: RegisterDefinition; readonly written: string; readonly by: Saver }): Promise<void> {
  await db.insertInto('register_definition').values({
    county, key: definition.key, version: definition.version, written, body: JSON.stringify(definition), created_by: by.id, created_by_name: by.name, created_at: by.at,
  }).execute();
}

/** Keeps one more version of a code list. */
export async function insertDrawnList(db: Db, county: string, { key, version, written, by }: WrittenRow & { readonly by: Saver }): Promise<void> {
  await db.insertInto('code_list_definition').values({ county, key, version, written, created_by: by.id, created_by_name: by.name, created_at: by.at }).execute();
}

/** Every version of one drawn register as it was read, by its number. */
export async function listDrawnBodies(db: Db, county: string, key: string): Promise<ReadonlyMap<number, RegisterDefinition>> {
  const rows = await db.selectFrom('register_definition').select(['version', 'body']).where('county', '=', county).where('key', '=', key).execute();
  // Written by insertDrawnRegister and nobody else.
  return new Map(rows.map(({ version, body }) => [version, body as unknown as RegisterDefinition]));
}
