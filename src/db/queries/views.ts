import { sql } from 'kysely';
import type { ListChoice, ViewBody } from '../../domain/register/saved-view.ts';
import type { Db } from '../database.ts';

/** A view that is kept. */
export interface SavedViewRow {
  readonly id: string; readonly ownerId: string; readonly ownerName: string; readonly register: string; readonly name: string;
  readonly unitPath: string | null; readonly body: ViewBody;
}

const viewsOf = (db: Db, county: string) => db.selectFrom('saved_view')
  .select(['id', 'owner_id as ownerId', 'owner_name as ownerName', 'register', 'name', 'unit_path as unitPath', 'body'])
  .where('county', '=', county).where('dropped_at', 'is', null);

/** The views of a register somebody keeps, and those shared at or above these units; by name. */
export const listViewRows = (db: Db, county: string, register: string, { ownerId, paths }: { readonly ownerId: string; readonly paths: readonly string[] }): Promise<SavedViewRow[]> =>
  viewsOf(db, county).where('register', '=', register)
    .where((eb) => eb.or([eb('owner_id', '=', ownerId), sql<boolean>`exists (select from unnest(${[...paths]}::text[]) mine where mine ^@ unit_path)`])).orderBy('name').orderBy('id').execute();

/** One view, or undefined. */
export const findView = (db: Db, county: string, id: string): Promise<SavedViewRow | undefined> => viewsOf(db, county).where('id', '=', id).executeTakeFirst();

/** Keeps a view; one of the same name and owner becomes it. Answers its id. */
export async function putView(db: Db, county: string, view: Omit<SavedViewRow, 'unitPath'>, at: Date): Promise<string> {
  const body = JSON.stringify(view.body);
  const row = await db.insertInto('saved_view').values({
    county, id: view.id, owner_id: view.ownerId, owner_name: view.ownerName, register: view.register, name: view.name, unit_path: null, body, created_at: at, changed_at: at, dropped_at: null,
  }).onConflict((conflict) => conflict.columns(['county', 'owner_id', 'register', 'name']).where('dropped_at', 'is', null).doUpdateSet({ body, changed_at: at })).returning('id').executeTakeFirstOrThrow();
  return row.id;
}

/** How many views somebody keeps of a register. */
export async function countViews(db: Db, county: string, ownerId: string, register: string): Promise<number> {
  const row = await db.selectFrom('saved_view').select((eb) => eb.fn.countAll<string>().as('n')).where('county', '=', county).where('owner_id', '=', ownerId).where('register', '=', register).where('dropped_at', 'is', null).executeTakeFirstOrThrow();
  return Number(row.n);
}

/** Shares a view at a unit, or with nobody. */
export async function placeView(db: Db, county: string, id: string, unitPath: string | null, at: Date): Promise<void> {
  await db.updateTable('saved_view').set({ unit_path: unitPath, changed_at: at }).where('county', '=', county).where('id', '=', id).execute();
}

/** Puts a view away. */
export async function dropViewRow(db: Db, county: string, id: string, at: Date): Promise<void> {
  await db.updateTable('saved_view').set({ dropped_at: at }).where('county', '=', county).where('id', '=', id).execute();
}

/** The columns somebody chose for a register, or undefined. */
export async function findChoice(db: Db, county: string, accountId: string, register: string): Promise<ListChoice | undefined> {
  return (await db.selectFrom('list_choice').select('body').where('county', '=', county).where('account_id', '=', accountId).where('register', '=', register).executeTakeFirst())?.body;
}

/** Keeps the columns somebody chose. */
export async function putChoice(db: Db, county: string, accountId: string, register: string, choice: ListChoice, at: Date): Promise<void> {
  const values = { body: JSON.stringify(choice), changed_at: at };
  await db.insertInto('list_choice').values({ county, account_id: accountId, register, ...values })
    .onConflict((conflict) => conflict.columns(['county', 'account_id', 'register']).doUpdateSet(values)).execute();
}
