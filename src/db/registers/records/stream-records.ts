/* All records of a filter in one pass, a batch at a time: an export of any size in the memory of one batch, all of one moment. */
import { sql } from 'kysely';
import type { Db } from '../../database.ts';
import { fromWhere, type RecordFilter } from './list-records.ts';
import { asReadProblem } from './record-failures.ts';
import { orderBy, orderOf, type SortBy } from './record-order.ts';
import { raw, readColumns, toBrief, type BriefRecord, type RawRow, type RecordStore } from './record-row.ts';

/** What to read through. */
export interface StreamQuery extends RecordFilter {
  readonly sort: readonly SortBy[];
  readonly fields?: readonly string[] | undefined;
}

const ROWS_AT_ONCE = 1000;

/** Yields the records batch by batch, in order. To be read to its end or left within the transaction it was begun in. Throws R306, R309, R314. */
export async function* streamRecords(db: Db, store: RecordStore, query: StreamQuery): AsyncGenerator<readonly BriefRecord[]> {
  const fields = [...store.table.fields.values()].filter(({ field }) => query.fields === undefined || query.fields.includes(field.key));
  // All rows will be fetched: the plan that is quickest to the last one is wanted, not to the first.
  await sql`set local cursor_tuple_fraction = 1`.execute(db);
  await sql`declare stream_records no scroll cursor for select ${readColumns(fields, 'r', { brief: true })} ${fromWhere(store, query)}
    order by ${orderBy(orderOf(store.table, query.sort))}`.execute(db).catch((failure: unknown) => { throw asReadProblem(failure); });
  // The database reads the next batch while this one is written.
  const fetch = (): Promise<readonly RawRow[]> => {
    const fetched = sql<RawRow>`fetch ${raw(String(ROWS_AT_ONCE))} from stream_records`.execute(db).then(({ rows }) => rows);
    // Whoever leaves early waits for none; whoever goes on hears of it.
    fetched.catch(() => undefined);
    return fetched;
  };
  let broken = false;
  try {
    let next = fetch();
    for (;;) {
      const rows = await next;
      if (rows.length === 0) return;
      next = fetch();
      yield rows.map((row) => toBrief(store, fields, row));
    }
  } catch (failure) {
    broken = true;
    throw asReadProblem(failure);
  } finally {
    // After a failure the transaction is over, and the cursor with it.
    if (!broken) await sql`close stream_records`.execute(db);
  }
}
