/* Many records at once by what they would be found by: keys that stand once, and ids. One statement for a batch of rows. */
import { sql, type RawBuilder } from 'kysely';
import type { RecordValues } from '../../../domain/register/record-values.ts';
import type { Db } from '../../database.ts';
import { uniqueColumns, type FieldColumn } from '../register-table.ts';
import { raw, readColumns, toColumns, toRecord, type RawRow, type RecordStore, type StoredRecord } from './record-row.ts';

/** What to look for: the values of a key in a unit; `at` is the asker's own number for it. */
export interface WantedKey { readonly at: number; readonly unitId: string; readonly values: RecordValues }

/** How records are read: to look only, or held against change until the transaction ends. */
export interface MatchOptions { readonly hold: boolean }

const locked = ({ hold }: MatchOptions, alias: string): RawBuilder<unknown> => (hold ? sql`for update of ${raw(alias)}` : sql``);

/** The records in use with the values of this key, by the asker's number. Keys with a blank part find nothing. */
export async function findByKeys(db: Db, store: RecordStore, keys: readonly string[], wanted: readonly WantedKey[], options: MatchOptions): Promise<Map<number, StoredRecord>> {
  const { table, county } = store;
  if (wanted.length === 0 || keys.length === 0) return new Map();
  const columns = uniqueColumns(table, keys);
  const lanes = columns.map((column, index) => {
    const field = table.fields.get(keys[index] ?? '');
    return sql`${wanted.map((one) => keyValue(store, one, field, column))}::${raw(castOf(field, column))}[]`;
  });
  const same = columns.map((column, index) => `t.${column} = k.k${index}`).join(' and ');
  const fields = [...table.fields.values()];
  const { rows } = await sql<RawRow>`select k.at as wanted_at, ${readColumns(fields, 't')} from unnest(${wanted.map(({ at }) => at)}::integer[], ${sql.join(lanes)}) as k (at, ${raw(columns.map((_, index) => `k${index}`).join(', '))})
    join ${raw(table.name)} t on t.county = ${county} and ${raw(same)} where t.retired_at is null ${locked(options, 't')}`.execute(db);
  return new Map(rows.map((row) => [row['wanted_at'] as number, toRecord(store, fields, row)]));
}

/** The records with these ids, retired ones too. */
export async function findByIds(db: Db, store: RecordStore, ids: readonly string[], options: MatchOptions): Promise<Map<string, StoredRecord>> {
  const { table, county } = store;
  if (ids.length === 0) return new Map();
  const fields = [...table.fields.values()];
  const { rows } = await sql<RawRow>`select ${readColumns(fields, 't')} from ${raw(table.name)} t where t.county = ${county} and t.id = any (${[...ids]}::uuid[]) ${locked(options, 't')}`.execute(db);
  return new Map(rows.map((row) => [row['id'] as string, toRecord(store, fields, row)]));
}

/** How the column of a key is cast when it comes as one of many. */
export const castOf = (field: FieldColumn | undefined, column: string): string =>
  (column === 'unit_id' ? 'uuid' : field?.hash === column ? 'bytea' : field?.type.sql.replace(' collate "C"', '') ?? 'text');

function keyValue(store: RecordStore, { unitId, values }: WantedKey, field: FieldColumn | undefined, column: string): string | Buffer | null {
  if (!field) return unitId;
  // Of a sealed field only its digest is compared: what it would be sealed with does not matter.
  return toColumns(store, unitId, field, values[field.field.key] ?? null).find((value) => value.column === column)?.held ?? null;
}
