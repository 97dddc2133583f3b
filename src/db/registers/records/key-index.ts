/* All that stands once in a register, by key, in memory: what an import looks rows up in instead of asking for each. */
import { sql } from 'kysely';
import type { FieldValue } from '../../../domain/register/record-values.ts';
import type { Db } from '../../database.ts';
import type { FieldColumn } from '../register-table.ts';
import { raw, type RawRow, type RecordStore } from './record-row.ts';

const ROWS_AT_ONCE = 5000;

/** The ids of the records in use that one may see, by the text of their key. */
export async function loadKeys(db: Db, store: RecordStore, keys: readonly string[]): Promise<Map<string, string>> {
  const { table, county } = store;
  const columns = keys.map((key) => columnOf(store, key));
  const index = new Map<string, string>();
  await sql`declare load_keys no scroll cursor for select id, ${raw(columns.map(({ name }, at) => `${name} as k${at}`).join(', '))} from ${raw(table.name)} where county = ${county} and retired_at is null`.execute(db);
  for (;;) {
    const { rows } = await sql<RawRow>`fetch ${raw(String(ROWS_AT_ONCE))} from load_keys`.execute(db);
    for (const row of rows) {
      const parts = columns.map(({ read }, at) => read(row[`k${at}`]));
      if (!parts.includes(null)) index.set(textOf(parts), row['id'] as string);
    }
    if (rows.length < ROWS_AT_ONCE) break;
  }
  await sql`close load_keys`.execute(db);
  return index;
}

/** The text of a record's key, as the index has it; null when a part of it is blank. */
export function keyOf(store: RecordStore, keys: readonly string[], unitId: string, value: (key: string) => FieldValue): string | null {
  const parts = keys.map((key) => {
    const field = store.table.fields.get(key);
    if (!field) return unitId;
    const held = value(key);
    if (held === null || field.hash === null) return held;
    // What is sealed is compared by its digest: the index holds no personal number.
    return store.seal.hexDigest({ county: store.county, register: store.table.definition.key, field: key }, String(held));
  });
  return parts.includes(null) ? null : textOf(parts);
}

const textOf = (parts: readonly FieldValue[]): string => (parts.length === 1 ? String(parts[0]) : JSON.stringify(parts));

function columnOf({ table }: RecordStore, key: string): { readonly name: string; readonly read: (held: unknown) => FieldValue } {
  const field: FieldColumn | undefined = table.fields.get(key);
  if (!field) return { name: 'unit_id', read: (held) => held as string };
  if (field.hash !== null) return { name: field.hash, read: (held) => (held === null ? null : (held as Buffer).toString('hex')) };
  return { name: field.column, read: (held) => (held === null ? null : field.type.fromSql(held)) };
}

