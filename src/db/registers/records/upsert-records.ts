/*
 * Many records by their key, as an import brings them: those that are there are changed, the others added, equal ones
 * left alone. Ids are looked up first, because a sealed value names the row it stands in.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database.ts';
import { uniqueColumns, type FieldColumn } from '../register-table.ts';
import { asRecordProblem } from './record-failures.ts';
import { raw, toColumns, type Doing, type NewRecord, type RecordStore } from './record-row.ts';
import { bareType } from '../column-type.ts';
import { insertion } from './write-records.ts';

/** What became of each record. */
interface Upserted { readonly added: readonly string[]; readonly changed: readonly string[]; readonly unchanged: number }

const ROWS_AT_ONCE = 2000;

/** Adds or changes records by the first `unique` of the register; fields of `keep` stay as they are where a record is there. Throws R302, R303, R304. */
export async function upsertRecords(db: Db, store: RecordStore, records: readonly NewRecord[], doing: Doing, keep: ReadonlySet<string> = new Set()): Promise<Upserted> {
  const done = { added: [] as string[], changed: [] as string[], unchanged: 0 };
  for (let start = 0; start < records.length; start += ROWS_AT_ONCE) {
    const some = records.slice(start, start + ROWS_AT_ONCE);
    const held = await findIds(db, store, some);
    const placed = some.map((record) => ({ ...record, id: held.get(record.id) ?? record.id }));
    const touched = await putRecords(db, store, placed, doing, keep);
    const before = new Set(held.values());
    for (const id of touched) (before.has(id) ? done.changed : done.added).push(id);
    done.unchanged += some.length - touched.length;
  }
  return done;
}

// The ids of the records that are there, by the id each would get; locked, so that nobody changes them meanwhile.
async function findIds(db: Db, store: RecordStore, records: readonly NewRecord[]): Promise<ReadonlyMap<string, string>> {
  const { table, county } = store;
  const keys = table.definition.unique[0];
  if (!keys) return new Map();
  const columns = uniqueColumns(table, keys);
  const lanes = columns.map((column, index) => {
    const field = table.fields.get(keys[index] ?? '');
    const held = records.map((record) => keyValue(store, record, field, column));
    return sql`${held}::${raw(castOf(field, column))}[]`;
  });
  const names = columns.map((_, index) => `k${index}`);
  const same = columns.map((column, index) => `t.${column} = k.k${index}`).join(' and ');
  const { rows } = await sql<{ id: string; wanted: string }>`select t.id, k.id as wanted
    from unnest(${records.map(({ id }) => id)}::uuid[], ${sql.join(lanes)}) as k (id, ${raw(names.join(', '))})
    join ${raw(table.name)} t on t.county = ${county} and ${raw(same)} where t.retired_at is null for update of t`.execute(db);
  return new Map(rows.map(({ id, wanted }) => [wanted, id]));
}

const castOf = (field: FieldColumn | undefined, column: string): string =>
  (column === 'unit_id' ? 'uuid' : field?.hash === column ? 'bytea' : (field ? bareType(field.type) : 'text'));

function keyValue(store: RecordStore, record: NewRecord, field: FieldColumn | undefined, column: string): string | Buffer | null {
  if (!field) return record.unitId;
  return toColumns(store, record.id, field, record.values[field.field.key] ?? null).find((value) => value.column === column)?.held ?? null;
}

/** Writes records whose ids are settled: there ones are changed where they differ, others added. Answers the ids of those it touched. Throws R302, R303, R304. */
export async function putRecords(db: Db, store: RecordStore, records: readonly NewRecord[], doing: Doing, keep: ReadonlySet<string> = new Set()): Promise<string[]> {
  const { table } = store;
  const fields = [...table.fields.values()].filter(({ field }) => !keep.has(field.key));
  const written = ['unit_id', 'unit_path', 'state', ...fields.flatMap(({ column, hash }) => (hash === null ? [column] : [column, hash]))];
  // A sealed value differs each time it is sealed: its digest says whether it is another.
  const told = ['unit_id', 'unit_path', 'state', ...fields.map(({ column, hash }) => hash ?? column)];
  const stamps = ['since', 'by_id', 'by_name', 'via', 'import_id', 'definition_version'];
  const set = [...stamps, ...written].map((column) => `${column} = excluded.${column}`).join(', ');
  const row = (alias: string): RawBuilder<unknown> => raw(`(${told.map((column) => `${alias}.${column}`).join(', ')})`);
  const { rows } = await sql<{ id: string }>`${insertion(store, records, doing)}
    on conflict (county, id) do update set ${raw(set)} where ${row('t')} is distinct from ${row('excluded')} returning id`
    .execute(db).catch((failure: unknown) => { throw asRecordProblem(table, failure); });
  return rows.map(({ id }) => id);
}

/**
 * Adds records, written out now and sent when asked; answers the ids of those that are in now. One whose id or key is there
 * already, seen or not, is left out. Throws R303, R304.
 */
export function prepareAddition(store: RecordStore, records: readonly NewRecord[], doing: Doing): (db: Db) => Promise<string[]> {
  const statement = sql<{ id: string }>`${insertion(store, records, doing)} on conflict do nothing returning id`;
  return async (db) => {
    const { rows } = await statement.execute(db).catch((failure: unknown) => { throw asRecordProblem(store.table, failure); });
    return rows.map(({ id }) => id);
  };
}
