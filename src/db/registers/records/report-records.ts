/* The records of one report: those of a unit, and of one period where the register is kept by period. */
import { sql } from 'kysely';
import type { RecordState } from '../../../domain/register/record-state.ts';
import { periodFieldOf } from '../../../domain/round/round.ts';
import type { Db } from '../../database.ts';
import { listRecords } from './list-records.ts';
import { asRecordProblem } from './record-failures.ts';
import { raw, type Doing, type RecordStore, type StoredRecord } from './record-row.ts';

/** A unit's records, of one period when the register is kept by period. */
interface ReportScope { readonly unitId: string; readonly period: string }

// A school of 5,000 pupils is the largest there is.
const MOST = 5000;

/** The records in use, in the order of their list, now or as they were; at most 5,000. */
export async function listReportRecords(db: Db, store: RecordStore, scope: ReportScope, asOf: Date | null = null): Promise<readonly StoredRecord[]> {
  const column = periodColumn(store);
  const condition = column === undefined ? sql`r.unit_id = ${scope.unitId}` : sql`r.unit_id = ${scope.unitId} and ${raw(`r.${column}`)} = ${scope.period}`;
  const page = await listRecords(db, store, { asOf, sort: store.table.definition.display.sort, limit: MOST, where: { condition, joins: [], text: '' } });
  return page.records;
}

/** Moves the records of a report from these states to another; answers how many. */
export const moveReportRecords = (db: Db, store: RecordStore, scope: ReportScope, from: readonly RecordState[], to: RecordState, doing: Doing): Promise<number> =>
  moveRecordsOfReports(db, store, { unitIds: [scope.unitId], period: scope.period }, from, to, doing);

/** The same for one register of many units, in one statement. */
export async function moveRecordsOfReports(db: Db, store: RecordStore, scope: { readonly unitIds: readonly string[]; readonly period: string }, from: readonly RecordState[], to: RecordState, { by, via }: Doing): Promise<number> {
  const { table, county } = store;
  const column = periodColumn(store);
  const ofPeriod = column === undefined ? sql`` : sql`and ${raw(column)} = ${scope.period}`;
  const done = await sql`update ${raw(table.name)} set state = ${to}, since = ${by.at}, by_id = ${by.id}, by_name = ${by.name}, via = ${via}, import_id = null
    where county = ${county} and unit_id = any (${[...scope.unitIds]}::uuid[]) ${ofPeriod} and retired_at is null and state = any (${[...from]}::text[])`.execute(db)
    .catch((failure: unknown) => { throw asRecordProblem(table, failure); });
  return Number(done.numAffectedRows ?? 0);
}

function periodColumn({ table }: RecordStore): string | undefined {
  const field = periodFieldOf(table.definition);
  return field && table.fields.get(field.key)?.column;
}
