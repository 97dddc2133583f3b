/*
 * Sign-in. The answer, and the time it takes, are the same whether the name or the password was wrong.
 * The password is checked between two transactions, so that its cost never holds a connection.
 */
import { foldLogin } from '../../domain/access/password.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Db } from '../../db/database.ts';
import { noteSignedIn } from '../../db/queries/accounts.ts';
import { deleteExpiredSessions, findPerson, insertSession, type Person } from '../../db/queries/sessions.ts';
import { clearAttempts, countAttempt, findCredential, findLock } from '../../db/queries/sign-in.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { doorScope } from './door-scope.ts';
import { ABSOLUTE_HOURS, FAILURES_PER_ACCOUNT, FAILURES_PER_ADDRESS, idleMinutesFor, LOCK_MINUTES } from './limits.ts';
import { fitsPassword, newToken } from './secrets.ts';

/** A session just opened. The token goes to the browser and is kept nowhere. */
export interface OpenedSession { readonly token: string; readonly accountId: string; readonly county: string }

/** Opens a session for a name and password. Throws A102, A104, A107. */
export async function openSession(runtime: Runtime, asker: Asker, input: { login: string; password: string }): Promise<OpenedSession> {
  const now = runtime.clock();
  const folded = foldLogin(input.login);
  const [loginKey, addressKey] = [`login:${folded}@${asker.address}`, `address:${asker.address}`];
  const keys = [loginKey, addressKey];
  const held = await runtime.database.atTheDoor(async (db) => {
    const counted = await countAttempt(db, loginKey, now, FAILURES_PER_ACCOUNT, LOCK_MINUTES) && await countAttempt(db, addressKey, now, FAILURES_PER_ADDRESS, LOCK_MINUTES);
    if (!counted) {
      const lock = await findLock(db, keys, now);
      throw raise(problems.lockedOut, { minutes: lock ? Math.ceil((lock.getTime() - now.getTime()) / 60_000) : LOCK_MINUTES });
    }
    return findCredential(db, folded);
  });
  const fits = await fitsPassword(held?.hash, input.password);
  const expired = held?.expires_at ? held.expires_at <= now : false;
  if (!held || !fits || expired) {
    await refuse(runtime, asker, held?.county, held?.account_id ?? null);
    throw raise(problems.wrongCredentials, {});
  }
  return keepSession(runtime, asker, { county: held.county, accountId: held.account_id, clear: keys });
}

/** Opens a session for an account already proven, by password or by choice in sample mode. */
export async function keepSession(runtime: Runtime, asker: Asker, who: { county: string; accountId: string; clear: readonly string[] }): Promise<OpenedSession> {
  const now = runtime.clock();
  const { token, digest } = newToken();
  await runtime.database.within(doorScope(who.county), async (db) => {
    const person = await findPerson(db, who.county, who.accountId);
    if (!person || person.disabled) throw raise(problems.accountDisabled, {});
    await insertSession(db, {
      tokenHash: digest, id: runtime.newId(), county: who.county, accountId: who.accountId, at: now,
      idleMinutes: idleMinutesFor(person.grants), address: asker.address, agent: asker.agent.slice(0, 200),
    });
    if (who.clear.length > 0) await clearAttempts(db, who.clear);
    await noteSignedIn(db, who.county, person.id, now);
    // Whoever comes in sweeps out what has expired: no timer is needed.
    await deleteExpiredSessions(db, now, ABSOLUTE_HOURS);
    await noteSignIn(db, runtime, asker, who.county, person, 'done');
  });
  return { token, accountId: who.accountId, county: who.county };
}

async function refuse(runtime: Runtime, asker: Asker, county: string | undefined, accountId: string | null): Promise<void> {
  runtime.log.info('sign-in refused', { known: county !== undefined });
  if (county === undefined) return;
  await runtime.database.within(doorScope(county), async (db) => {
    const person = accountId === null ? undefined : await findPerson(db, county, accountId);
    if (person) await noteSignIn(db, runtime, asker, county, person, 'refused');
  });
}

function noteSignIn(db: Db, runtime: Runtime, asker: Asker, county: string, person: Person, outcome: 'done' | 'refused') {
  return appendAudit(db, county, {
    at: runtime.clock(), actorId: person.id, actorName: person.name, action: 'session.open', objectKind: 'account', objectId: person.id,
    unitPath: person.unitPath, outcome, code: outcome === 'done' ? '' : problems.wrongCredentials.code, details: {}, address: asker.address,
  });
}
