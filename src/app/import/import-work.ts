/*
 * Work on an import that goes on after the request was answered. Whoever asked is answered once the work was accepted;
 * how far it is stands in the import's row, written in transactions of its own. A server that dies leaves the row as it
 * was and no record: the work is one transaction.
 */
import { randomUUID } from 'node:crypto';
import { scopeOf } from '../../domain/access/may.ts';
import { importStates, type ImportFailure, type ImportStage, type ImportState } from '../../domain/register/import-report.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { actions, type ActionName } from '../../domain/access/actions.ts';
import { isProblem, problems, raise, wordsOf } from '../../domain/problem.ts';
import { findImport, takeImport, updateImport, type ImportChange, type ImportRow } from '../../db/queries/imports.ts';
import type { Asker, Runtime } from '../runtime.ts';
import type { Context } from '../use-case.ts';

/** What a use case in the background is given besides its input. */
export interface Working { readonly id: string; readonly accepted: () => void }

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
  if (!states.includes(taken.state)) throw raise(problems.importState, { state: wordsOf(importStates[taken.state]), action: wordsOf(actions[action]) });
  return taken;
}

/** Writes down how far an import is, in a transaction of its own. */
export async function noteImport(runtime: Runtime, asker: Asker, id: string, change: ImportChange): Promise<void> {
  const { actor } = asker;
  if (!actor) return;
  await runtime.database.within({ county: actor.county, ...scopeOf(actor), audit: false }, (db) => updateImport(db, actor.county, id, change, runtime.clock()));
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

/** Begins the work and answers when it was accepted; what goes wrong later stands in the import. Throws what refused it. */
export async function beginWork(runtime: Runtime, asker: Asker, id: string, back: ImportState, work: (working: Working) => Promise<unknown>): Promise<void> {
  const accepted = Promise.withResolvers<void>();
  let begun = false;
  const done = work({ id, accepted: () => { begun = true; accepted.resolve(); } }).catch(async (failure: unknown) => {
    if (!begun) throw failure;
    await noteImport(runtime, asker, id, { state: back, failure: failureOf(runtime, failure) }).catch((lost: unknown) => { runtime.log.error('import lost its row', lost, { id }); });
  });
  await Promise.race([accepted.promise, done]);
}

function failureOf(runtime: Runtime, failure: unknown): ImportFailure {
  const number = randomUUID().slice(0, 8);
  if (!isProblem(failure)) runtime.log.error('import failed', failure, { number });
  const { code, zh, en } = isProblem(failure) ? failure : raise(problems.importFailed, { number });
  return { code, zh, en };
}
