/*
 * Writing records. Every change names the version it was made from; the trigger of the table keeps the version before
 * and counts on. Many rows go in one statement, as arrays: quick under row security, and the same on a cluster.
 */
import { sql, type RawBuilder } from 'kysely';
import { problems, raise, wordsOf } from '../../../domain/problem.ts';
import { recordStates, type RecordState } from '../../../domain/register/record-state.ts';
import type { RecordValues } from '../../../domain/register/record-values.ts';
import { minuteInChina } from '../../../domain/values/plain-date.ts';
import type { Db } from '../../database.ts';
import { asRecordProblem } from './record-failures.ts';
import { insertionFrom, lanesOf, unnested } from './record-lanes.ts';
import { raw, toColumns, type Doing, type NewRecord, type RecordStore } from './record-row.ts';

const ROWS_AT_ONCE = 2000;

/** Adds records; answers how many. One whose id is there already is passed over. Throws R302, R303, R304. */
export async function insertRecords(db: Db, store: RecordStore, records: readonly NewRecord[], doing: Doing): Promise<number> {
  let added = 0;
  for (let start = 0; start < records.length; start += ROWS_AT_ONCE) {
    const some = records.slice(start, start + ROWS_AT_ONCE);
    // Stated in case two ask for one id at once; a cluster wants a conflict clause beside row security anyway.
    const done = await run(store, sql`${insertion(store, some, doing)} on conflict (county, id) do nothing`.execute(db));
    added += Number(done.numAffectedRows ?? 0);
  }
  return added;
}

/**
 * Adds records in two steps: what is sent is written out now, it is sent when asked. Whoever adds very many writes out the
 * next ones while the database takes these. At most 2,000 at once. Throws R302, R303, R304.
 */
export function prepareInsertion(store: RecordStore, records: readonly NewRecord[], doing: Doing): (db: Db) => Promise<number> {
  const statement = sql`${insertion(store, records, doing)} on conflict (county, id) do nothing`;
  return async (db) => Number((await run(store, statement.execute(db))).numAffectedRows ?? 0);
}

/** `insert into … as t select … from unnest(…)` for these records; what happens on conflict is to follow. */
export function insertion(store: RecordStore, records: readonly NewRecord[], doing: Doing): RawBuilder<unknown> {
  const lanes = lanesOf(store, records);
  return insertionFrom(store, lanes, unnested(lanes), doing);
}

/** What a change sets; fields left out stay. */
export interface RecordChange {
  readonly values?: RecordValues;
  readonly state?: RecordState;
  readonly unit?: { readonly id: string; readonly path: string };
  readonly retire?: { readonly reason: string };
}

/** Changes a record from the version it was read in; answers the new one. Throws R101, R301 (who and when), R302, R303, R304, R311. */
export async function updateRecord(db: Db, store: RecordStore, at: { readonly id: string; readonly version: number }, change: RecordChange, doing: Doing): Promise<number> {
  const { table, county } = store;
  const done = await run(store, sql<{ version: number }>`update ${raw(table.name)} set ${sql.join(settings(store, at.id, change, doing))}
    where county = ${county} and id = ${at.id} and version = ${at.version} and retired_at is null returning version`.execute(db));
  const version = done.rows[0]?.version;
  if (version === undefined) throw await whyNot(db, store, at);
  return version;
}

function settings(store: RecordStore, id: string, change: RecordChange, { by, via, importId }: Doing): RawBuilder<unknown>[] {
  const { fields, definition } = store.table;
  const values = Object.entries(change.values ?? {}).flatMap(([key, value]) => {
    const field = fields.get(key);
    return field ? toColumns(store, id, field, value) : [];
  });
  return [
    sql`since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = ${importId ?? null}, definition_version = ${definition.version}`,
    ...values.map(({ column, cast, held }) => sql`${raw(column)} = ${held}::${raw(cast)}`),
    ...(change.state ? [sql`state = ${change.state}`] : []),
    ...(change.unit ? [sql`unit_id = ${change.unit.id}, unit_path = ${change.unit.path}`] : []),
    ...(change.retire ? [sql`retired_at = ${by.at}, retire_reason = ${change.retire.reason}`] : []),
  ];
}

async function whyNot(db: Db, { table, county }: RecordStore, { id, version }: { readonly id: string; readonly version: number }) {
  const { rows } = await sql<{ version: number; by_name: string; since: Date; retired_at: Date | null; state: RecordState }>`
    select version, by_name, since, retired_at, state from ${raw(table.name)} where county = ${county} and id = ${id}`.execute(db);
  const [row] = rows;
  // Seen at the same version and yet not changed: it may be read but not written.
  if (!row || (row.version === version && row.retired_at === null)) return raise(problems.notFound, { what: { zh: '该记录', en: 'This record' } });
  if (row.retired_at !== null) return raise(problems.recordGone, { state: row.state === 'erased' ? wordsOf(recordStates.erased) : { zh: '已停用', en: 'retired' } });
  return raise(problems.recordConflict, { name: row.by_name, at: minuteInChina(row.since), version: row.version });
}

/** Takes a record out of use from the version it was read in; answers the new one. Its versions stay. Throws as a change does. */
export const retireRecord = (db: Db, store: RecordStore, at: { readonly id: string; readonly version: number }, reason: string, doing: Doing): Promise<number> =>
  updateRecord(db, store, at, { retire: { reason } }, doing);

/** Takes records out of use, each from the version it was read in; answers the ids of those that were. */
export async function retireRecords(db: Db, store: RecordStore, records: readonly { readonly id: string; readonly version: number; readonly reason: string }[], { by, via }: Doing): Promise<string[]> {
  const { table, county } = store;
  const { rows } = await run(store, sql<{ id: string }>`update ${raw(table.name)} t set since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = null,
      definition_version = ${table.definition.version}, retired_at = ${by.at}, retire_reason = c.reason
    from unnest(${records.map(({ id }) => id)}::uuid[], ${records.map(({ version }) => version)}::integer[], ${records.map(({ reason }) => reason)}::text[]) as c (id, version, reason)
    where t.county = ${county} and t.id = c.id and t.version = c.version and t.retired_at is null returning t.id`.execute(db));
  return rows.map(({ id }) => id);
}

/** Brings a retired record back into use from the version it was read in, the reason kept where that of retiring stood; answers the new one. Throws R301, R302, R322. */
export async function restoreRecord(db: Db, store: RecordStore, at: { readonly id: string; readonly version: number }, change: { readonly state: RecordState; readonly reason: string }, { by, via }: Doing): Promise<number> {
  const { table, county } = store;
  const done = await run(store, sql<{ version: number }>`update ${raw(table.name)} set since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = null,
      retired_at = null, retire_reason = ${change.reason}, state = ${change.state}
    where county = ${county} and id = ${at.id} and version = ${at.version} and retired_at is not null and state <> 'erased' returning version`.execute(db));
  const version = done.rows[0]?.version;
  if (version === undefined) throw await whyNotRestored(db, store, at);
  return version;
}

async function whyNotRestored(db: Db, { table, county }: RecordStore, { id, version }: { readonly id: string; readonly version: number }) {
  const { rows: [row] } = await sql<{ version: number; by_name: string; since: Date; retired_at: Date | null; state: RecordState }>`
    select version, by_name, since, retired_at, state from ${raw(table.name)} where county = ${county} and id = ${id}`.execute(db);
  if (row?.state === 'erased') return raise(problems.recordGone, { state: wordsOf(recordStates.erased) });
  if (row && row.version !== version) return raise(problems.recordConflict, { name: row.by_name, at: minuteInChina(row.since), version: row.version });
  return row?.retired_at === null ? raise(problems.recordInUse, {}) : raise(problems.notFound, { what: { zh: '该记录', en: 'This record' } });
}

/** Empties a record and all its versions, because the law asks; who and when stay. Answers the new version. Throws R101, R301, R311. */
export async function eraseRecord(db: Db, store: RecordStore, at: { readonly id: string; readonly version: number }, reason: string, doing: Doing): Promise<number> {
  const { table, county } = store;
  const blank = [...table.fields.values()].flatMap(({ column, hash }) => (hash === null ? [column] : [column, hash])).map((column) => sql`${raw(column)} = null`);
  const { by, via } = doing;
  const done = await sql<{ version: number }>`update ${raw(table.name)} set ${sql.join([...blank, sql`state = 'erased'`])}, since = ${by.at}, by_id = ${by.id}, by_name = ${by.name},
      via = ${via}, import_id = null, retired_at = coalesce(retired_at, ${by.at}), retire_reason = ${reason}
    where county = ${county} and id = ${at.id} and version = ${at.version} and state <> 'erased' returning version`.execute(db);
  const version = done.rows[0]?.version;
  if (version === undefined) throw await whyNot(db, store, at);
  // The trigger has just kept the version with its values: emptied with the others.
  await sql`update ${raw(table.history)} set ${sql.join([...blank, sql`state = 'erased'`])} where county = ${county} and id = ${at.id}`.execute(db);
  return version;
}

const run = <T>(store: RecordStore, work: Promise<T>): Promise<T> => work.catch((failure: unknown) => { throw asRecordProblem(store.table, failure); });
