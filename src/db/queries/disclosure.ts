/* Items of disclosure with their steps, and the copies the public sees. */
import { sql, type Insertable, type Selectable } from 'kysely';
import { goneOn, type PublicHead, type PublicItem } from '../../domain/disclosure/public-item.ts';
import type { ItemVerb } from '../../domain/disclosure/item-state.ts';
import type { PublicDocument } from '../../domain/disclosure/public-document.ts';
import type { Doer } from '../../domain/access/may.ts';
import type { Db } from '../database.ts';
import type { DisclosureActionTable, DisclosureItemTable } from '../schema.ts';

/** An item as it is kept. */
export type ItemRow = Selectable<DisclosureItemTable>;
/** A step that was taken. */
export type ItemAction = Selectable<DisclosureActionTable>;

/** Keeps a new item. */
export async function insertItem(db: Db, county: string, item: Omit<Insertable<DisclosureItemTable>, 'county'>): Promise<void> {
  await db.insertInto('disclosure_item').values({ county, ...item }).execute();
}

/** An item one may see, held until the transaction ends. */
export function findItemToChange(db: Db, county: string, id: string): Promise<ItemRow | undefined> {
  return db.selectFrom('disclosure_item').selectAll().where('county', '=', county).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** An item one may see. */
export function findItem(db: Db, county: string, id: string): Promise<ItemRow | undefined> {
  return db.selectFrom('disclosure_item').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst();
}

/** The newest items one may see, without what they say. */
export function listItems(db: Db, county: string, most: number): Promise<Omit<ItemRow, 'body'>[]> {
  return db.selectFrom('disclosure_item').select(['county', 'id', 'unit_id', 'unit_path', 'title', 'category', 'document_number', 'summary', 'formed_on', 'valid_until', 'manner', 'manner_reason', 'kind', 'file_id', 'digest', 'scan', 'hard', 'reasons',
    'state', 'version', 'number', 'year', 'running', 'created_by', 'created_by_name', 'created_at', 'changed_by', 'submitted_by', 'submitted_by_name', 'submitted_at', 'reviewed_by', 'reviewed_by_name', 'reviewed_at',
    'released_by', 'released_by_name', 'released_at', 'withdrawn_at', 'withdrawn_reason']).where('county', '=', county).orderBy('created_at', 'desc').limit(most).execute();
}

/** Changes an item that is held. */
export async function changeItem(db: Db, county: string, id: string, changes: Partial<Insertable<DisclosureItemTable>>): Promise<void> {
  await db.updateTable('disclosure_item').set(changes).where('county', '=', county).where('id', '=', id).execute();
}

/** Writes a step; its number is the version the item has by it. */
export async function appendItemAction(db: Db, county: string, item: { readonly id: string; readonly unitPath: string; readonly seq: number }, verb: ItemVerb, note: string, by: Doer): Promise<void> {
  await db.insertInto('disclosure_action').values({ county, item_id: item.id, seq: item.seq, unit_path: item.unitPath, verb, note, by_id: by.id, by_name: by.name, at: by.at }).execute();
}

/** The steps of an item, the newest first. */
export function listItemActions(db: Db, county: string, id: string): Promise<ItemAction[]> {
  return db.selectFrom('disclosure_action').selectAll().where('county', '=', county).where('item_id', '=', id).orderBy('seq', 'desc').execute();
}

// A number of our own for the lock under which index numbers are given out.
const NUMBERING = 710_2026;

/** The next running number of the year; until the transaction ends nobody else is given one. */
export async function nextSerial(db: Db, county: string, year: number): Promise<number> {
  await sql`select pg_advisory_xact_lock(${NUMBERING}, hashtext(${county}))`.execute(db);
  const row = await db.selectFrom('disclosure_item').select(({ fn }) => fn.max('running').as('last')).where('county', '=', county).where('year', '=', year).executeTakeFirst();
  return (row?.last ?? 0) + 1;
}

/** What becomes public. */
export interface PublicCopy {
  readonly id: string; readonly unitPath: string; readonly number: string; readonly head: PublicHead; readonly releasedOn: string; readonly validUntil: string | null;
  readonly document: PublicDocument | null; readonly file: { readonly name: string; readonly media: string; readonly bytes: Buffer } | null;
}

/** Makes it public. */
export async function insertPublic(db: Db, county: string, { id, unitPath, number, head, document, file, releasedOn, validUntil }: PublicCopy): Promise<void> {
  await db.insertInto('disclosure_public').values({
    county, item_id: id, unit_path: unitPath, number, head: JSON.stringify(head), body: document === null ? null : JSON.stringify(document),
    file_name: file?.name ?? null, media: file?.media ?? null, bytes: file?.bytes ?? null, released_on: releasedOn, valid_until: validUntil, withdrawn_on: null, withdrawn_reason: '',
  }).execute();
}

/** Takes it from the public: what it said is emptied, a note stays. */
export async function withdrawPublic(db: Db, county: string, id: string, on: string, reason: string): Promise<void> {
  await db.updateTable('disclosure_public').set({ withdrawn_on: on, withdrawn_reason: reason, body: null, bytes: null }).where('county', '=', county).where('item_id', '=', id).execute();
}

const publicColumns = ['item_id', 'number', 'head', 'file_name', 'media', 'released_on', 'valid_until', 'withdrawn_on', 'withdrawn_reason'] as const;
const sizeOfFile = sql<number | null>`octet_length(bytes)`.as('size');

/** Where a page of the catalogue ended. */
export interface PublicPlace { readonly releasedOn: string; readonly number: string }

/** What is asked of the public catalogue. */
export interface PublicSearch { readonly words?: string | undefined; readonly category?: string | undefined; readonly most: number; readonly after?: PublicPlace | undefined }

/** Items that are public on this day, the newest first, without what they say; and how many there are. */
export async function listPublic(db: Db, county: string, today: string, { words = '', category, most, after }: PublicSearch): Promise<{ readonly items: PublicItem[]; readonly total: number }> {
  let found = db.selectFrom('disclosure_public').where('county', '=', county).where('withdrawn_on', 'is', null).where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', today)]));
  if (category !== undefined) found = found.where(sql<boolean>`head ->> 'category' = ${category}`);
  for (const word of words.split(/\s+/).filter((one) => one !== '').slice(0, 5)) {
    const like = `%${word.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
    found = found.where(sql<boolean>`(head ->> 'title' ilike ${like} or head ->> 'summary' ilike ${like} or head ->> 'documentNumber' ilike ${like} or number ilike ${like})`);
  }
  const counted = await found.select(({ fn }) => fn.countAll<string>().as('count')).executeTakeFirst();
  if (after !== undefined) found = found.where(sql<boolean>`(released_on, number) < (${after.releasedOn}::date, ${after.number})`);
  const rows = await found.select([...publicColumns, sizeOfFile]).orderBy('released_on', 'desc').orderBy('number', 'desc').limit(most).execute();
  return { items: rows.map((row) => toPublicItem({ ...row, body: null }, today)), total: Number(counted?.count ?? 0) };
}

/** Categories that hold something on this day: an empty column is shown to nobody. */
export async function listPublicCategories(db: Db, county: string, today: string): Promise<ReadonlySet<string>> {
  const rows = await db.selectFrom('disclosure_public').select(sql<string>`head ->> 'category'`.as('category')).distinct().where('county', '=', county).where('withdrawn_on', 'is', null)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', today)])).execute();
  return new Set(rows.map(({ category }) => category));
}

/** Every number that was ever public, for whoever writes all pages out. */
export async function listPublicNumbers(db: Db, county: string): Promise<string[]> {
  const rows = await db.selectFrom('disclosure_public').select('number').where('county', '=', county).orderBy('number').execute();
  return rows.map(({ number }) => number);
}

/** One public item, or the note it left behind. */
export async function findPublic(db: Db, county: string, number: string, today: string): Promise<PublicItem | undefined> {
  const row = await db.selectFrom('disclosure_public').select([...publicColumns, 'body', sizeOfFile]).where('county', '=', county).where('number', '=', number).executeTakeFirst();
  return row && toPublicItem(row, today);
}

/** The file of a public item that is not gone. */
export async function findPublicFile(db: Db, county: string, number: string, today: string): Promise<{ readonly name: string; readonly media: string; readonly bytes: Buffer } | undefined> {
  const row = await db.selectFrom('disclosure_public').select(['file_name', 'media', 'bytes', 'head']).where('county', '=', county).where('number', '=', number).where('withdrawn_on', 'is', null)
    .where((where) => where.or([where('valid_until', 'is', null), where('valid_until', '>=', today)])).executeTakeFirst();
  return row?.bytes && row.file_name !== null && row.media !== null ? { name: row.file_name, media: row.media, bytes: row.bytes } : undefined;
}

interface PublicRow {
  readonly number: string; readonly head: PublicHead; readonly file_name: string | null; readonly media: string | null; readonly size: number | null; readonly body: PublicDocument | null;
  readonly released_on: string; readonly valid_until: string | null; readonly withdrawn_on: string | null; readonly withdrawn_reason: string;
}

function toPublicItem(row: PublicRow, today: string): PublicItem {
  const gone = goneOn({ withdrawnOn: row.withdrawn_on, withdrawnReason: row.withdrawn_reason, validUntil: row.valid_until }, today);
  const held = gone === null && row.file_name !== null && row.media !== null && row.size !== null;
  return {
    ...row.head, number: row.number, releasedOn: row.released_on, validUntil: row.valid_until, gone, document: gone === null ? row.body : null,
    file: held ? { name: row.file_name ?? '', media: row.media ?? '', size: row.size ?? 0 } : null,
  };
}
