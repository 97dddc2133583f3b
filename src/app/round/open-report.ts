import type { OpenedReport, ReportRecord } from '../../contract/round.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { may, mayInRegister } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { maskValue, seesPlainly } from '../../domain/register/mask.ts';
import { valueTypes } from '../../domain/register/value-types.ts';
import type { FieldDefinition } from '../../domain/register/definition.ts';
import { decimalsOf, holdsFigure } from '../../domain/register/figure-field.ts';
import type { FieldValue, RecordValues } from '../../domain/register/record-values.ts';
import { groupFindings } from '../../domain/round/finding-groups.ts';
import { availableReportVerbs, fillingStates, type ReportVerb } from '../../domain/round/report-state.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { listReportActions, type ReportActionRow } from '../../db/queries/reports.ts';
import { getRecords } from '../../db/registers/records/read-records.ts';
import { loadLookups, recordTitle, type Lookups } from '../record/lookups.ts';
import { changedValues } from '../record/prepare-record.ts';
import { maskRecord } from '../record/record-reply.ts';
import { readingCeiling } from '../record/reading-ceiling.ts';
import { useCase, type Context } from '../use-case.ts';
import { ownUnits } from './list-reports.ts';
import { getReport, type FoundReport } from './report-access.ts';
import { reviewReport, type ReviewedRecord } from './review-report.ts';
import { reportReply } from './round-reply.ts';

interface OpenInput { readonly id: string; readonly lang?: 'zh' | 'en' | undefined }

// So many records are shown at once, those with something to say first; the whole list is the register's page.
const SHOWN = 300;

/** Opens a report: its records against last period, all that its checks say, what was returned, what happened to it. Throws A103, R101. */
export const openReport = useCase('report.open', async (cx, input: OpenInput): Promise<OpenedReport> => {
  const found = await getReport(cx, input.id, false);
  const { report, definition } = found;
  const history = await listReportActions(cx.db, cx.county, report.id);
  const { records, untouched } = await reviewReport(cx, found);
  const since = await loadSince(cx, found, history, records);
  const returned = new Set(report.cells.map(({ recordId }) => recordId));
  const shown = records.toSorted((one, other) => weightOf(other, returned) - weightOf(one, returned)).slice(0, SHOWN);
  const lookups = await loadLookups(cx, definition, {
    values: shown.flatMap(({ record, before }) => (before ? [record.values, before] : [record.values])), units: shown.map(({ record }) => record.unitId),
  });
  const faults = records.flatMap(({ record, findings }) => findings.map((finding) => ({ recordId: record.id, finding })));
  const count = (strength: 'logic' | 'experience') => faults.filter(({ finding }) => finding.strength === strength).length;
  return {
    report: reportReply(cx, report, definition), registerFields: fieldsOf(found), more: records.length - shown.length,
    records: shown.map((one) => recordView(cx, found, one, { lookups, language: input.lang ?? 'zh', changedLate: since.late.has(one.record.id) })),
    logic: count('logic'), unusual: count('experience'), groups: [...groupFindings(faults, report.explanations)],
    explanations: report.explanations.filter((one) => faults.some(({ recordId, finding }) => finding.check === one.check && (one.recordId === '' || one.recordId === recordId))), cells: cellsOf(cx, found, records, lookups, since), untouched, lateChanges: since.late.size,
    history: history.map(({ seq, verb, note, declaration, cells, byName, at }) => ({ seq, verb, note, declaration, cells: [...cells], byName, at: at.toISOString() })).toReversed(),
    verbs: verbsFor(cx, found),
  };
});

const weightOf = ({ record, findings, changed, before }: ReviewedRecord, returned: ReadonlySet<string>): number =>
  (returned.has(record.id) ? 8 : 0) + (findings.some(({ strength }) => strength === 'logic') ? 4 : findings.length > 0 ? 2 : 0) + (changed.length > 0 || before === undefined ? 1 : 0);

const fieldsOf = ({ definition: { fields, display } }: FoundReport): OpenedReport['registerFields'] =>
  fields.map((field) => ({ key: field.key, name: field.name, measure: field.measure ?? null, column: display.columns.includes(field.key), figure: holdsFigure(field), decimals: decimalsOf(field) ?? null }));

/** What was changed since it was returned, by record and field; and which records since it was opened again. */
interface Since { readonly answered: (recordId: string, field: string) => boolean; readonly late: ReadonlySet<string> }

async function loadSince(cx: Context, { report, store }: FoundReport, history: readonly ReportActionRow[], records: readonly ReviewedRecord[]): Promise<Since> {
  const changedSince = async (at: Date | undefined): Promise<ReadonlyMap<string, readonly string[]>> => {
    if (at === undefined || records.length === 0) return new Map();
    const then = new Map((await getRecords(cx.db, store, records.map(({ record }) => record.id), at)).map(({ id, values }): [string, RecordValues] => [id, values]));
    return new Map(records.map(({ record }) => [record.id, Object.keys(changedValues(then.get(record.id) ?? {}, record.values))]));
  };
  const returned = report.cells.length > 0 ? await changedSince(history.findLast(({ verb }) => verb === 'return')?.at) : new Map<string, readonly string[]>();
  const late = report.reopens > 0 ? await changedSince(history.find(({ verb }) => verb === 'reopen')?.at) : new Map<string, readonly string[]>();
  const any = [...returned.values()].some((fields) => fields.length > 0);
  return {
    answered: (recordId, field) => (recordId === '' ? any : field === '' ? (returned.get(recordId)?.length ?? 1) > 0 : returned.get(recordId)?.includes(field) ?? true),
    late: new Set([...late].filter(([, fields]) => fields.length > 0).map(([id]) => id)),
  };
}

function cellsOf(cx: Context, { report, definition }: FoundReport, records: readonly ReviewedRecord[], lookups: Lookups, since: Since): OpenedReport['cells'] {
  const held = new Map(records.map(({ record }) => [record.id, record]));
  return report.cells.map((cell) => {
    const record = held.get(cell.recordId);
    const fieldName = definition.fields.find(({ key }) => key === cell.field)?.name ?? { zh: '', en: '' };
    return { ...cell, title: record ? recordTitle(cx, definition, record, lookups) : '', fieldName, answered: since.answered(cell.recordId, cell.field) };
  });
}

interface Showing { readonly lookups: Lookups; readonly language: 'zh' | 'en'; readonly changedLate: boolean }

function recordView(cx: Context, { definition }: FoundReport, { record, before, changed, findings }: ReviewedRecord, { lookups, language, changedLate }: Showing): ReportRecord {
  const ceiling = readingCeiling(cx.actor, 'record.open', record.unitPath);
  const textOf = (values: RecordValues, keys: readonly string[]): Record<string, string> => Object.fromEntries(definition.fields.filter(({ key }) => keys.includes(key)).map((field) => {
    const value = values[field.key] ?? null;
    if (value === null) return [field.key, ''];
    return [field.key, seesPlainly(field, ceiling) ? showComputed(value, field, lookups, language) : String(maskValue(field, value))];
  }));
  return {
    id: record.id, title: recordTitle(cx, definition, record, lookups), version: record.version, state: record.state, values: maskRecord(cx, definition, record).values,
    text: textOf(record.values, definition.fields.map(({ key }) => key)), before: before ? textOf(before, changed) : {}, isNew: before === undefined,
    findings: findings.map((finding) => ({ ...finding })), changedLate, untouched: before !== undefined && changed.length === 0,
  };
}

// A computed code is shown by its name, as one that was chosen would be.
function showComputed(value: NonNullable<FieldValue>, field: FieldDefinition, lookups: Lookups, language: 'zh' | 'en'): string {
  const shown = field.type === 'formula' && field.result !== undefined ? { ...field, type: field.result } : field;
  return valueTypes[shown.type].show(value, shown, lookups, language);
}

const actionOf: Readonly<Partial<Record<ReportVerb, ActionName>>> = {
  submit: 'report.submit', withdraw: 'report.withdraw', look: 'report.look', return: 'report.return', approve: 'report.approve', reopen: 'round.reopen',
};

// Whoever checks a unit from above may fill in for it, through its register; he is not offered to report in its place.
const fillers: ReadonlySet<ReportVerb> = new Set(['submit', 'withdraw']);

function verbsFor(cx: Context, { report, definition }: FoundReport): OpenedReport['verbs'] {
  const allowed = (action: ActionName | undefined) => action !== undefined && mayInRegister(cx.actor, action, definition.key) && may(cx.actor, action, report.unitPath, report.sensitivity as Sensitivity);
  const checksOnly = allowed('report.approve') && !ownUnits(cx).includes(report.unitPath);
  const standing = { state: report.state, submittedBy: report.submittedBy, lookedAt: report.lookedAt?.toISOString() ?? null };
  const verbs: OpenedReport['verbs'] = availableReportVerbs(standing, cx.actor.id).filter((verb) => !(fillers.has(verb) && checksOnly) && allowed(actionOf[verb]) && (verb !== 'look' || (report.lookedAt === null && report.submittedBy !== cx.actor.id)));
  const prefills = !checksOnly && fillingStates.includes(report.state) && periodFieldOf(definition) !== undefined && allowed('report.prefill');
  return prefills ? [...verbs, 'prefill'] : verbs;
}
