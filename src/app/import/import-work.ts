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
import type { Asker, HeavyJob, Runtime, Workers } from '../runtime.ts';
import type { Context } from '../use-case.ts';

/** What a use case in the background is given besides its input. */
export interface Working {
  readonly id: string;
  readonly accepted: () => void;
  /** Only what costs the server's own process little is to be done; for the rest `TooHeavy` is thrown. */
  readonly light?: boolean;
  /** Another process begun it and found it too heavy. */
  readonly handedOver?: boolean;
}

/** Says that work was undone because it belongs in a process of its own. */
export class TooHeavy extends Error {}

/** The import, if the actor may do this with it and it stands where it can be done. Throws A103, R101, I150, I151. */
export async function getImport(cx: Context, id: string, action: ActionName, states: readonly ImportState[] = []): Promise<ImportRow> {
  const row = await findImport(cx.db, cx.county, id);
  if (!row) throw raise(problems.notFound, { what: { zh: '这次导入', en: 'This import' } });
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

/** What is to be done with an import. */
export interface Work {
  readonly name: HeavyJob['name'];
  readonly input: HeavyJob['input'];
  /** The state it goes back to when it does not end well. */
  readonly back: ImportState;
  /** Where the work on a large file is done: in a process of its own, here, or here unless it turns out too heavy. */
  readonly place: 'elsewhere' | 'here' | 'here unless heavy';
  readonly here: (working: Working) => Promise<unknown>;
}

// Up to here judging takes less time than another process needs to begin: some two thousand rows.
const SMALL_BYTES = 200 * 1024;

/** Begins the work and answers when it was accepted; what goes wrong later stands in the import. Throws what refused it. */
export async function beginWork(runtime: Runtime, asker: Asker, work: Work): Promise<void> {
  const { id } = work.input;
  const accepted = Promise.withResolvers<void>();
  let begun = false;
  const working = { id, accepted: () => { begun = true; accepted.resolve(); } };
  const workers = work.place !== 'here' && await sizeOf(runtime, asker, id) > SMALL_BYTES ? runtime.workers : undefined;
  const done = (workers ? workElsewhere(workers, asker, work, working) : work.here(working)).catch(async (failure: unknown) => {
    if (!begun) throw failure;
    await noteImport(runtime, asker, id, { state: work.back, failure: failureOf(runtime, failure) }).catch((lost: unknown) => { runtime.log.error('import lost its row', lost, { id }); });
  });
  await Promise.race([accepted.promise, done]);
}

async function workElsewhere(workers: Workers, asker: Asker, { name, input, place, here }: Work, working: Working): Promise<void> {
  if (place === 'elsewhere') return workers.run({ name, asker, input }, working.accepted);
  try {
    await here({ ...working, light: true });
  } catch (thrown) {
    if (!(thrown instanceof TooHeavy)) throw thrown;
    await workers.run({ name, asker, input: { ...input, handedOver: true } }, working.accepted);
  }
}

// Of one that is not theirs to see, nothing: the work itself refuses it.
async function sizeOf({ database }: Runtime, { actor }: Asker, id: string): Promise<number> {
  if (!actor) return 0;
  const row = await database.within({ county: actor.county, ...scopeOf(actor), audit: false }, (db) => findImport(db, actor.county, id));
  return row?.fileSize ?? 0;
}

function failureOf(runtime: Runtime, failure: unknown): ImportFailure {
  const number = randomUUID().slice(0, 8);
  if (!isProblem(failure)) runtime.log.error('import failed', failure, { number });
  const { code, zh, en } = isProblem(failure) ? failure : raise(problems.importFailed, { number });
  return { code, zh, en };
}
