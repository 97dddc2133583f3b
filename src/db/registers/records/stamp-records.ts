/* A stamp of what stands in a register: another one says that something was added, changed or went out of sight. */
import { sql } from 'kysely';
import type { Db } from '../../database.ts';
import { raw, type RecordStore } from './record-row.ts';

/** The stamp of all records one may see, retired ones too. */
export async function stampRecords(db: Db, { table, county }: RecordStore): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select count(*) || '/' || coalesce(sum(hashtextextended(id::text, version)), 0) as stamp
    from ${raw(table.name)} where county = ${county}`.execute(db);
  return rows[0]?.stamp ?? '';
}
