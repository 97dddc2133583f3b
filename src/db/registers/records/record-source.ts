/* Where records are read from: the table as it is, or table and history together as they were at a moment. */
import { sql, type RawBuilder } from 'kysely';
import { raw, type RecordStore } from './record-row.ts';
import { fixedColumns, valueColumns, type RegisterTable } from '../register-table.ts';

const columnsOf = (table: RegisterTable): RawBuilder<unknown> => raw([...Object.keys(fixedColumns), ...valueColumns(table).keys()].join(', '));

/** Whether retired records are there too, or they alone. */
export interface SourceOptions { readonly retired?: boolean | 'only' }

/**
 * Versions in force now, or at a past moment, as something to select from; filtered by county. At a past moment there are
 * two: what still holds, and what has ended since. Retired records are left out unless asked for; erased versions always.
 */
export function recordSources({ table, county }: Pick<RecordStore, 'table' | 'county'>, asOf: Date | null, { retired = false }: SourceOptions = {}): readonly RawBuilder<unknown>[] {
  const inUse = retired === 'only' ? sql`and retired_at is not null and state <> 'erased'` : retired ? sql`` : sql`and retired_at is null`;
  if (asOf === null) return [sql`(select * from ${raw(table.name)} where county = ${county} ${inUse})`];
  const columns = columnsOf(table);
  return [
    sql`(select ${columns} from ${raw(table.name)} where county = ${county} and since <= ${asOf} ${inUse})`,
    sql`(select ${columns} from ${raw(table.history)} where county = ${county} and until > ${asOf} and since <= ${asOf} ${inUse} and state <> 'erased')`,
  ];
}

/** The same in one. */
export function recordSource(store: Pick<RecordStore, 'table' | 'county'>, asOf: Date | null, options: SourceOptions = {}): RawBuilder<unknown> {
  const sources = recordSources(store, asOf, options);
  return sources.length === 1 ? sql`${sources[0]}` : sql`(${sql.join([...sources], sql` union all `)})`;
}
