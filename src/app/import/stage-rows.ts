/*
 * What a dry run found sound is kept as it will be written. When nothing changed that it was judged by, the import is
 * then written from there by the database itself; else the file is read and judged once more.
 */
import { tryOut } from '../../db/attempt.ts';
import { holdFiles } from '../../db/queries/files.ts';
import { findBasis, type ImportRow } from '../../db/queries/imports.ts';
import type { Doing } from '../../db/registers/records/record-row.ts';
import { countSkipped, countStagedLost, listStaged, prepareStage, writeStaged, type StagedBatch, type StagedPlace, type StagedRecord, type StagedWay } from '../../db/registers/records/stage-records.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import { holdForSaving, periodOf } from '../round/hold-report.ts';
import { periodFieldOf } from '../../domain/round/round.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';
import type { TellProgress } from './import-work.ts';
import type { Judge, ReadyRow } from './judge.ts';
import { judgementBasis } from './judgement-basis.ts';
import { rowName, type Choice, type WriteRows, type WrittenRows } from './write-rows.ts';

const ways = { added: 'add', changed: 'change', unchanged: 'same' } as const satisfies Record<string, StagedWay>;

/** Keeps the sound rows of every batch, in place of writing them. */
export function stageRows(row: ImportRow): WriteRows {
  const places = new Set<string>();
  let no = 0;
  return (judge, rows) => {
    no += 1;
    const sends = Object.entries(ways).flatMap(([outcome, way]) => {
      const some = rows.filter((one) => one.outcome === outcome);
      return some.length === 0 ? [] : [prepareStage(judge.store, row, { no, way, places: way === 'same' ? [] : newPlaces(judge, some, places) }, some.flatMap(toStaged))];
    });
    return async () => { for (const send of sends) await send(judge.cx.db); };
  };
}

const toStaged = (row: ReadyRow): StagedRecord[] =>
  (row.unit ? [{ id: row.id, unitId: row.unit.id, unitPath: row.unit.path, state: row.state, values: row.values, place: rowName(row), version: row.held?.version ?? 0 }] : []);

function newPlaces({ definition }: Judge, rows: readonly ReadyRow[], known: Set<string>): StagedPlace[] {
  const places: StagedPlace[] = [];
  for (const { unit, values } of rows) {
    const period = periodOf(definition, values);
    const place = `${unit?.id}/${period}`;
    if (!unit || known.has(place)) continue;
    known.add(place);
    places.push({ unitId: unit.id, period });
  }
  return places;
}

/** Writes what was kept, when it still holds. Answers what was written, or null when the rows must be judged afresh: then nothing was done. */
export async function writeStagedRows(cx: Context, row: ImportRow, { choice, doing, tell }: { readonly choice: Choice; readonly doing: Doing; readonly tell: TellProgress }): Promise<WrittenRows | null> {
  const basis = await findBasis(cx.db, cx.county, row.id);
  if (basis === null) return null;
  const definition = await getRegister(cx, row.register);
  const batches = await listStaged(cx.db, cx.county, row.id);
  // After a crash of the database they are gone.
  if (batches.reduce((sum, { rows }) => sum + rows, 0) !== row.counts.rows - row.counts.faulty) return null;
  const places = batches.flatMap((batch) => batch.places);
  for (const unitId of new Set(places.map((place) => place.unitId))) await getUnitToWrite(cx.db, cx.county, unitId);
  if (!(await judgementBasis(cx, definition, row)).equals(basis) || await filesAreGone(cx, row)) return null;
  const period = periodFieldOf(definition)?.key;
  const written = await tryOut(cx.db, async () => {
    for (const place of places) await holdForSaving(cx, definition, { unitId: place.unitId, values: period === undefined ? {} : { [period]: place.period } });
    return writeBatches(cx, row, { batches, skip: [...choice.skip], doing, tell });
  });
  return written;
}

// A file that a row names may have been emptied since: only the sender can send it again.
async function filesAreGone(cx: Context, row: ImportRow): Promise<boolean> {
  const definition = await getRegister(cx, row.register);
  if (!definition.fields.some(({ type }) => type === 'file')) return false;
  await holdFiles(cx.db, cx.county);
  return await countStagedLost(cx.db, storeOf(cx, definition), row.id) > 0;
}

interface Writing { readonly batches: readonly StagedBatch[]; readonly skip: readonly string[]; readonly doing: Doing; readonly tell: TellProgress }

async function writeBatches(cx: Context, row: ImportRow, { batches, skip, doing, tell }: Writing): Promise<WrittenRows | null> {
  const store = storeOf(cx, await getRegister(cx, row.register));
  const written = { added: 0, changed: 0, faulty: 0 };
  let done = row.counts.faulty;
  for (const batch of batches) {
    const met = await writeStaged(cx.db, store, row.id, batch, { skip, doing });
    const wanted = batch.way === 'same' ? batch.rows : batch.rows - await countSkipped(cx.db, store, row.id, batch, skip);
    if (met !== wanted) return null;
    if (batch.way === 'add') written.added += met;
    if (batch.way === 'change') written.changed += met;
    done += batch.rows;
    await tell('write', done);
  }
  return written;
}
