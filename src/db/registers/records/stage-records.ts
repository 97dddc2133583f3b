/*
 * Records that were judged and wait to be written: kept a batch at a time as they will stand in the register, then
 * written by the database itself. Every statement answers how many rows it met: fewer than were kept means that somebody
 * was there meanwhile.
 */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database.ts';
import { bareType } from '../column-type.ts';
import { asRecordProblem } from './record-failures.ts';
import { insertionFrom, laneShapes, textLanes, unnestedFrom, valueOf, type Lane, type LaneShape } from './record-lanes.ts';
import { raw, type Doing, type NewRecord, type RecordStore } from './record-row.ts';
import { textArray } from './sql-array.ts';

/** What becomes of the rows of a batch; `same`: they are as they should be, and must be still. */
export type StagedWay = 'add' | 'change' | 'same';

/** A record to be written later. */
export interface StagedRecord extends NewRecord {
  /** Where it stands in the file: by this it can be left out. */
  readonly place: string;
  /** The version that was seen; 0 of a new one. */
  readonly version: number;
}

/** Where a batch belongs: the import it is of, and who may see it. */
interface StageOf { readonly id: string; readonly unitPath: string; readonly sensitivity: number }

/** A unit and period that rows of a batch belong to. */
export interface StagedPlace { readonly unitId: string; readonly period: string }

/** A batch without its rows. */
export interface StagedBatch { readonly no: number; readonly way: StagedWay; readonly rows: number; readonly places: readonly StagedPlace[] }

const own: readonly LaneShape[] = [{ column: 'place', cast: 'text' }, { column: 'seen', cast: 'integer' }];

const shapesOf = (store: RecordStore, way: StagedWay): readonly LaneShape[] => [...own, ...(way === 'same' ? [{ column: 'id', cast: 'uuid' }] : laneShapes(store.table))];

const shapeText = (lanes: readonly LaneShape[]): string => lanes.map(({ column, cast }) => `${column} ${cast}`).join(', ');

/** Keeps a batch of records to be written later: written out now, sent when asked. */
export function prepareStage(store: RecordStore, of: StageOf, batch: Pick<StagedBatch, 'no' | 'way' | 'places'>, records: readonly StagedRecord[]): (db: Db) => Promise<void> {
  const { no, way, places } = batch;
  const lanes: readonly Lane<string>[] = [
    { column: 'place', cast: 'text', array: textArray('text', records, ({ place }) => place) }, { column: 'seen', cast: 'integer', array: textArray('any', records, ({ version }) => String(version)) },
    ...(way === 'same' ? [{ column: 'id', cast: 'uuid', array: textArray('uuid', records, ({ id }) => id) }] : textLanes(store, records)),
  ];
  // Each lane is a value by itself: as one array the driver would write every text out once more.
  const statement = sql`insert into record_import_batch (county, import_id, no, unit_path, sensitivity, way, shape, rows, lanes, places)
    values (${store.county}, ${of.id}, ${no}, ${of.unitPath}, ${of.sensitivity}, ${way}, ${shapeText(lanes)}, ${records.length},
      array[${sql.join(lanes.map(({ array }) => sql`${array}::text`))}], ${JSON.stringify(places)}::jsonb)
    on conflict (county, import_id, no, way) do update set shape = excluded.shape, rows = excluded.rows, lanes = excluded.lanes, places = excluded.places`;
  return async (db) => { await statement.execute(db); };
}

/** The batches of an import, in order. */
export async function listStaged(db: Db, county: string, id: string): Promise<StagedBatch[]> {
  return db.selectFrom('record_import_batch').select(['no', 'way', 'rows', 'places']).where('county', '=', county).where('import_id', '=', id).where('rows', '>', 0).orderBy('no').orderBy('way').execute();
}

/** Empties the batches of an import: nothing is ever deleted here, but what they held is gone. */
export async function dropStaged(db: Db, county: string, id: string): Promise<void> {
  await db.updateTable('record_import_batch').set({ rows: 0, lanes: [], places: '[]' }).where('county', '=', county).where('import_id', '=', id).where('rows', '>', 0).execute();
}

/** How many rows of a batch are left out by their places. */
export async function countSkipped(db: Db, store: RecordStore, id: string, batch: StagedBatch, skip: readonly string[]): Promise<number> {
  if (skip.length === 0) return 0;
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${rowsOf(store, id, batch, shapesOf(store, batch.way))} and c.place = any (${[...skip]}::text[])`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** How many of the files that its rows name are no longer there to be used; rows that stay as they are name what they named. */
export async function countStagedLost(db: Db, { county, table }: RecordStore, id: string): Promise<number> {
  const lanes = [...table.fields.values()].flatMap(({ field, column, type }) => (field.type === 'file' ? [shapeText([{ column, cast: bareType(type) }])] : []));
  const { rows } = await sql<{ n: string }>`select count(*) as n from record_import_batch b
    cross join lateral unnest(${lanes}::text[]) as k (lane)
    cross join lateral unnest(b.lanes[array_position(string_to_array(b.shape, ', '), k.lane)]::uuid[]) as v (id)
    where b.county = ${county} and b.import_id = ${id} and b.rows > 0 and b.way <> 'same' and v.id is not null
      and not exists (select from file f where f.county = b.county and f.id = v.id and f.cleared_at is null)`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

/** Writes a batch but for the places left out, or counts those that are as they should be; answers how many rows it met. Throws R302, R303, R304. */
export async function writeStaged(db: Db, store: RecordStore, id: string, batch: StagedBatch, { skip, doing }: { readonly skip: readonly string[]; readonly doing: Doing }): Promise<number> {
  const from = rowsOf(store, id, batch, shapesOf(store, batch.way));
  if (batch.way === 'same') return countSame(db, store, from);
  const chosen = skip.length === 0 ? from : sql`${from} and c.place <> all (${[...skip]}::text[])`;
  const lanes = laneShapes(store.table);
  const statement = batch.way === 'add' ? sql`${insertionFrom(store, lanes, chosen, doing)} on conflict do nothing` : changing(store, lanes, chosen, doing);
  const done = await statement.execute(db).catch((failure: unknown) => { throw asRecordProblem(store.table, failure); });
  return Number(done.numAffectedRows ?? 0);
}

// Rows of another shape are none: then fewer are met than were kept.
const rowsOf = ({ county }: RecordStore, id: string, { no, way }: StagedBatch, lanes: readonly LaneShape[]): RawBuilder<unknown> =>
  sql`record_import_batch b cross join lateral ${unnestedFrom('b.lanes', lanes)}
    where b.county = ${county} and b.import_id = ${id} and b.no = ${no} and b.way = ${way} and b.shape = ${shapeText(lanes)}`;

async function countSame(db: Db, { table }: RecordStore, from: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: string }>`select count(*) as n from ${from}
    and exists (select from ${raw(table.name)} t where t.county = b.county and t.id = c.id and t.version = c.seen and t.retired_at is null)`.execute(db);
  return Number(rows[0]?.n ?? 0);
}

function changing({ table }: RecordStore, lanes: readonly LaneShape[], from: RawBuilder<unknown>, { by, via, importId }: Doing): RawBuilder<unknown> {
  const set = lanes.filter(({ column }) => column !== 'id').map((lane) => `${lane.column} = ${valueOf(lane)}`).join(', ');
  return sql`update ${raw(table.name)} t set since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = ${importId ?? null}, definition_version = ${table.definition.version}, ${raw(set)}
    from ${from} and t.county = b.county and t.id = c.id and t.version = c.seen and t.retired_at is null`;
}
