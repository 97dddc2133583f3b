/* Files: evidence, what fields of records hold, plans as they came. What nothing came to use is emptied in the end. */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../database.ts';

/** A file without its bytes. */
export interface FileHead { readonly id: string; readonly name: string; readonly media: string; readonly size: number }

/** Keeps a file's bytes and where it belongs. */
export async function insertFile(db: Db, county: string, file: FileHead & {
  readonly unitPath: string; readonly sensitivity: number; readonly register: string | null; readonly sha256: Buffer; readonly bytes: Buffer; readonly by: string; readonly at: Date;
}): Promise<void> {
  await db.insertInto('file').values({
    county, id: file.id, unit_path: file.unitPath, sensitivity: file.sensitivity, register: file.register, name: file.name, media: file.media, size: file.size,
    sha256: file.sha256, bytes: file.bytes, created_by: file.by, created_at: file.at, used_at: null, cleared_at: null,
  }).execute();
}

/** One file with its bytes, or undefined. */
export function findFile(db: Db, county: string, id: string) {
  return db.selectFrom('file').select(['id', 'name', 'media', 'size', 'bytes', 'unit_path', 'sensitivity', 'register']).where('county', '=', county).where('id', '=', id).where('cleared_at', 'is', null).executeTakeFirst();
}

/** The files of these ids that one may see, without their bytes. */
export function listFileHeads(db: Db, county: string, ids: readonly string[]): Promise<FileHead[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('file').select(['id', 'name', 'media', 'size']).where('county', '=', county).where('id', 'in', [...ids]).where('cleared_at', 'is', null).execute();
}

// A number of our own for the lock between those who use files and whoever empties them.
const USING = 710_2033;

/**
 * Holds all files of the county against being emptied until the transaction ends: to be asked before looking for one that is
 * about to be used. Who empties at this moment is waited for. Not the rows are held, because somebody may use a file that is
 * kept where only others write.
 */
export async function holdFiles(db: Db, county: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${USING}, hashtext(${county}))`.execute(db);
}

/** Takes the files of the county for emptying until the transaction ends; false while somebody is about to use one. Nobody is waited for. */
export async function takeFiles(db: Db, county: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${USING}, hashtext(${county})) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** Files sent before that moment of which nobody knows yet whether they are used, held until the transaction ends. */
export async function unsettledFiles(db: Db, county: string, before: Date, most: number): Promise<string[]> {
  const rows = await db.selectFrom('file').select('id').where('county', '=', county).where('used_at', 'is', null).where('cleared_at', 'is', null).where('created_at', '<', before)
    .orderBy('created_at').limit(most).forUpdate().skipLocked().execute();
  return rows.map(({ id }) => id);
}

/** Which of these files anything uses: evidence, a plan, any field of a record now or in its past. To be asked as the owner, from whom no row is hidden. */
export async function filesInUse(db: Db, county: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows: columns } = await sql<{ table: string; column: string }>`select c.relname as table, a.attname as column from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname ~ '^(reg|own)_' and a.attname ~ '^f_' and a.atttypid = 'uuid'::regtype and not a.attisdropped`.execute(db);
  const wanted = sql`any (${[...ids]}::uuid[])`;
  const holders: RawBuilder<unknown>[] = [
    sql`select file_id as id from plan_version where county = ${county} and file_id = ${wanted}`,
    sql`select file_id as id from disclosure_item where county = ${county} and file_id = ${wanted}`,
    sql`select unnest(evidence) as id from commitment_action where county = ${county} and evidence && ${[...ids]}::uuid[]`,
    ...columns.map(({ table, column }) => sql`select ${sql.ref(column)} as id from ${sql.table(table)} where county = ${county} and ${sql.ref(column)} = ${wanted}`),
  ];
  const { rows } = await sql<{ id: string }>`${sql.join(holders, sql` union `)}`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** Keeps that files are used, or empties them for good. */
export async function settleFiles(db: Db, county: string, ids: readonly string[], end: 'used_at' | 'cleared_at', at: Date): Promise<void> {
  if (ids.length > 0) await db.updateTable('file').set({ [end]: at }).where('county', '=', county).where('id', 'in', [...ids]).execute();
}
