import { fillingStates, reportStates } from '../../domain/round/report-state.ts';
import { previousPeriod } from '../../domain/register/previous-period.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { computeFields } from '../../domain/register/check-record.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import { listReportRecords } from '../../db/registers/records/report-records.ts';
import { insertRecords } from '../../db/registers/records/write-records.ts';
import { keyWithout, loadManySurroundings } from '../record/many-surroundings.ts';
import { useCase } from '../use-case.ts';
import { holdForSaving } from './hold-report.ts';
import { getReport } from './report-access.ts';

/** Brings last period's records into this one as drafts; those that are there already stay as they are. Throws A103, N115, R101, R201, R202. */
export const prefillReport = useCase('report.prefill', async (cx, input: { readonly id: string; readonly version: number }) => {
  const { report, definition, store, unit } = await getReport(cx, input.id, false);
  if (report.version !== input.version) throw raise(problems.recordChanged, {});
  if (!fillingStates.includes(report.state)) throw raise(problems.stateForbids, { state: wordsOf(reportStates[report.state]), action: { zh: '带入上期数据', en: 'Bring in last period' } });
  const field = periodFieldOf(definition);
  const last = field ? await listReportRecords(cx.db, store, { unitId: unit.id, period: previousPeriod(report.period) }) : [];
  if (field === undefined || last.length === 0) throw raise(problems.reportNothingKept, { register: definition.name });
  await holdForSaving(cx, definition, { unitId: unit.id, values: { [field.key]: report.period } });
  const keyOf = keyWithout(definition, field.key);
  const there = new Set((await listReportRecords(cx.db, store, report)).map(({ values }) => keyOf(values)));
  const fresh = last.filter(({ values }) => !there.has(keyOf(values))).map((record) => ({ ...record, id: cx.runtime.newId(), values: { ...record.values, [field.key]: report.period } }));
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((one) => [one.id, one]));
  const around = await loadManySurroundings(cx, { definition, unit, period: report.period, records: fresh }, units);
  const state = definition.workflow === 'report' ? 'draft' as const : 'in_force' as const;
  const made = fresh.map((record) => ({ id: record.id, unitId: unit.id, unitPath: unit.path, state, values: computeFields(definition, record.values, around(record)) }));
  const added = await insertRecords(cx.db, store, made, { by: cx.by, via: 'round' });
  cx.about({ kind: 'report', id: report.id, unitPath: report.unitPath, details: { register: report.register, added } });
  return { added };
});
