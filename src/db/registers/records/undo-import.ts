/*
 * Taking an import back: every record whose present version the import made gets the values of the version before, as a
 * new version; those it added are retired. Records somebody changed since are left alone and told.
 */
import { sql } from 'kysely';
import type { Db } from '../../database.ts';
import { fixedColumns } from '../register-table.ts';
import { asRecordProblem } from './record-failures.ts';
import { raw, readColumns, toRecord, type Doing, type RawRow, type RecordStore, type StoredRecord } from './record-row.ts';

/** What became of the records of an import. */
export interface Undone {
  readonly restored: number;
  readonly retired: number;
  /** Changed by somebody since, as they are now. */
  readonly kept: readonly StoredRecord[];
}

// So many are told by name; of more the first.
const TOLD = 500;

// What a version restores besides its fields: who and when are those of the undoing.
const restoredColumns = ['unit_id', 'unit_path', 'state', 'definition_version', 'retired_at', 'retire_reason'] as const satisfies readonly (keyof typeof fixedColumns)[];

/** Takes back what this import wrote. Throws R302 when a restored record would stand twice. */
export async function undoRecords(db: Db, store: RecordStore, importId: string, reason: string, { by, via }: Doing): Promise<Undone> {
  const { table, county } = store;
  const kept = await changedSince(db, store, importId);
  const columns = [...restoredColumns, ...[...table.fields.values()].flatMap(({ column, hash }) => (hash === null ? [column] : [column, hash]))];
  const stamps = sql`since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = null`;
  try {
    // Added ones first: what they were keyed by may be wanted by those that are restored.
    const retired = await sql`update ${raw(table.name)} set ${stamps}, retired_at = ${by.at}, retire_reason = ${reason}
      where county = ${county} and import_id = ${importId} and version = 1 and retired_at is null`.execute(db);
    const restored = await sql`update ${raw(table.name)} t set ${stamps}, ${raw(columns.map((column) => `${column} = h.${column}`).join(', '))}
      from ${raw(table.history)} h where t.county = ${county} and t.import_id = ${importId} and h.county = t.county and h.id = t.id and h.version = t.version - 1`.execute(db);
    return { restored: Number(restored.numAffectedRows ?? 0), retired: Number(retired.numAffectedRows ?? 0), kept };
  } catch (failure) {
    throw asRecordProblem(table, failure);
  }
}

/** What taking this import back would do now. */
export async function foreseeUndo(db: Db, store: RecordStore, importId: string): Promise<Undone> {
  const { table, county } = store;
  const { rows } = await sql<{ retired: string; restored: string }>`select count(*) filter (where version = 1) as retired, count(*) filter (where version > 1) as restored
    from ${raw(table.name)} where county = ${county} and import_id = ${importId} and retired_at is null`.execute(db);
  return { retired: Number(rows[0]?.retired ?? 0), restored: Number(rows[0]?.restored ?? 0), kept: await changedSince(db, store, importId) };
}

/** The units whose records this import wrote, as they stand now, with the period of each ("" where the register has none). */
export async function placesOfImport(db: Db, { table, county }: RecordStore, importId: string, period: string | undefined): Promise<{ readonly unitId: string; readonly period: string }[]> {
  const column = table.fields.get(period ?? '')?.column;
  const place = raw(`t.unit_id, ${column === undefined ? "''" : `t.${column}`} as period`);
  // What was sent in a round since is another version, and no longer the import's; its unit is asked about all the same.
  const { rows } = await sql<{ unit_id: string; period: string | null }>`select ${place} from ${raw(table.name)} t where t.county = ${county} and t.import_id = ${importId}
    union select ${place} from ${raw(table.history)} h join ${raw(table.name)} t on t.county = h.county and t.id = h.id where h.county = ${county} and h.import_id = ${importId}`.execute(db);
  return rows.map((row) => ({ unitId: row.unit_id, period: row.period ?? '' }));
}

async function changedSince(db: Db, store: RecordStore, importId: string): Promise<StoredRecord[]> {
  const { table, county } = store;
  const fields = [...table.fields.values()];
  const { rows } = await sql<RawRow>`select ${readColumns(fields, 't')} from ${raw(table.history)} h join ${raw(table.name)} t on t.county = h.county and t.id = h.id
    where h.county = ${county} and h.import_id = ${importId} order by t.id limit ${TOLD}`.execute(db);
  return rows.map((row) => toRecord(store, fields, row));
}
