/* Imports: the file in parts, the state, what was found. What was found and the parts come in and go out sealed. */
import { sql } from 'kysely';
import type { ChosenColumns, ImportCounts, ImportFailure, ImportState } from '../../domain/register/import-report.ts';
import type { Db } from '../database.ts';

/** An import without its file and report. */
export interface ImportRow {
  readonly id: string; readonly register: string; readonly unitId: string; readonly unitPath: string; readonly reach: 'unit' | 'below'; readonly sensitivity: number;
  readonly fileName: string; readonly fileSize: number; readonly fileDigest: Buffer; readonly parts: number; readonly chosen: ChosenColumns;
  readonly state: ImportState; readonly stage: string; readonly rowsDone: number; readonly rowsKnown: number; readonly counts: ImportCounts;
  readonly explanations: Readonly<Record<string, string>>; readonly failure: ImportFailure | null; readonly kept: readonly string[];
  readonly byId: string; readonly byName: string; readonly createdAt: Date; readonly changedAt: Date;
  /** When its file was emptied. */
  readonly clearedAt: Date | null;
}

const columns = [
  'id', 'register', 'unit_id', 'unit_path', 'reach', 'sensitivity', 'file_name', 'file_size', 'file_digest', 'parts', 'chosen', 'state', 'stage', 'rows_done', 'rows_known', 'counts',
  'explanations', 'failure', 'kept', 'created_by', 'created_by_name', 'created_at', 'changed_at', 'cleared_at',
] as const;

/** Keeps a new import. */
export async function insertImport(db: Db, county: string, row: ImportRow): Promise<void> {
  await db.insertInto('record_import').values({
    county, id: row.id, register: row.register, unit_id: row.unitId, unit_path: row.unitPath, reach: row.reach, sensitivity: row.sensitivity,
    file_name: row.fileName, file_size: row.fileSize, file_digest: row.fileDigest, parts: row.parts, chosen: JSON.stringify(row.chosen), kept: JSON.stringify(row.kept), state: row.state, stage: row.stage,
    rows_done: row.rowsDone, rows_known: row.rowsKnown, counts: JSON.stringify(row.counts), report: null, findings: null, basis: null, cleared_at: null, explanations: JSON.stringify(row.explanations), failure: null,
    created_by: row.byId, created_by_name: row.byName, created_at: row.createdAt, changed_at: row.changedAt,
  }).execute();
}

/** One import, or undefined. */
export async function findImport(db: Db, county: string, id: string): Promise<ImportRow | undefined> {
  const row = await db.selectFrom('record_import').select(columns).where('county', '=', county).where('id', '=', id).executeTakeFirst();
  return row && toImport(row);
}

/** The latest imports one may see, of one register or of all. */
export async function listImportRows(db: Db, county: string, register: string | undefined, limit: number): Promise<ImportRow[]> {
  const rows = await db.selectFrom('record_import').select(columns).where('county', '=', county)
    .$if(register !== undefined, (query) => query.where('register', '=', register ?? '')).orderBy('created_at', 'desc').limit(limit).execute();
  return rows.map(toImport);
}

/** The sealed report, or its sealed findings; null when there are none yet. */
export async function findReport(db: Db, county: string, id: string, part: 'report' | 'findings'): Promise<Buffer | null> {
  const row = await db.selectFrom('record_import').select(part).where('county', '=', county).where('id', '=', id).executeTakeFirst();
  return row?.[part] ?? null;
}

/** What the rows that are kept to be written were judged by; null when they have to be judged afresh. */
export async function findBasis(db: Db, county: string, id: string): Promise<Buffer | null> {
  const row = await db.selectFrom('record_import').select('basis').where('county', '=', county).where('id', '=', id).executeTakeFirst();
  return row?.basis ?? null;
}

/** What of an import changes while it is worked on. */
export interface ImportChange {
  readonly state?: ImportState; readonly stage?: string; readonly rowsDone?: number; readonly rowsKnown?: number; readonly counts?: ImportCounts;
  readonly report?: Buffer; readonly findings?: Buffer; readonly explanations?: Readonly<Record<string, string>>; readonly failure?: ImportFailure | null;
  readonly chosen?: ChosenColumns; readonly kept?: readonly string[];
  /** What the rows that are kept to be written were judged by; null when there are none. */
  readonly basis?: Buffer | null;
}

/** Writes down how far it is, in any state or only in some; false when there was nothing to write it to. */
export async function updateImport(db: Db, county: string, id: string, change: ImportChange, at: Date, only?: readonly ImportState[]): Promise<boolean> {
  const { state, stage, rowsDone, rowsKnown, counts, report, findings, explanations, failure, chosen, kept, basis } = change;
  const done = await db.updateTable('record_import').set({
    changed_at: at, ...(state && { state }), ...(stage !== undefined && { stage }), ...(rowsDone !== undefined && { rows_done: rowsDone }), ...(rowsKnown !== undefined && { rows_known: rowsKnown }),
    ...(counts && { counts: JSON.stringify(counts) }), ...(report && { report }), ...(findings && { findings }), ...(explanations && { explanations: JSON.stringify(explanations) }),
    ...(basis !== undefined && { basis }), ...(chosen && { chosen: JSON.stringify(chosen) }), ...(kept && { kept: JSON.stringify(kept) }),
    ...(failure !== undefined && { failure: failure && JSON.stringify(failure) }),
  }).where('county', '=', county).where('id', '=', id).$if(only !== undefined, (query) => query.where('state', 'in', [...only ?? []])).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** One part of the file, sealed. */
export interface ImportPart { readonly no: number; readonly size: number; readonly digest: Buffer; readonly sealed: Buffer }

/** Keeps a part; false when that number is there already. */
export async function insertPart(db: Db, county: string, row: Pick<ImportRow, 'id' | 'unitPath' | 'sensitivity'>, part: ImportPart): Promise<boolean> {
  const done = await db.insertInto('record_import_part').values({
    county, import_id: row.id, no: part.no, unit_path: row.unitPath, sensitivity: row.sensitivity, size: part.size, digest: part.digest, sealed: part.sealed,
  }).onConflict((conflict) => conflict.columns(['county', 'import_id', 'no']).doNothing()).executeTakeFirst();
  return done.numInsertedOrUpdatedRows === 1n;
}

/** The parts that are there, without their bytes. */
export function listParts(db: Db, county: string, id: string): Promise<Pick<ImportPart, 'no' | 'size' | 'digest'>[]> {
  return db.selectFrom('record_import_part').select(['no', 'size', 'digest']).where('county', '=', county).where('import_id', '=', id).orderBy('no').execute();
}

/** One part with its bytes, sealed. */
export function findPart(db: Db, county: string, id: string, no: number): Promise<Pick<ImportPart, 'size' | 'sealed'> | undefined> {
  return db.selectFrom('record_import_part').select(['size', 'sealed']).where('county', '=', county).where('import_id', '=', id).where('no', '=', no).executeTakeFirst();
}

// So many at a time: whoever sends a file does not wait for a year's clearing.
const CLEARED_AT_ONCE = 20;

/** Empties the files and waiting rows of imports nobody touched since; one that was not written is at its end. Answers how many. */
export async function clearOldImports(db: Db, county: string, { before, at, failure }: { readonly before: Date; readonly at: Date; readonly failure: ImportFailure }): Promise<number> {
  const old = await db.selectFrom('record_import').select(['id', 'state']).where('county', '=', county).where('changed_at', '<', before).where('cleared_at', 'is', null)
    .orderBy('changed_at').limit(CLEARED_AT_ONCE).forUpdate().skipLocked().execute();
  if (old.length === 0) return 0;
  const ids = old.map(({ id }) => id);
  const open = old.filter(({ state }) => state !== 'done' && state !== 'undone').map(({ id }) => id);
  await sql`update record_import_part set sealed = ''::bytea where county = ${county} and import_id = any (${ids}::uuid[])`.execute(db);
  await sql`update record_import_batch set rows = 0, lanes = '{}', places = '[]' where county = ${county} and import_id = any (${ids}::uuid[]) and rows > 0`.execute(db);
  const { rows } = await sql`update record_import set cleared_at = ${at}, basis = null, stage = '', state = case when id = any (${open}::uuid[]) then 'failed' else state end,
      failure = case when id = any (${open}::uuid[]) then ${JSON.stringify(failure)}::jsonb else failure end
    where county = ${county} and id = any (${ids}::uuid[]) returning id`.execute(db);
  return rows.length;
}

/** Empties the waiting rows of imports nobody touched since: they would be judged afresh anyway. */
export async function clearStaged(db: Db, county: string, before: Date): Promise<void> {
  const { rows } = await sql<{ id: string }>`update record_import set basis = null where county = ${county} and changed_at < ${before} and basis is not null returning id`.execute(db);
  if (rows.length === 0) return;
  await sql`update record_import_batch set rows = 0, lanes = '{}', places = '[]' where county = ${county} and import_id = any (${rows.map(({ id }) => id)}::uuid[]) and rows > 0`.execute(db);
}

// Numbers of our own for locks: one for an import at work, one for writing a register.
const LOCKS = { work: 710_2031, write: 710_2032 } as const;

/** Takes the import until the transaction ends; false when another is at work on it. A server that died holds nothing. */
export async function takeImport(db: Db, county: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${LOCKS.work}, hashtext(${`${county}/${id}`})) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** Whether some server is at work on the import. */
export async function isAtWork(db: Db, county: string, id: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select exists (select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint = ${LOCKS.work} and objid::bigint = (hashtext(${`${county}/${id}`})::bigint & 4294967295)) as held`.execute(db);
  return rows[0]?.held === true;
}

/** Takes the register of the county for writing until the transaction ends; false when another import writes it. */
export async function takeRegister(db: Db, county: string, register: string): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${LOCKS.write}, hashtext(${`${county}/${register}`})) as taken`.execute(db);
  return rows[0]?.taken === true;
}

/** Waits for other imports into this register of the county: of two with the same file the second then finds the rows of the first. */
export async function waitForRegister(db: Db, county: string, register: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(${LOCKS.write}, hashtext(${`${county}/${register}`}))`.execute(db);
}

type Row = {
  id: string; register: string; unit_id: string; unit_path: string; reach: 'unit' | 'below'; sensitivity: number; file_name: string; file_size: number; file_digest: Buffer; parts: number; chosen: ChosenColumns; kept: readonly string[];
  state: ImportState; stage: string; rows_done: number; rows_known: number; counts: ImportCounts; explanations: Record<string, string>; failure: ImportFailure | null;
  created_by: string; created_by_name: string; created_at: Date; changed_at: Date; cleared_at: Date | null;
};

const toImport = (row: Row): ImportRow => ({
  id: row.id, register: row.register, unitId: row.unit_id, unitPath: row.unit_path, reach: row.reach, sensitivity: row.sensitivity, fileName: row.file_name,
  fileSize: row.file_size, fileDigest: row.file_digest, parts: row.parts, chosen: row.chosen, kept: row.kept, state: row.state, stage: row.stage, rowsDone: row.rows_done, rowsKnown: row.rows_known,
  counts: row.counts, explanations: row.explanations, failure: row.failure, byId: row.created_by, byName: row.created_by_name, createdAt: row.created_at, changedAt: row.changed_at, clearedAt: row.cleared_at,
});

