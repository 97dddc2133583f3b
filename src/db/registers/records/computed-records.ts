/* Computed values of many records at once, written over in one statement; the trigger of the register keeps the version before. */
import { sql } from 'kysely';
import type { RecordValues } from '../../../domain/register/record-values.ts';
import type { Db } from '../../database.ts';
import { bareType } from '../column-type.ts';
import { asRecordProblem } from './record-failures.ts';
import { raw, type Doing, type RecordStore } from './record-row.ts';

/** A record whose computed values came out differently, in the version it was read in. */
export interface ComputedRecord { readonly id: string; readonly version: number; readonly values: RecordValues }

/** Writes these computed fields anew; a record somebody changed meanwhile is left, as it was computed then. Answers how many. */
export async function writeComputed(db: Db, store: RecordStore, keys: readonly string[], records: readonly ComputedRecord[], { by, via }: Doing): Promise<number> {
  if (records.length === 0) return 0;
  const { table, county } = store;
  const fields = keys.flatMap((key) => table.fields.get(key) ?? []);
  const lanes = fields.map(({ field, type }) => sql`${records.map(({ values }) => { const value = values[field.key] ?? null; return value === null ? null : type.toSql(value); })}::text[]::${raw(bareType(type))}[]`);
  const set = sql.join(fields.map(({ column }) => sql`${raw(column)} = c.${raw(column)}`));
  const done = await sql`update ${raw(table.name)} t set ${set}, since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = null
    from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ version }) => version)}::integer[], ${sql.join(lanes)}) as c (id, version, ${raw(fields.map(({ column }) => column).join(', '))})
    where t.county = ${county} and t.id = c.id and t.version = c.version and t.retired_at is null`.execute(db).catch((failure: unknown) => { throw asRecordProblem(table, failure); });
  return Number(done.numAffectedRows ?? 0);
}

/** The records in use that a unit keeps (`own`), and those that name it through these fields. */
export async function findRecordsLookingAt(db: Db, { table, county }: RecordStore, at: { readonly unitId: string; readonly own: boolean; readonly through: readonly string[] }): Promise<string[]> {
  const columns = [...(at.own ? ['unit_id'] : []), ...at.through.flatMap((key) => table.fields.get(key)?.column ?? [])];
  if (columns.length === 0) return [];
  const { rows } = await sql<{ id: string }>`select t.id from ${raw(table.name)} t where t.county = ${county} and t.retired_at is null and (${sql.join(columns.map((column) => sql`t.${raw(column)} = ${at.unitId}`), sql` or `)})`.execute(db);
  return rows.map(({ id }) => id);
}
