/* Who stands behind a session token: run before every request. Polling does not keep a session alive (ASVS 7.3.1). */
import type { Actor } from '../../domain/access/may.ts';
import { deleteSession, findHolder, touchSession, type HeldSession, type Person } from '../../db/queries/sessions.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from './door-scope.ts';
import { ABSOLUTE_HOURS, TOUCH_EVERY } from './limits.ts';
import { digestOf } from './secrets.ts';

/** Who stands behind a token, and until when unless they go on. */
export interface Identity {
  readonly actor: Actor;
  readonly person: Person;
  readonly sessionId: string;
  /** When the session was last noted to be in use. */
  readonly seenAt: Date;
  readonly expiresAt: Date;
  /** Changes whenever anything of the person or the roles does. */
  readonly mark: string;
}

/** The person behind the token, or undefined when it is unknown, expired, revoked or disabled. */
export async function identify(runtime: Runtime, token: string, options: { readonly touch: boolean }): Promise<Identity | undefined> {
  const now = runtime.clock();
  const held = await findHolder(runtime.database, digestOf(token));
  if (!held) return undefined;
  const { session, person, mark } = held;
  const scope = doorScope(session.county);
  if (!person || person.disabled || endOf(session) <= now) {
    await runtime.database.within(scope, (db) => deleteSession(db, session.county, session.accountId, session.id));
    return undefined;
  }
  // Once a minute is exact enough, and spares a write on every request.
  const stale = now.getTime() - session.seenAt.getTime() > TOUCH_EVERY;
  if (options.touch && stale) await runtime.database.within(scope, (db) => touchSession(db, session.id, now));
  const seenAt = options.touch ? now : session.seenAt;
  const expiresAt = endOf({ ...session, seenAt });
  return { actor: actorOf(session.county, person), person, sessionId: session.id, seenAt: options.touch && stale ? now : session.seenAt, expiresAt, mark };
}

/** The person as rules see them. */
export function actorOf(county: string, person: Person): Actor {
  return { id: person.id, county, name: person.name, unitPath: person.unitPath, grants: person.grants };
}

/** When the session ends: idle or absolute, whichever is first. */
function endOf(session: Pick<HeldSession, 'seenAt' | 'openedAt' | 'idleMinutes'>): Date {
  const idle = session.seenAt.getTime() + session.idleMinutes * 60_000;
  return new Date(Math.min(idle, session.openedAt.getTime() + ABSOLUTE_HOURS * 3_600_000));
}
