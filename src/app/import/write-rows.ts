/*
 * The last stage: rows that are new or changed are written a batch at a time. What only the database can know, such as a
 * number that a school one may not look into has already, is found here row by row and told like everything else.
 */
import { isProblem, problems, raise, type Problem } from '../../domain/problem.ts';
import { findingOf } from '../../domain/register/finding.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { PlacedFinding, ReportGatherer } from '../../domain/register/import-report.ts';
import { attempt } from '../../db/attempt.ts';
import type { Doing, NewRecord } from '../../db/registers/records/record-row.ts';
import { prepareAddition, putRecords } from '../../db/registers/records/put-records.ts';
import { requireKeeper } from '../record/record-access.ts';
import { holdForSaving, type SavedPlace } from '../round/hold-report.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';
import { placeOf } from './governing-reports.ts';
import type { Judge, ReadyRow } from './judge.ts';

/** The last stage, for one batch: what is to be sent is written out now, and sent when asked. */
export type WriteRows = (judge: Judge, rows: readonly ReadyRow[], gathered: ReportGatherer) => () => Promise<void>;

/** Which rows are written. */
export interface Choice {
  /** `all`: every row or none. `chosen`: rows without faults, but for those left out. */
  readonly mode: 'all' | 'chosen';
  /** Rows left out, as `sheet!row`. */
  readonly skip: ReadonlySet<string>;
}

/** What was written. */
export interface WrittenRows { added: number; changed: number; faulty: number }

/** How a row is named in a choice. */
export const rowName = ({ sheet, row }: { readonly sheet: string; readonly row: number }): string => `${sheet}!${row}`;

/** Writes what the choice allows and counts it into `written`. */
export function writeRows(choice: Choice, doing: Doing, written: WrittenRows): WriteRows {
  const places = new Map<string, Problem | null>();
  // All or nothing: once a row is wrong nothing will stand, and the others are only judged.
  const isLost = (): boolean => choice.mode === 'all' && written.faulty > 0;
  return (judge, rows, gathered) => {
    written.faulty += rows.filter(({ outcome, ...row }) => outcome === 'faulty' && !choice.skip.has(rowName(row))).length;
    if (isLost()) return () => Promise.resolve();
    const wanted = rows.filter((row) => (row.outcome === 'added' || row.outcome === 'changed') && !choice.skip.has(rowName(row)));
    const whole = prepareRows(judge, wanted, doing);
    return async () => {
      if (isLost()) return;
      const held = await holdPlaces(judge, wanted, places);
      const closed = new Set(held.map(({ row }) => row));
      const send = held.length === 0 ? whole : prepareRows(judge, wanted.filter((row) => !closed.has(row)), doing);
      count(judge, wanted, [...held, ...await send()], gathered);
    };
  };

  function count(judge: Judge, wanted: readonly ReadyRow[], refused: readonly RefusedRow[], gathered: ReportGatherer): void {
    for (const { row, problem } of refused) {
      gathered.spoil(row.outcome, [findingFor(judge, row, problem)]);
      written.faulty += 1;
    }
    const lost = new Set(refused.map(({ row }) => row));
    for (const row of wanted) if (!lost.has(row) && (row.outcome === 'added' || row.outcome === 'changed')) written[row.outcome] += 1;
  }
}

function prepareRows(judge: Judge, rows: readonly ReadyRow[], doing: Doing): () => Promise<RefusedRow[]> {
  const adding = prepareAdding(judge, rows.filter(({ outcome }) => outcome === 'added'), doing);
  return async () => [...await adding(), ...await changeRows(judge, rows.filter(({ outcome }) => outcome === 'changed'), doing)];
}

/** A row that was sound and yet was not taken. */
export interface RefusedRow { readonly row: ReadyRow; readonly problem: Problem }

/** Holds the report of each unit and period once, so that nobody sends it while its rows come in; answers the rows whose report is closed. */
export async function holdPlaces({ cx, definition }: Judge, rows: readonly ReadyRow[], places: Map<string, Problem | null>): Promise<RefusedRow[]> {
  const refused: RefusedRow[] = [];
  for (const row of rows) {
    if (!row.unit) continue;
    const place = placeOf(definition, { unit: row.unit, values: row.values });
    if (!places.has(place)) places.set(place, await refusalOf(() => holdPlace(cx, definition, { unitId: row.unit?.id ?? '', values: row.values })));
    const problem = places.get(place);
    if (problem) refused.push({ row, problem });
  }
  return refused;
}

// A unit that is merged or closed at this moment is waited for; rows are written for units in use.
async function holdPlace(cx: Context, definition: RegisterDefinition, place: SavedPlace): Promise<void> {
  requireKeeper(definition, await getUnitToWrite(cx.db, cx.county, place.unitId));
  await holdForSaving(cx, definition, place);
}

const refusalOf = (work: () => Promise<void>): Promise<Problem | null> => work().then(() => null, (failure: unknown) => {
  if (isProblem(failure)) return failure;
  throw failure;
});

/** Adds rows; those the database leaves out stand already where the sender may not look. Written out now, sent when asked. */
export function prepareAdding({ cx, store, definition }: Judge, rows: readonly ReadyRow[], doing: Doing): () => Promise<RefusedRow[]> {
  if (rows.length === 0) return () => Promise.resolve([]);
  const add = prepareAddition(store, rows.flatMap(toRecord), doing);
  return async () => {
    const added = await add(cx.db);
    if (added.size === rows.length) return [];
    const fields = (definition.unique[0] ?? []).map((key) => definition.fields.find((field) => field.key === key)?.name ?? { zh: '单位', en: 'unit' });
    return rows.filter(({ id }) => !added.has(id)).map((row) => ({ row, problem: raise(problems.recordExists, { fields }) }));
  };
}

/** Changes rows; of many they are halved until the one is found that the database refuses. */
export async function changeRows(judge: Judge, rows: readonly ReadyRow[], doing: Doing): Promise<RefusedRow[]> {
  if (rows.length === 0) return [];
  const { cx: { db }, store } = judge;
  const tried = await attempt(db, () => putRecords(db, store, rows.flatMap(toRecord), doing));
  if ('done' in tried) return [];
  const [first] = rows;
  if (first && rows.length === 1) return [{ row: first, problem: tried.refused }];
  const middle = Math.ceil(rows.length / 2);
  return [...await changeRows(judge, rows.slice(0, middle), doing), ...await changeRows(judge, rows.slice(middle), doing)];
}

const toRecord = ({ id, unit, state, values }: ReadyRow): NewRecord[] => (unit ? [{ id, unitId: unit.id, unitPath: unit.path, state, values }] : []);

function findingFor({ definition, letters }: Judge, row: ReadyRow, problem: Problem): PlacedFinding {
  const place = { sheet: row.sheet, row: row.row };
  const [keys = []] = definition.unique;
  const field = keys.find((key) => key !== 'unit') ?? '';
  if (problem.code !== problems.recordExists.code) return { field: '', strength: 'logic', code: problem.code, zh: problem.zh, en: problem.en, column: '', ...place };
  const fields = (problem.details as { fields?: readonly { zh: string; en: string }[] }).fields ?? [];
  return { ...findingOf(field, problems.recordTwice, { fields, where: { zh: '其他单位的记录', en: 'a record of another unit' } }), ...place, column: letters.get(field) ?? '' };
}
