import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { Db } from '../database.ts';

/** The newest version of every register the county drew itself, by key. */
export async function listDrawnRegisters(db: Db, county: string): Promise<RegisterDefinition[]> {
  const rows = await db.selectFrom('register_definition').select(['key', 'body']).distinctOn('key').where('county', '=', county)
    .orderBy('key').orderBy('version', 'desc').execute();
  return rows.map((row) => row.body);
}

/** The newest version of one of them, or undefined. */
export async function findDrawnRegister(db: Db, county: string, key: string): Promise<RegisterDefinition | undefined> {
  const row = await db.selectFrom('register_definition').select('body').where('county', '=', county).where('key', '=', key).orderBy('version', 'desc').limit(1).executeTakeFirst();
  return row?.body;
}

/** A version as its author wrote it, and as it was read. */
export interface DrawnRegister { readonly definition: RegisterDefinition; readonly written: string; readonly by: { readonly id: string; readonly name: string; readonly at: Date } }

/** Keeps one more version; a number that is taken fails by its constraint. */
export async function insertDrawnRegister(db: Db, county: string, { definition, written, by }: DrawnRegister): Promise<void> {
  await db.insertInto('register_definition').values({
    county, key: definition.key, version: definition.version, written, body: JSON.stringify(definition), created_by: by.id, created_by_name: by.name, created_at: by.at,
  }).execute();
}
