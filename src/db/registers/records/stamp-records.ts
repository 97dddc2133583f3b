/* A stamp of what stands in a register: another one says that something was added, changed or went out of sight. */
import { sql } from 'kysely';
import type { Db } from '../../database.ts';
import { raw, type RecordStore } from './record-row.ts';

/** The stamp of all records one may see, retired ones too; of a branch of the county, or (null) of all of it. */
export async function stampRecords(db: Db, { table, county }: RecordStore, unitPath: string | null): Promise<string> {
  const branch = unitPath === null ? sql`` : sql`and unit_path ^@ ${unitPath}`;
  const { rows } = await sql<{ stamp: string }>`select count(*) || '/' || coalesce(sum(hashtextextended(id::text, version)), 0) as stamp
    from ${raw(table.name)} where county = ${county} ${branch}`.execute(db);
  return rows[0]?.stamp ?? '';
}
