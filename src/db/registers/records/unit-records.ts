/*
 * The records of whole units at once, when a unit is merged into another or closed: counted, compared by their keys,
 * moved, retired. The trigger of the register keeps the version each had before.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database.ts';
import { uniqueColumns, type RegisterTable } from '../register-table.ts';
import { asRecordProblem } from './record-failures.ts';
import { raw, type Doing, type RecordStore } from './record-row.ts';

/** Records in use of these units; of a register told apart by periods only those of this period or a later one, or of none. */
export interface UnitRecords {
  readonly paths: readonly string[];
  readonly since: { readonly key: string; readonly period: string } | null;
}

/** Where records go. */
interface UnitPlace { readonly id: string; readonly path: string }

/** How many records there are, and how many more of periods that are over. */
export async function countUnitRecords(db: Db, store: RecordStore, records: UnitRecords): Promise<{ readonly live: number; readonly over: number }> {
  const { rows } = await sql<{ live: string; whole: string }>`select count(*) filter (where ${isLive(store.table, records)}) as live, count(*) as whole
    from ${raw(store.table.name)} t where ${areOf(store, records)}`.execute(db);
  const live = Number(rows[0]?.live ?? 0);
  return { live, over: Number(rows[0]?.whole ?? 0) - live };
}

/** Records that would stand twice if all of these units were one: the ids of each such group, at most `limit` groups. */
export async function findCollisions(db: Db, store: RecordStore, records: UnitRecords, limit: number): Promise<string[][]> {
  const found: string[][] = [];
  for (const keys of store.table.definition.unique.filter((one) => one.includes('unit') && one.length > 1)) {
    const columns = uniqueColumns(store.table, keys.filter((key) => key !== 'unit'));
    const filled = columns.map((column) => `and t.${column} is not null`).join(' ');
    const { rows } = await sql<{ ids: string[] }>`select array_agg(t.id::text order by t.unit_path) as ids from ${raw(store.table.name)} t
      where ${areOf(store, records)} and ${isLive(store.table, records)} ${raw(filled)}
      group by t.county, ${raw(columns.map((column) => `t.${column}`).join(', '))} having count(*) > 1 limit ${limit - found.length}`.execute(db);
    found.push(...rows.map(({ ids }) => ids));
    if (found.length >= limit) break;
  }
  return found;
}

/** Gives all these records to another unit; answers how many. Throws R302. */
export const moveUnitRecords = (db: Db, store: RecordStore, records: UnitRecords, to: UnitPlace, doing: Doing): Promise<number> =>
  change(db, store, records, sql`unit_id = ${to.id}, unit_path = ${to.path}`, doing);

/** Takes all these records out of use; answers how many. */
export const retireUnitRecords = (db: Db, store: RecordStore, records: UnitRecords, reason: string, doing: Doing): Promise<number> =>
  change(db, store, records, sql`retired_at = ${doing.by.at}, retire_reason = ${reason}`, doing);

/** Gives chosen records to another unit, each from the version it was read in; answers the ids of those that went. Throws R302. */
export async function moveRecords(db: Db, store: RecordStore, chosen: readonly { readonly id: string; readonly version: number }[], to: UnitPlace, doing: Doing): Promise<string[]> {
  const { table, county } = store;
  const { rows } = await sql<{ id: string }>`update ${raw(table.name)} t set unit_id = ${to.id}, unit_path = ${to.path}, ${stamped(doing)}
    from unnest(${chosen.map(({ id }) => id)}::uuid[], ${chosen.map(({ version }) => version)}::integer[]) as c (id, version)
    where t.county = ${county} and t.id = c.id and t.version = c.version and t.retired_at is null returning t.id`
    .execute(db).catch((failure: unknown) => { throw asRecordProblem(table, failure); });
  return rows.map(({ id }) => id);
}

async function change(db: Db, store: RecordStore, records: UnitRecords, set: RawBuilder<unknown>, doing: Doing): Promise<number> {
  const { table } = store;
  const done = await sql`update ${raw(table.name)} t set ${set}, ${stamped(doing)} where ${areOf(store, records)} and ${isLive(table, records)}`
    .execute(db).catch((failure: unknown) => { throw asRecordProblem(table, failure); });
  return Number(done.numAffectedRows ?? 0);
}

// The version of the definition stays: no value is read or checked anew.
const stamped = ({ by, via }: Doing): RawBuilder<unknown> => sql`since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = null`;

const areOf = ({ county }: RecordStore, { paths }: UnitRecords): RawBuilder<unknown> =>
  sql`t.county = ${county} and t.unit_path = any (${[...paths]}::text[]) and t.retired_at is null`;

function isLive(table: RegisterTable, { since }: UnitRecords): RawBuilder<unknown> {
  const held = since === null ? undefined : table.fields.get(since.key);
  return held && since ? sql`(t.${raw(held.column)} is null or t.${raw(held.column)} >= ${since.period})` : sql`true`;
}
