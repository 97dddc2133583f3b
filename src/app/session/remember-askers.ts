/*
 * Who asked lately, kept in memory: a request that only reads then asks the database once, for who asks and for what is
 * asked together. Nothing is answered from memory alone: the database begins the scope only while the session holds and
 * the person and the roles are what is remembered, so that what is revoked is gone with the next request.
 */
import type { Proof } from '../../db/database.ts';
import type { Runtime } from '../runtime.ts';
import type { Identity } from './identify.ts';
import { ABSOLUTE_HOURS, TOUCH_EVERY } from './limits.ts';
import { digestOf } from './secrets.ts';

/** Somebody remembered, and what to make sure by. */
export interface RememberedIdentity { readonly identity: Identity; readonly proof: Proof }

/** The memory of one server. */
export interface AskerMemory {
  /** Who held this token lately; undefined when nobody did, or when the session has to be noted as in use. */
  readonly find: (token: string) => RememberedIdentity | undefined;
  /** Keeps who holds the token now, or forgets it. */
  readonly keep: (token: string, identity: Identity | undefined) => void;
}

// The oldest are forgotten first; a forgotten one costs one trip.
const MOST = 5000;

/** An empty memory, for one server: each node remembers for itself, and none has to tell another, since the database is asked anyway. */
export function rememberAskers(runtime: Pick<Runtime, 'clock'>): AskerMemory {
  const held = new Map<string, { readonly identity: Identity; readonly tokenHash: Buffer }>();
  return {
    find: (token) => {
      const found = held.get(token);
      const at = runtime.clock();
      if (!found || at.getTime() - found.identity.seenAt.getTime() > TOUCH_EVERY) return undefined;
      const { identity, tokenHash } = found;
      return { identity, proof: { tokenHash, mark: identity.mark, at, mostHours: ABSOLUTE_HOURS } };
    },
    keep: (token, identity) => {
      held.delete(token);
      if (!identity) return;
      held.set(token, { identity, tokenHash: digestOf(token) });
      const [oldest] = held.size > MOST ? held.keys() : [];
      if (oldest !== undefined) held.delete(oldest);
    },
  };
}
