/*
 * Many records as an import brings them: new ones are added, those that are there changed where they differ. Ids are
 * settled before, because a sealed value names the row it stands in.
 */
import { CompiledQuery, sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database.ts';
import { asRecordProblem } from './record-failures.ts';
import { raw, type Doing, type NewRecord, type RecordStore } from './record-row.ts';
import { insertion } from './write-records.ts';

/** Writes records whose ids are settled: there ones are changed where they differ, others added. Answers the ids of those it touched. Throws R302, R303, R304. */
export async function putRecords(db: Db, store: RecordStore, records: readonly NewRecord[], doing: Doing): Promise<string[]> {
  const { table } = store;
  const fields = [...table.fields.values()];
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
export function prepareAddition(store: RecordStore, records: readonly NewRecord[], doing: Doing): (db: Db) => Promise<ReadonlySet<string>> {
  const adding = insertion(store, records, doing);
  const all = records.map(({ id }) => id);
  return async (db) => {
    const added = await addTogether(db, adding, all.length);
    if (added) return new Set(all);
    const { rows } = await sql<{ id: string }>`${adding} on conflict do nothing returning id`.execute(db).catch((failure: unknown) => { throw asRecordProblem(store.table, failure); });
    return new Set(rows.map(({ id }) => id));
  };
}

const savepoint = CompiledQuery.raw('savepoint add_together');
const release = CompiledQuery.raw('release savepoint add_together');
const undo = CompiledQuery.raw('rollback to savepoint add_together');

/**
 * Nearly always all of them are new: then the database need not look beforehand whether each is there, which costs a
 * tenth of the work. Answers false, and nothing was done, when one is. The connection is held meanwhile: what others ask in the same
 * transaction must not meet a failed statement.
 */
function addTogether(db: Db, statement: RawBuilder<unknown>, wanted: number): Promise<boolean> {
  const query = statement.compile(db);
  return db.getExecutor().provideConnection(async (connection) => {
    await connection.executeQuery(savepoint);
    const added = await connection.executeQuery(query).then(({ numAffectedRows }) => Number(numAffectedRows) === wanted, () => false);
    await connection.executeQuery(added ? release : undo);
    return added;
  });
}
