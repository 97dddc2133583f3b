/* Single records and all that happened to one. */
import { sql } from 'kysely';
import type { Db } from '../../database.ts';
import type { RecordValues } from '../../../domain/register/record-values.ts';
import { raw, readColumns, toBrief, toColumns, toRecord, type BriefRecord, type RawRow, type RecordStore, type StoredRecord } from './record-row.ts';
import { recordSource } from './record-source.ts';

// So many versions of one record are shown; a record changed more often has its oldest ones left out.
const VERSIONS = 500;

/** One record as it is or was at a moment, retired ones too; undefined when there is none one may see. */
export async function getRecord(db: Db, store: RecordStore, id: string, asOf: Date | null = null): Promise<StoredRecord | undefined> {
  return (await getRecords(db, store, [id], asOf))[0];
}

/** Several records, in no order. */
export async function getRecords(db: Db, store: RecordStore, ids: readonly string[], asOf: Date | null = null): Promise<StoredRecord[]> {
  const fields = [...store.table.fields.values()];
  const { rows } = await sql<RawRow>`select ${readColumns(fields, 'r')} from ${recordSource(store, asOf, { retired: true })} r where r.id = any (${[...ids]}::uuid[])`.execute(db);
  return rows.map((row) => toRecord(store, fields, row));
}

/** Of several records, in no order, these fields alone: what a name is made of. */
export async function getBriefs(db: Db, store: RecordStore, ids: readonly string[], keys: readonly string[]): Promise<BriefRecord[]> {
  const fields = [...store.table.fields.values()].filter(({ field }) => keys.includes(field.key));
  const { rows } = await sql<RawRow>`select ${readColumns(fields, 'r', { brief: true })} from ${recordSource(store, null, { retired: true })} r where r.id = any (${[...ids]}::uuid[])`.execute(db);
  return rows.map((row) => toBrief(store, fields, row));
}

/** Every version of a record, oldest first, the present one last. */
export async function historyOf(db: Db, store: RecordStore, id: string): Promise<StoredRecord[]> {
  const { table, county } = store;
  const fields = [...table.fields.values()];
  const { rows } = await sql<RawRow>`select * from (
      select ${readColumns(fields, 't')} from ${raw(table.name)} t where t.county = ${county} and t.id = ${id}
      union all select ${readColumns(fields, 'h')} from ${raw(table.history)} h where h.county = ${county} and h.id = ${id}
    ) r order by version desc limit ${VERSIONS}`.execute(db);
  return rows.map((row) => toRecord(store, fields, row)).toReversed();
}

/** The record in use with these values in its first `unique`; undefined when there is none, or a part of the key is blank. */
export async function findByKey(db: Db, store: RecordStore, unitId: string, values: RecordValues): Promise<StoredRecord | undefined> {
  const { table, county } = store;
  const keys = table.definition.unique[0] ?? [];
  const conditions = keys.map((key) => {
    const held = table.fields.get(key);
    if (!held) return sql`unit_id = ${unitId}`;
    // Of a sealed field the digest, which is the last of its columns.
    const value = toColumns(store, unitId, held, values[key] ?? null).at(-1);
    return sql`${raw(value?.column ?? '')} = ${value?.held ?? null}::${raw(value?.cast ?? 'text')}`;
  });
  if (conditions.length === 0) return undefined;
  const fields = [...table.fields.values()];
  const { rows } = await sql<RawRow>`select ${readColumns(fields, 'r')} from ${raw(table.name)} r where county = ${county} and retired_at is null and ${sql.join(conditions, sql` and `)} limit 1`.execute(db);
  return rows[0] && toRecord(store, fields, rows[0]);
}
