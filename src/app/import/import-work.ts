/*
 * Work on an import that goes on after the request was answered. Whoever asked is answered once the work was accepted;
 * how far it is stands in the import's row, written in transactions of its own. A server that dies leaves the row as it
 * was and no record: the work is one transaction.
 */
import { scopeOf } from '../../domain/access/may.ts';
import { importStates, workingStates, type ImportStage, type ImportState } from '../../domain/register/import-report.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { actions, type ActionName } from '../../domain/access/actions.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { findImport, takeImport, updateImport, type ImportChange, type ImportRow } from '../../db/queries/imports.ts';
import type { Asker, Runtime } from '../runtime.ts';
import type { Context } from '../use-case.ts';

/** What a use case in the background is given besides its input. */
export interface Working {
  readonly id: string;
  readonly accepted: () => void;
  /** Only what costs the server's own process little is to be done; for the rest `TooHeavy` is thrown. */
  readonly light?: boolean;
  /** It was begun before: it stood in line, or turned out too heavy where it was. */
  readonly resumed?: boolean;
}

/** Says that work was undone because it belongs in a process of its own. */
export class TooHeavy extends Error {}

/** The import, if the actor may do this with it and it stands where it can be done. Throws A103, R101, I150, I151. */
export async function getImport(cx: Context, id: string, action: ActionName, states: readonly ImportState[] = []): Promise<ImportRow> {
  const row = await findImport(cx.db, cx.county, id);
  // What people import is theirs: a system goes on with its own files only.
  if (!row || (cx.actor.token && row.byId !== cx.actor.id)) throw raise(problems.notFound, { what: { zh: '这次导入', en: 'This import' } });
  cx.inRegister(row.register);
  cx.about({ kind: 'import', id, unitPath: row.unitPath, details: { register: row.register } });
  cx.allow(row.unitPath, row.sensitivity as Sensitivity);
  if (states.length > 0 && !states.includes(row.state)) throw raise(problems.importState, { state: wordsOf(importStates[row.state]), action: wordsOf(actions[action]) });
  return row;
}

/** The same, taken for work: nobody else works on it until this transaction ends. */
export async function takeForWork(cx: Context, working: Working, action: ActionName, states: readonly ImportState[]): Promise<ImportRow> {
  const row = await getImport(cx, working.id, action);
  if (!(await takeImport(cx.db, cx.county, row.id))) throw raise(problems.importRunning, {});
  // Read again: what was at work on it a moment ago may have changed it.
  const taken = await findImport(cx.db, cx.county, row.id) ?? row;
  if (taken.state === 'stopping') throw raise(problems.importStopped, {});
  if (!states.includes(taken.state)) throw raise(problems.importState, { state: wordsOf(importStates[taken.state]), action: wordsOf(actions[action]) });
  return taken;
}

const unlessStopping = Object.keys(importStates).filter((state): state is ImportState => state !== 'stopping');

/** Writes down how far an import is, in a transaction of its own. Throws I172 when it is to stop: then the work is undone. */
export async function noteImport(runtime: Runtime, asker: Asker, id: string, change: ImportChange): Promise<void> {
  const { actor } = asker;
  if (!actor) return;
  const stopping = await runtime.database.within({ county: actor.county, ...scopeOf(actor), audit: false }, async (db) =>
    !(await updateImport(db, actor.county, id, change, runtime.clock(), unlessStopping)) && (await findImport(db, actor.county, id))?.state === 'stopping');
  if (stopping) throw raise(problems.importStopped, {});
}

/** Writes down how work ended that was undone. What had ended well before its process was lost stays so. */
export async function settleImport(runtime: Runtime, asker: Asker, id: string, change: ImportChange): Promise<void> {
  const { actor } = asker;
  if (!actor) return;
  await runtime.database.within({ county: actor.county, ...scopeOf(actor), audit: false }, (db) => updateImport(db, actor.county, id, change, runtime.clock(), workingStates));
}

/** Tells how far the work is: at every new stage, and twice a second within one. */
export type TellProgress = (stage: ImportStage, rowsDone: number) => Promise<void>;

const PAUSE = 500;

/** A teller for one import. */
export function progressOf(cx: Pick<Context, 'runtime' | 'asker'>, id: string): TellProgress {
  let [told, last] = ['', 0];
  return async (stage, rowsDone) => {
    if (stage === told && performance.now() - last < PAUSE) return;
    [told, last] = [stage, performance.now()];
    await noteImport(cx.runtime, cx.asker, id, { stage, rowsDone });
  };
}
