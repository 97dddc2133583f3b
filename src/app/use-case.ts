/*
 * The wrapper every use case runs in: one transaction, the right, the audit row, commit; anything thrown rolls back
 * all of it, audit included. A refused attempt is written by the wrapper in a transaction of its own.
 * No use case begins a transaction or writes audit by hand.
 */
import { actions, type Action, type ActionName } from '../domain/access/actions.ts';
import { may, mayAnywhere, mayInRegister, scopeOf, type Actor, type Doer } from '../domain/access/may.ts';
import type { Sensitivity } from '../domain/access/roles.ts';
import { isProblem, problems, raise, wordsOf, type Problem } from '../domain/problem.ts';
import type { Db, DbScope } from '../db/database.ts';
import { appendAudit } from '../db/queries/audit.ts';
import type { Asker, Runtime } from './runtime.ts';
import { doorScope } from './session/door-scope.ts';

/** What a use case works with. */
export interface Context {
  readonly db: Db;
  readonly actor: Actor;
  readonly asker: Asker;
  readonly runtime: Runtime;
  readonly now: Date;
  /** The actor at this moment, as actions record it. */
  readonly by: Doer;
  readonly county: string;
  /** Refuses with A103 unless the actor may do this use case (or the other action named) on that unit. */
  readonly allow: (unitPath: string, sensitivity?: Sensitivity, action?: ActionName) => void;
  /** Refuses with A103 unless the actor may do this in that register: asked before anything of it is read, because a token reaches only those it names. */
  readonly inRegister: (key: string) => void;
  /** Says what the audit row is about. */
  readonly about: (subject: AuditSubject) => void;
  /** Leaves work for when the audit row stands: sending what cannot be taken back. It reads in a transaction of its own, under the same scope. */
  readonly afterwards: (work: Afterwards) => void;
}

/** Work that follows a use case whose audit row stands. */
export type Afterwards = (db: Db) => Promise<void>;

/** What an audit row is about. */
export interface AuditSubject {
  readonly kind: string;
  readonly id: string;
  readonly unitPath: string;
  /** What people call it, kept because the auditor cannot look into business rows. Never of personal or sensitive ones. */
  readonly name?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A use case as the doors call it. */
export type UseCase<I, O> = (runtime: Runtime, asker: Asker, input: I) => Promise<O>;

const nothing: AuditSubject = { kind: '', id: '', unitPath: '' };

/** Makes a use case for a person who is signed in. `asOwner`: it makes tables, which the application cannot; row security does not bind it. Throws A101, A103, A106, or what the body throws. */
export function useCase<I, O>(name: ActionName, body: (cx: Context, input: I) => Promise<O>, { asOwner = false }: { readonly asOwner?: boolean } = {}): UseCase<I, O> {
  const run = async (runtime: Runtime, asker: Asker, input: I): Promise<O> => {
    const actor = requireActor(asker, name);
    let subject = nothing;
    const following: Afterwards[] = [];
    try {
      if (!mayAnywhere(actor, name)) throw notAllowed(name);
      const output = await (asOwner ? runtime.registers.owner : runtime.database).within(scopeFor(actor, name), async (db) => {
        const guard = makeGuard(actor, name);
        const now = runtime.clock();
        const made = await body({
          db, actor, asker, runtime, now, by: { id: actor.id, name: actor.name, at: now }, county: actor.county,
          allow: guard.allow, about: (given) => { subject = named(given, subject); }, afterwards: (work) => { following.push(work); },
          inRegister: (key) => guard.inRegister(key, () => { subject = { kind: 'register', id: '', unitPath: actor.unitPath, details: { register: key } }; }),
        }, input);
        guard.verify();
        if (actions[name].audited) await appendAudit(db, actor.county, entryOf(runtime, asker, name, subject, 'done', ''));
        return made;
      }, asker.remembered?.proof);
      for (const work of following) await runtime.database.within(scopeFor(actor, name), work);
      return output;
    } catch (failure) {
      if (!asker.remembered && isRefusal(failure)) await auditRefusal(runtime, asker, name, subject === nothing ? askedFor(name, input) : subject, failure.code);
      throw failure;
    }
  };
  return async (runtime, asker, input) => {
    if (!asker.remembered) return run(runtime, asker, input);
    // Whatever goes wrong for somebody remembered may be because the memory is: found out anew it is right, or it is told.
    const reading = actions[name].writes ? undefined : await run(runtime, asker, input).then((output) => ({ output }), () => undefined);
    return reading ? reading.output : run(runtime, await asker.remembered.again(), input);
  };
}

// Said more exactly later in the same use case, an object keeps the name it was given first.
const named = (given: AuditSubject, before: AuditSubject): AuditSubject =>
  (given.name === undefined && given.kind === before.kind && given.id === before.id ? { ...given, name: before.name } : given);

// A refused attempt keeps its row though its transaction was rolled back.
async function auditRefusal(runtime: Runtime, asker: Asker, name: ActionName, subject: AuditSubject, code: string): Promise<void> {
  if (!asker.actor) return;
  const { county } = asker.actor;
  await runtime.database.within(doorScope(county), (db) =>
    appendAudit(db, county, entryOf(runtime, asker, name, subject, 'refused', code)));
}

function requireActor(asker: Asker, name: ActionName): Actor {
  if (!asker.actor) throw raise(problems.notSignedIn, {});
  if (asker.mustChangePassword && actions[name].roles !== 'own') throw raise(problems.passwordMustChange, {});
  return asker.actor;
}

// A writing use case that never asked about a unit has a hole in it: that is a bug, found by its first test.
function makeGuard(actor: Actor, name: ActionName) {
  let asked = false;
  let named = false;
  const allow: Context['allow'] = (unitPath, sensitivity = 1, action = name) => {
    asked = true;
    if (!may(actor, action, unitPath, sensitivity)) throw notAllowed(action);
  };
  const inRegister = (key: string, refusing: () => void) => {
    named = true;
    if (mayInRegister(actor, name, key)) return;
    refusing();
    throw notAllowed(name);
  };
  const verify = () => {
    const entry: Action = actions[name];
    if (actor.token && entry.token !== 'any' && !named) throw new Error(`${name} served a token without asking in which register`);
    if (!asked && entry.writes && entry.roles !== 'own') throw new Error(`${name} wrote without asking for the right on a unit`);
  };
  return { allow, inRegister, verify };
}

const scopeFor = (actor: Actor, name: ActionName): DbScope =>
  ({ county: actor.county, ...scopeOf(actor), audit: actions[name].group === 'audit' });

const notAllowed = (name: ActionName) => raise(problems.notAllowed, { action: wordsOf(actions[name]) });

// An id that is not there, or not theirs to see, is an attempt on somebody's door: R101 for a thing, L106 for a file. A page
// that showed an older state (R201, R202) is everyday work and no attempt on anything.
const refusals: ReadonlySet<string> = new Set([problems.notAllowed, problems.ownRequest, problems.notFound, problems.evidenceUnknown].map((kind) => kind.code));

const isRefusal = (failure: unknown): failure is Problem => isProblem(failure) && refusals.has(failure.code);

// Nothing was found, so all that can be written is what was asked for.
function askedFor(name: ActionName, input: unknown): AuditSubject {
  const { id } = (input ?? {}) as { readonly id?: unknown };
  return typeof id === 'string' ? { kind: name.slice(0, name.indexOf('.')), id, unitPath: '' } : nothing;
}

function entryOf(runtime: Runtime, asker: Asker, name: ActionName, subject: AuditSubject, outcome: 'done' | 'refused', code: string) {
  return {
    at: runtime.clock(), actorId: asker.actor?.id ?? null, actorName: asker.actor?.name ?? '', action: name,
    objectKind: subject.kind, objectId: subject.id, unitPath: subject.unitPath, outcome, code,
    details: subject.name === undefined ? subject.details ?? {} : { ...subject.details, name: subject.name }, address: asker.address,
  };
}
