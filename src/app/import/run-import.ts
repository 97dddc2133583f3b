/*
 * The stages of an import, in order: read → match → load references → check → report → write. The file passes through
 * them a batch at a time, so that its size costs time and not memory. A dry run keeps its sound rows instead of writing them.
 */
import { createHash } from 'node:crypto';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { gatherReport, type WholeReport } from '../../domain/register/import-report.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { ImportRow } from '../../db/queries/imports.ts';
import { loadKeys } from '../../db/registers/records/key-index.ts';
import { loadKnownCells } from '../record/known-cells.ts';
import { getRegister, storeOf } from '../register/get-register.ts';
import type { Context } from '../use-case.ts';
import { governingReports } from './governing-reports.ts';
import { readImportFile } from './import-file.ts';
import type { TellProgress } from './import-work.ts';
import type { Judge, KeyIndex, ReadyRow } from './judge.ts';
import { judgeRows } from './judge-rows.ts';
import { loadReferences, type References } from './load-references.ts';
import { openRows } from './open-rows.ts';
import type { RowSource, SourceRow } from './row-source.ts';
import { showRow } from './show-row.ts';
import { surroundRows } from './surround-rows.ts';
import type { WriteRows } from './write-rows.ts';

/** What to do besides looking. */
export interface RunOptions {
  readonly tell: TellProgress;
  /** The last stage; `hold`: what it finds is held against change until the transaction ends. */
  readonly write: WriteRows;
  readonly hold: boolean;
  /** Sees every batch, for a copy of the file with its faults marked. */
  readonly watch?: (rows: readonly ReadyRow[]) => void;
}

/** Runs an import through its stages. Throws F1xx, I1xx for a file that cannot be taken. */
export async function runImport(cx: Context, row: ImportRow, options: RunOptions): Promise<WholeReport> {
  const definition = await getRegister(cx, row.register);
  await options.tell('read', 0);
  // While a process for reading begins, the file is put together and what its rows may name is loaded.
  const [opened, loaded] = await Promise.allSettled([openRows(cx, definition, row, readImportFile(cx, row)), loadReferences(cx, definition, row)]);
  if (opened.status === 'rejected') throw opened.reason;
  try {
    if (loaded.status === 'rejected') throw loaded.reason;
    return await runStages(cx, definition, row, { source: opened.value, references: loaded.value }, options);
  } finally {
    opened.value.close();
  }
}

interface Loaded { readonly source: RowSource; readonly references: References }

async function runStages(cx: Context, definition: RegisterDefinition, row: ImportRow, { source, references }: Loaded, { tell, write, hold, watch }: RunOptions): Promise<WholeReport> {
  await tell('references', 0);
  const gathered = gatherReport(source);
  const judge = await judgeOf(cx, definition, row, source, references, hold);
  // While the database writes batches, one after the other, the next is judged and written out.
  let [writing, before] = [Promise.resolve(), Promise.resolve()];
  try {
    for await (const batch of source.batches) {
      const ready = await judgeRows(judge, batch);
      ready.forEach((one, at) => gathered.add(one, () => showRow(judge, one, batch[at])));
      watch?.(ready);
      const send = write(judge, ready, gathered);
      await before;
      await tell('check', gathered.rows());
      before = writing;
      writing = before.then(send);
      // Waited for below; a failure meanwhile is not lost.
      writing.catch(() => undefined);
      // A change that is refused is undone to a savepoint: nothing else may be asked of the database until then.
      if (hold && ready.some(({ outcome }) => outcome === 'changed')) await writing;
    }
  } finally {
    await writing;
  }
  if (gathered.rows() === 0 && source.findings.length === 0) throw raise(problems.noRows, { sheet: row.fileName });
  await tell(hold ? 'write' : 'report', gathered.rows());
  return gathered.report();
}

async function judgeOf(cx: Context, definition: RegisterDefinition, row: ImportRow, source: RowSource, references: References, hold: boolean): Promise<Judge> {
  const store = storeOf(cx, definition);
  const indexes: KeyIndex[] = [];
  for (const keys of definition.unique) indexes.push({ keys, held: await loadKeys(cx.db, store, keys), seen: new Map() });
  return {
    cx, definition, references, hold, store, indexes, surround: surroundRows(cx, definition, references.units), reports: governingReports(cx, definition),
    knownCells: await loadKnownCells(cx, definition, row.unitPath), lacking: new Set(source.lacking),
    only: row.reach === 'unit' ? references.units.get(row.unitId) ?? null : null,
    idOf: definition.unique.length === 0 ? (one) => rowId(cx.county, row, one) : idsInOrder(cx),
    letters: new Map(source.columns.flatMap(({ field, letter }) => (field === null ? [] : [[field, letter] as const]))),
  };
}

/** Ids that follow one another (version 7, RFC 9562): a hundred thousand rows then go to the end of an index, not all over it. */
function idsInOrder({ now, runtime }: Context): () => string {
  let made = 0;
  return () => {
    const at = (now.getTime() + Math.floor(made / 4096)).toString(16).padStart(12, '0');
    const within = (made % 4096).toString(16).padStart(3, '0');
    made += 1;
    return `${at.slice(0, 8)}-${at.slice(8)}-7${within}${runtime.newId().slice(18)}`;
  };
}

// Shaped as a UUID made by its owner (version 8).
function rowId(county: string, { register, unitId, fileDigest }: ImportRow, { sheet, row }: SourceRow): string {
  const digest = createHash('sha256').update(JSON.stringify([county, register, unitId, fileDigest.toString('hex'), sheet, row])).digest('hex');
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
