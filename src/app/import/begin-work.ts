/*
 * Begins work on an import that goes on after the request was answered: here or in a process of its own, at once or when
 * its turn in the line comes. What goes wrong later stands in the import.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { ActionName } from '../../domain/access/actions.ts';
import { may, mayInRegister, scopeOf, type Actor } from '../../domain/access/may.ts';
import type { Sensitivity } from '../../domain/access/roles.ts';
import { workingStates, type ImportFailure, type ImportState } from '../../domain/register/import-report.ts';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import { findImport, isAtWork, updateImport, type ImportChange, type ImportRow } from '../../db/queries/imports.ts';
import { getRegister } from '../register/get-register.ts';
import { lookOverRegisters } from '../register/look-over-registers.ts';
import type { Asker, HeavyJob, Runtime, Workers } from '../runtime.ts';
import { lineOf, type Turn } from './import-line.ts';
import { noteImport, settleImport, TooHeavy, type Working } from './import-work.ts';

/** What is to be done with an import. */
export interface Work {
  readonly name: HeavyJob['name'];
  readonly input: HeavyJob['input'];
  /** The states it may begin in; the state it is in then; the state it goes back to when it does not end well, by what went wrong. */
  readonly states: readonly ImportState[];
  readonly during: ImportState;
  readonly back: (failure: unknown) => ImportState;
  /** Where the work on a large file is done: in a process of its own, here, or here unless it turns out too heavy. */
  readonly place: 'elsewhere' | 'here' | 'here unless heavy';
  readonly here: (working: Working) => Promise<unknown>;
}

/** Up to here judging takes less time than another process needs to begin: some two thousand rows. */
export const SMALL_BYTES = 200 * 1024;

const LEAVING_MS = 2000;
const LOOK_MS = 20;

/** Begins the work and answers when it was accepted or stands in line. Throws what refused it. */
export async function beginWork(runtime: Runtime, asker: Asker, work: Work): Promise<void> {
  const { id } = work.input;
  const row = await lookAt(runtime, asker, work);
  // What is refused at once needs no place in the line.
  if (!row || !asker.actor) return void await work.here({ id, accepted: () => undefined });
  const line = lineOf(runtime);
  // Work leaves the line a moment after its end can be seen.
  for (let left = LEAVING_MS; left > 0 && line.has(id) && !workingStates.includes(row.state); left -= LOOK_MS) await pause(LOOK_MS);
  if (line.has(id)) throw raise(problems.importRunning, {});
  const turn = line.enter(asker.actor.id, id);
  const accepted = Promise.withResolvers<void>();
  let begun = false;
  const accept = (): void => {
    begun = true;
    accepted.resolve();
  };
  const done = waitAndWork(runtime, asker, { ...work, row }, { turn, accept }).catch(async (failure: unknown) => {
    if (!begun && !isStop(failure)) throw failure;
    await settleImport(runtime, asker, id, outcomeOf(runtime, work, failure)).catch((lost: unknown) => { runtime.log.error('import lost its row', lost, { id }); });
  }).finally(turn.leave);
  await Promise.race([accepted.promise, done]);
}

/** The import, if the work can be done with it as it stands. */
async function lookAt(runtime: Runtime, { actor }: Asker, { name, input, states, during }: Work): Promise<ImportRow | undefined> {
  if (!actor) return undefined;
  return runtime.database.within({ county: actor.county, ...scopeOf(actor), audit: false }, async (db) => {
    const row = await findImport(db, actor.county, input.id);
    if (!row || !states.includes(row.state) || !mayWorkOn(actor, `import.${name}`, row)) return undefined;
    if (row.state !== 'stopping') return row;
    // Its server is gone: what was to stop has stopped. One that stands in line here has yet to notice.
    if (lineOf(runtime).has(row.id) || await isAtWork(db, actor.county, row.id)) throw raise(problems.importRunning, {});
    await updateImport(db, actor.county, row.id, { state: during }, runtime.clock());
    return row;
  });
}

// Standing in line is written into the import before the work itself asks for the right: a system must not touch there what it would be refused.
const mayWorkOn = (actor: Actor, action: ActionName, { unitPath, sensitivity, register, byId }: ImportRow): boolean =>
  may(actor, action, unitPath, sensitivity as Sensitivity) && mayInRegister(actor, action, register) && (actor.token === undefined || byId === actor.id);

interface Begun { readonly turn: Turn; readonly accept: () => void }

// Told so often, an import that waits is known to be waited for.
const TOLD_EVERY_MS = 2000;

async function waitAndWork(runtime: Runtime, asker: Asker, { row, ...work }: Work & { readonly row: ImportRow }, { turn, accept }: Begun): Promise<void> {
  const waited = turn.waits();
  while (turn.waits()) {
    await noteImport(runtime, asker, row.id, { state: work.during, stage: 'queue', failure: null, rowsDone: turn.before() });
    accept();
    await Promise.race([turn.come, pause(TOLD_EVERY_MS, undefined, { ref: false })]);
  }
  const workers = work.place !== 'here' && row.fileSize > SMALL_BYTES ? runtime.workers : undefined;
  const working = { id: row.id, accepted: accept, resumed: waited };
  await (workers ? workElsewhere(workers, asker, work, working) : work.here(working));
  if (work.name !== 'check' && row.fileSize > SMALL_BYTES) await lookOver(runtime, asker, row);
}

// So many rows came or went that the database should look at the register before it is read again. The import itself is done.
async function lookOver(runtime: Runtime, { actor }: Asker, { register, id }: ImportRow): Promise<void> {
  if (!actor) return;
  const { county } = actor;
  await runtime.database.within({ county, ...scopeOf(actor), audit: false }, (db) => getRegister({ db, county, runtime }, register))
    .then((definition) => lookOverRegisters(runtime, [definition]), (failure: unknown) => { runtime.log.error('register not found after its import', failure, { id }); });
}

async function workElsewhere(workers: Workers, asker: Asker, { name, input, place, here }: Work, working: Working): Promise<void> {
  const { actor, sessionId, address, agent, mustChangePassword } = asker;
  // What a request remembers of its asker does not travel.
  const job = { name, asker: { actor, sessionId, address, agent, mustChangePassword }, input: { ...input, resumed: working.resumed === true } };
  if (place === 'elsewhere') return workers.run(job, working.accepted);
  try {
    await here({ ...working, light: true });
  } catch (thrown) {
    if (!(thrown instanceof TooHeavy)) throw thrown;
    await workers.run({ ...job, input: { ...input, resumed: true } }, working.accepted);
  }
}

const isStop = (failure: unknown): boolean => isProblem(failure) && failure.code === problems.importStopped.code;

const outcomeOf = (runtime: Runtime, { back }: Work, failure: unknown): ImportChange =>
  (isStop(failure) ? { state: 'stopped', stage: '', rowsDone: 0, basis: null, failure: null } : { state: back(failure), stage: '', failure: failureOf(runtime, failure) });

function failureOf(runtime: Runtime, failure: unknown): ImportFailure {
  const number = randomUUID().slice(0, 8);
  if (!isProblem(failure)) runtime.log.error('import failed', failure, { number });
  const { code, zh, en } = isProblem(failure) ? failure : raise(problems.importFailed, { number });
  return { code, zh, en };
}
