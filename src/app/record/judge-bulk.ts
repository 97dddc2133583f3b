/*
 * What becomes of the records of one call: the stages of an import, for rows that come as JSON. What they name is looked
 * up for all of them at once; nothing is written here.
 */
import type { BulkRow } from '../../contract/bulk.ts';
import { may } from '../../domain/access/may.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { findingOf, type Finding } from '../../domain/register/finding.ts';
import { seesPlainly } from '../../domain/register/mask.ts';
import { problems, wordsOf } from '../../domain/problem.ts';
import { actions } from '../../domain/access/actions.ts';
import { minuteInChina } from '../../domain/values/plain-date.ts';
import { findUnitsToWrite, listUnitRows, type UnitRow } from '../../db/queries/units.ts';
import { keyOf } from '../../db/registers/records/key-index.ts';
import type { GoverningReport } from '../../db/queries/reports.ts';
import { findByIds, findByKeys } from '../../db/registers/records/match-records.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import { governingReports } from '../import/governing-reports.ts';
import type { Judge, KeyIndex, ReadyRow } from '../import/judge.ts';
import { judgeRows, lateFaults } from '../import/judge-rows.ts';
import type { References } from '../import/load-references.ts';
import type { SourceRow } from '../import/row-source.ts';
import { surroundRows } from '../import/surround-rows.ts';
import { storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { loadLookups } from './lookups.ts';
import { readingCeiling } from './reading-ceiling.ts';

/** A record of the call, judged; `at` counts from 1. */
export interface JudgedRecord {
  readonly at: number;
  readonly sent: BulkRow;
  readonly ready: ReadyRow;
  readonly findings: readonly Finding[];
  /** It names a record that is not there, or not for this sender to see. */
  readonly unseen: boolean;
  /** Where the record it names stands, whether or not this sender keeps it. */
  readonly heldAt: string | undefined;
}

/** Everything that is to be written or refused, with the judge that says so. */
export interface JudgedBulk { readonly judge: Judge; readonly records: readonly JudgedRecord[] }

/** Judges the records of a call. */
export async function judgeBulk(cx: Context, definition: RegisterDefinition, rows: readonly BulkRow[]): Promise<JudgedBulk> {
  const places = [...new Set(rows.flatMap((row) => ('unitId' in row && row.unitId !== undefined ? [row.unitId] : [])))];
  // Held in one order, so that two calls wait for each other and never for both.
  await findUnitsToWrite(cx.db, cx.county, places);
  const units = new Map((await listUnitRows(cx.db, cx.county)).map((unit) => [unit.id, unit]));
  const judge = await judgeOf(cx, definition, units, rows, places);
  const held = await holdRecords(cx, judge, rows);
  const ready = await judgeRows(judge, rows.map(sourceOf));
  const reports = await reportsOfRetired(judge, rows, held, units);
  const first = new Map<string, number>();
  const records = rows.map((sent, index): JudgedRecord => {
    const at = index + 1;
    const record = 'id' in sent ? held.get(sent.id) ?? null : null;
    const one = { at, sent, ready: ready[index] as ReadyRow, held: record, before: 'id' in sent ? first.get(sent.id) : undefined };
    if ('id' in sent && !first.has(sent.id)) first.set(sent.id, at);
    const late = sent.do === 'retire' && record ? lateFaults(definition, { source: { key: { id: sent.id, version: sent.version } }, held: record }, reports.get(record.id)) : [];
    return { at, sent, ready: sent.do === 'retire' ? retiring(one.ready, record, units) : one.ready, findings: sayAll(cx, judge, one, late), unseen: 'id' in sent && record === null, heldAt: record?.unitPath };
  });
  return { judge, records };
}

// Only what may be written can be held: what is seen besides is told apart from what is not there.
async function holdRecords(cx: Context, { store }: Judge, rows: readonly BulkRow[]): Promise<ReadonlyMap<string, StoredRecord>> {
  const ids = rows.flatMap((row) => ('id' in row ? [row.id] : [])).toSorted();
  const held = await findByIds(cx.db, store, ids, { hold: true });
  const rest = ids.filter((id) => !held.has(id));
  return rest.length === 0 ? held : new Map([...held, ...await findByIds(cx.db, store, rest, { hold: false })]);
}

const sourceOf = (row: BulkRow, index: number): SourceRow => ({
  sheet: '', row: index + 1, key: 'id' in row ? { id: row.id, version: row.version } : null, typed: row.do === 'retire' ? {} : row.values, unit: 'unitId' in row ? row.unitId ?? null : null, known: [],
});

// What stands in a report that was sent is not retired. Of the rows that are written `judgeRows` asks by itself; a record that is
// not there, or whose unit is not, is in no report of anybody.
async function reportsOfRetired(judge: Judge, rows: readonly BulkRow[], held: ReadonlyMap<string, StoredRecord>, units: ReadonlyMap<string, UnitRow>): Promise<ReadonlyMap<string, GoverningReport | undefined>> {
  const retired = rows.flatMap((row) => {
    const record = row.do === 'retire' ? held.get(row.id) : undefined;
    const unit = units.get(record?.unitId ?? '');
    return record && unit ? [{ id: record.id, unit, values: record.values }] : [];
  });
  const reports = await judge.reports(retired);
  return new Map(retired.map(({ id }, index) => [id, reports[index]]));
}

const retiring = (ready: ReadyRow, held: StoredRecord | null, units: ReadonlyMap<string, UnitRow>): ReadyRow =>
  ({ ...ready, id: held?.id ?? '', held, unit: units.get(held?.unitId ?? '') ?? null, values: held?.values ?? {} });

async function judgeOf(cx: Context, definition: RegisterDefinition, units: ReadonlyMap<string, UnitRow>, rows: readonly BulkRow[], places: readonly string[]): Promise<Judge> {
  const store = storeOf(cx, definition);
  const typed = rows.flatMap((row) => (row.do === 'retire' ? [] : [row.values]));
  const only = places.length === 1 ? units.get(places[0] ?? '') : undefined;
  const lookups = await loadLookups(cx, definition, { values: typed, units: [], saving: true, ...(only && { nearTo: only.path }) });
  const ids = rows.map(() => cx.runtime.newId());
  const { actor } = cx;
  const references: References = {
    units, contextFor: () => lookups, writing: lookups, findUnit: (text) => { const unit = units.get(text); return unit && !unit.retired ? [unit] : []; }, titlesIn: () => [],
    mayWrite: (unit) => may(actor, 'record.bulk', unit.path, definition.sensitivity), learnFiles: () => Promise.resolve(),
    maskedIn: (unit) => definition.fields.filter((field) => !seesPlainly(field, readingCeiling(actor, 'record.open', unit.path))),
  };
  const judge: Omit<Judge, 'indexes'> = {
    cx, definition, store, references, surround: surroundRows(cx, definition, units), reports: governingReports(cx, definition), only: null, letters: new Map(), hold: true,
    // Nothing was sent out filled in, and what is missing is told of each record.
    knownCells: { heldBy: new Map(), ofUnit: () => ({}) }, lacking: new Set(),
    idOf: ({ row }) => ids[row - 1] ?? cx.runtime.newId(),
  };
  return { ...judge, indexes: definition.unique.map((keys) => indexOf(judge, keys)) };
}

/** An index that learns the keys of a call alone: a register may hold a hundred thousand others. */
function indexOf({ cx, store }: Pick<Judge, 'cx' | 'store'>, keys: readonly string[]): KeyIndex {
  const held = new Map<string, string>();
  return {
    keys, held, seen: new Map(),
    learn: async (rows) => {
      const wanted = rows.flatMap(({ unit, read, held: record }, at) => (unit ? [{ at, unitId: unit.id, values: { ...record?.values, ...read } }] : []));
      for (const [at, found] of await findByKeys(cx.db, store, keys, wanted, { hold: false })) {
        const row = wanted.find((one) => one.at === at);
        const text = row && keyOf(store, keys, row.unitId, (key) => row.values[key] ?? null);
        if (text !== undefined && text !== null) held.set(text, found.id);
      }
    },
  };
}

interface Said { readonly at: number; readonly sent: BulkRow; readonly ready: ReadyRow; readonly held: StoredRecord | null; readonly before: number | undefined }

/** All that is wrong or unusual with one record, in the words of the API: an import speaks of files and templates. */
function sayAll({ actor }: Context, { definition }: Judge, { sent, ready, held, before }: Said, late: readonly Finding[]): Finding[] {
  const ours = [
    ...('id' in sent && held === null ? [findingOf('', problems.notFound, { what: { zh: '该记录', en: 'This record' } })] : []),
    ...(held && held.retiredAt !== null ? [findingOf('', problems.recordGone, { state: { zh: '已停用', en: 'retired' } })] : []),
    ...(held && !may(actor, 'record.bulk', held.unitPath, definition.sensitivity) ? [findingOf('', problems.notAllowed, { action: wordsOf(actions['record.bulk']) })] : []),
    ...('version' in sent && held && held.version !== sent.version ? [findingOf('', problems.recordConflict, { name: held.byName, at: minuteInChina(held.since), version: held.version })] : []),
    ...(before === undefined ? [] : [findingOf('', problems.bulkTwice, { row: before })]),
    ...(sent.do === 'create' && ready.held !== null ? [findingOf('', problems.recordExists, { fields: keyWords(definition) })] : []),
    ...(sent.do === 'retire' && [...sent.reason].length < 4 ? [findingOf('', problems.reasonMissing, { action: wordsOf(actions['record.retire']) })] : []),
  ];
  const theirs = (sent.do === 'retire' ? late : ready.findings).filter(({ code }) => code !== problems.rowGone.code && code !== problems.rowStale.code);
  // A draft may be wrong until it is reported.
  return [...ours, ...theirs.flatMap(({ field, strength, code, zh, en, check }) => (strength === 'draft' ? [] : [{ field, strength, code, zh, en, ...(check !== undefined && { check }) }]))];
}

const keyWords = (definition: RegisterDefinition) => (definition.unique[0] ?? []).map((key) => definition.fields.find((field) => field.key === key)?.name ?? { zh: '单位', en: 'unit' });
