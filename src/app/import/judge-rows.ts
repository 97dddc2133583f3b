/*
 * What becomes of the rows of a batch: match → check. Every row is compared with the records in force, with the rows
 * before it in the file and with the register's checks; what is wrong is told all at once. Nothing is written here.
 */
import { setImmediate as breathe } from 'node:timers/promises';
import { checkRecord, compareComputed, computeFields, withComputed, type RecordSurroundings } from '../../domain/register/check-record.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { findingOf, type Finding } from '../../domain/register/finding.ts';
import type { PlacedFinding } from '../../domain/register/import-report.ts';
import { recordStates, unfinishedStates, type RecordState } from '../../domain/register/record-state.ts';
import type { FieldValue, RecordValues } from '../../domain/register/record-values.ts';
import { valueTypes } from '../../domain/register/value-types.ts';
import { fillingStates, reportStates } from '../../domain/round/report-state.ts';
import { problems, wordsOf } from '../../domain/problem.ts';
import { minuteInChina } from '../../domain/values/plain-date.ts';
import type { GoverningReport } from '../../db/queries/reports.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { findByIds } from '../../db/registers/records/match-records.ts';
import { changedValues } from '../record/prepare-record.ts';
import type { Judge, ReadyRow } from './judge.ts';
import { knownFaults } from './known-faults.ts';
import { matchKeys } from './match-keys.ts';
import { readRow, unitOfRow, type PlacedRow } from './place-rows.ts';
import type { SourceRow } from './row-source.ts';

// Between so many rows the pages get their turn: a few milliseconds of work.
const SLICE = 50;

/** Judges one batch. */
export async function judgeRows(judge: Judge, batch: readonly SourceRow[]): Promise<ReadyRow[]> {
  const placed = await matchKeys(judge, await placeRows(judge, batch));
  const whole = placed.map((row) => ({ row, values: { ...blankOf(judge.definition), ...row.held?.values, ...row.read } }));
  const checkable = whole.flatMap(({ row, values }) => (row.unit ? [{ unit: row.unit, id: row.held?.id ?? null, values }] : []));
  const around = await judge.surround(checkable);
  const reports = await judge.reports(checkable);
  const ready: ReadyRow[] = [];
  let at = 0;
  for (const { row, values } of whole) {
    if (ready.length % SLICE === SLICE - 1) await breathe();
    const surroundings = row.unit ? around[at] : undefined;
    ready.push(row.unit && surroundings ? judgeRow(judge, row, { unit: row.unit, merged: values, around: surroundings, report: reports[at] }) : refused(judge, row));
    if (row.unit) at += 1;
  }
  return ready;
}

async function placeRows(judge: Judge, batch: readonly SourceRow[]): Promise<PlacedRow[]> {
  const { cx, definition, store, references, only, hold } = judge;
  const keyless = definition.unique.length === 0;
  const held = await findByIds(cx.db, store, batch.flatMap((source) => source.key?.id ?? (keyless ? judge.idOf(source) : [])), { hold });
  const files = definition.fields.filter(({ type }) => type === 'file').map(({ key }) => key);
  if (files.length > 0) await references.learnFiles(batch.flatMap(({ typed }) => files.flatMap((key) => { const id = typed[key]; return typeof id === 'string' && isId(id) ? [id] : []; })));
  const placed: PlacedRow[] = [];
  for (const source of batch) {
    if (placed.length % SLICE === SLICE - 1) await breathe();
    const found = held.get(source.key?.id ?? (keyless ? judge.idOf(source) : '')) ?? null;
    const record = source.key === null && found?.retiredAt !== null ? null : found;
    const { unit, findings } = unitOfRow(source, references, record, only);
    const gone = source.key !== null && (record === null || record.retiredAt !== null) ? [findingOf('', problems.rowGone, {})] : [];
    const base = { source, unit: gone.length > 0 ? null : unit, held: gone.length > 0 ? null : record, findings: [...gone, ...findings], read: {}, computed: {} };
    placed.push(base.unit ? { ...base, ...readRow(definition, source, base.unit, record, references) } : base);
  }
  return placed;
}

const isId = (text: string): boolean => /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

function refused(judge: Judge, row: PlacedRow): ReadyRow {
  return { ...place(row), id: '', unit: row.unit, held: row.held, state: 'in_force', values: {}, outcome: 'faulty', findings: row.findings.map((finding) => placeFinding(judge, row, finding)) };
}

interface Standing { readonly unit: UnitRow; readonly merged: RecordValues; readonly around: RecordSurroundings; readonly report: GoverningReport | undefined }

function judgeRow(judge: Judge, row: PlacedRow, { unit, merged, around, report }: Standing): ReadyRow {
  const { definition } = judge;
  const values = computeFields(definition, merged, around);
  const state = stateOf(definition, row, report);
  const unfinished = unfinishedStates.includes(state);
  const changed = row.held === null || row.held.unitId !== unit.id || Object.keys(changedValues(row.held.values, values)).length > 0;
  const own = joined(row.findings, missingColumns(judge, row), knownFaults(judge, row, unit), keeperFaults(definition, unit), changed ? lateFaults(definition, row, report) : none)
    .filter(({ code }) => !unfinished || code !== problems.valueRequired.code);
  const unread = own.length === 0 ? noFields : new Set(own.flatMap(({ field, strength }) => (strength === 'logic' && field !== '' ? [field] : [])));
  const unsure = withComputed(definition, unread);
  const computed = compareComputed(definition, row.computed, values, showOf(judge, unit)).filter(({ field }) => !unsure.has(field));
  // A draft that stays as it is still has to be put right; what is only unusual was explained when it came in.
  const checks = changed || row.held === null ? checkRecord(definition, values, around, unread)
    : unfinished ? checkRecord(definition, values, around, unread).filter(({ strength }) => strength === 'logic') : [];
  const findings = joined(own, computed).map((finding) => placeFinding(judge, row, finding));
  // What must be right before it is reported may come in as a draft: told now, refused then.
  for (const check of checks) findings.push({ ...placeFinding(judge, row, check), ...(unfinished && check.strength === 'logic' && { strength: 'draft' }) });
  const faulty = findings.some(({ strength }) => strength === 'logic');
  return {
    ...place(row), id: row.held?.id ?? judge.idOf(row.source), unit, held: row.held, state, values: unread.size === 0 ? values : withoutFields(values, unsure), findings,
    outcome: faulty ? 'faulty' : row.held === null ? 'added' : changed ? 'changed' : 'unchanged',
  };
}

const none: readonly Finding[] = [];
const noFields: ReadonlySet<string> = new Set();

// Nearly every row is sound: then nothing is copied.
const joined = (...lists: readonly (readonly Finding[])[]): readonly Finding[] => (lists.every(({ length }) => length === 0) ? none : lists.flat());

// Of a cell that cannot be read nothing is shown; what stood there before would pass for what was sent.
const withoutFields = (values: RecordValues, fields: ReadonlySet<string>): RecordValues => ({ ...values, ...Object.fromEntries([...fields].map((key) => [key, null])) });

const place = ({ source: { sheet, row } }: PlacedRow) => ({ sheet, row });

const placeFinding = ({ letters }: Judge, { source }: PlacedRow, finding: Finding): PlacedFinding => ({ ...finding, sheet: source.sheet, row: source.row, column: letters.get(finding.field) ?? '' });

const blanks = new WeakMap<RegisterDefinition, RecordValues>();

function blankOf(definition: RegisterDefinition): RecordValues {
  const held = blanks.get(definition) ?? Object.fromEntries(definition.fields.map(({ key }): [string, FieldValue] => [key, null]));
  blanks.set(definition, held);
  return held;
}

const required = new WeakMap<RegisterDefinition, RegisterDefinition['fields']>();

function requiredIn(definition: RegisterDefinition): RegisterDefinition['fields'] {
  const held = required.get(definition) ?? definition.fields.filter((field) => field.required && field.type !== 'formula');
  required.set(definition, held);
  return held;
}

// A column that is not in the file stays as it is where the record is there; a new one cannot do without what is required.
function missingColumns({ definition, lacking }: Judge, { source, held }: PlacedRow): readonly Finding[] {
  if (held) return none;
  return requiredIn(definition).filter(({ key }) => !lacking.has(key) && !Object.hasOwn(source.typed, key)).map((field) => findingOf(field.key, problems.valueRequired, { field: field.name }));
}

const keeperFaults = (definition: RegisterDefinition, unit: UnitRow): Finding[] =>
  (unit.retired || !definition.keptBy.includes(unit.kind) ? [findingOf('', problems.unitKeepsNot, { register: definition.name, unit: unit.name })] : []);

// What was approved goes back to the draft when a new round asks for it; what was sent is refused below.
function stateOf(definition: RegisterDefinition, { held }: PlacedRow, report: GoverningReport | undefined): RecordState {
  if (held === null) return definition.workflow === 'report' ? 'draft' : 'in_force';
  return definition.workflow === 'report' && !isOpen(held.state) && report ? 'draft' : held.state;
}

const isOpen = (state: RecordState): boolean => state === 'draft' || state === 'returned';

/** A row that would change what was sent in a round, or what somebody changed after the template was made. */
export function lateFaults(definition: RegisterDefinition, { source, held }: { readonly source: Pick<SourceRow, 'key'>; readonly held: StoredRecord | null }, report: GoverningReport | undefined): Finding[] {
  const sent = report !== undefined && !fillingStates.includes(report.state);
  const locked = definition.workflow === 'report' && held !== null && !isOpen(held.state) && report === undefined;
  const stale = held !== null && source.key !== null && source.key.version !== held.version;
  return [
    ...(sent ? [findingOf('', problems.reportHolds, { register: definition.name, round: report.roundName, state: wordsOf(reportStates[report.state]) })] : []),
    ...(locked ? [findingOf('', problems.rowLocked, { state: wordsOf(recordStates[held.state]) })] : []),
    ...(stale ? [findingOf('', problems.rowStale, { name: held.byName, at: minuteInChina(held.since) })] : []),
  ];
}

const showOf = ({ definition, references }: Judge, unit: UnitRow) => (key: string, value: NonNullable<FieldValue>): string => {
  const field = definition.fields.find((one) => one.key === key);
  return field ? valueTypes[field.type].show(value, field, references.contextFor(unit), 'zh') : '';
};
