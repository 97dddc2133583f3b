/*
 * A report looked through: every record with what it held last period and everything its checks say. Submitting, showing
 * and checking all look through it in the same way.
 */
import { checkFinished } from '../../domain/register/check-finished.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { previousPeriod } from '../../domain/register/previous-period.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { findApprovedBefore } from '../../db/queries/reports.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { listReportRecords } from '../../db/registers/records/report-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { keyWithout, loadManySurroundings } from '../record/many-surroundings.ts';
import { changedValues } from '../record/prepare-record.ts';
import type { Context } from '../use-case.ts';
import type { FoundReport } from './report-access.ts';

/** One record looked through. */
export interface ReviewedRecord {
  readonly record: StoredRecord;
  /** What it held last period; undefined for one that is new. */
  readonly before: RecordValues | undefined;
  /** Values that differ from last period. */
  readonly changed: readonly string[];
  readonly findings: readonly Finding[];
}

/** A report looked through. */
export interface Review {
  readonly records: readonly ReviewedRecord[];
  /** There was something last period, and nothing was added, changed or taken away. */
  readonly untouched: boolean;
}

/** Looks through all records of a report. */
export async function reviewReport(cx: Context, found: FoundReport): Promise<Review> {
  const { report, definition, store, unit } = found;
  const records = await listReportRecords(cx.db, store, report);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((one) => [one.id, one]));
  const around = await loadManySurroundings(cx, { definition, unit, period: report.period, records }, units);
  const last = await loadLastPeriod(cx, found);
  const reviewed = records.map((record): ReviewedRecord => {
    const before = last.of(record);
    return { record, before, changed: before ? differing(found, before, record.values) : [], findings: checkFinished(definition, record.values, around(record)) };
  });
  const untouched = last.count > 0 && last.count === records.length && reviewed.every(({ before, changed }) => before !== undefined && changed.length === 0);
  return { records: reviewed, untouched };
}

// The period itself differs from one to the next, and so may what is computed.
function differing({ definition }: FoundReport, before: RecordValues, values: RecordValues): string[] {
  const period = periodFieldOf(definition)?.key;
  const typed = new Set(definition.fields.filter(({ type, key }) => type !== 'formula' && key !== period).map(({ key }) => key));
  return Object.keys(changedValues(before, values)).filter((key) => typed.has(key));
}

interface LastPeriod { readonly count: number; readonly of: (record: StoredRecord) => RecordValues | undefined }

/** What the unit reported last: of a register by periods the period before, of another what was approved last. */
async function loadLastPeriod(cx: Context, { report, definition, store }: FoundReport): Promise<LastPeriod> {
  const field = periodFieldOf(definition);
  if (field !== undefined) {
    const before = await listReportRecords(cx.db, store, { unitId: report.unitId, period: previousPeriod(report.period) });
    const keyOf = keyWithout(definition, field.key);
    const byKey = new Map(before.map(({ values }) => [keyOf(values), values]));
    return { count: before.length, of: ({ values }) => byKey.get(keyOf(values)) };
  }
  const moment = await findApprovedBefore(cx.db, cx.county, report);
  if (moment === undefined) return { count: 0, of: () => undefined };
  const before = await listReportRecords(cx.db, store, report, moment);
  const byId = new Map(before.map(({ id, values }) => [id, values]));
  return { count: before.length, of: ({ id }) => byId.get(id) };
}
