/*
 * Which system stands behind a token: asked before every request that carries one. Wrong ones are counted by the address
 * they come from, as wrong passwords are. One that is in force is good whatever others sent from there: it cannot be
 * guessed, and a forgotten program must not lock out the one beside it.
 */
import type { Actor } from '../../domain/access/may.ts';
import { TOKEN_REQUESTS_A_MINUTE, tokenStates } from '../../domain/access/token-reach.ts';
import { problems, raise, wordsOf, type Words } from '../../domain/problem.ts';
import { findToken, type HeldToken } from '../../db/queries/api-tokens.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { countAttempt, findLock } from '../../db/queries/sign-in.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from './door-scope.ts';
import { FAILURES_PER_ADDRESS, LOCK_MINUTES } from './limits.ts';
import { digestOf, isApiToken } from './secrets.ts';

/** The system behind the token. Throws A117 for one that is unknown or not in force, A119 over the county's limit, A121 after too many wrong ones. */
export async function identifyToken(runtime: Runtime, token: string, address: string): Promise<Actor> {
  const now = runtime.clock();
  const held = isApiToken(token) ? await findToken(runtime.database, digestOf(token), now, address) : undefined;
  if (held?.state !== 'granted') throw await refusal(runtime, held, now, address);
  const perMinute = held.perMinute ?? TOKEN_REQUESTS_A_MINUTE;
  if (held.requests > perMinute) throw raise(problems.tokenTooFast, { perMinute, seconds: 60 - now.getUTCSeconds() });
  return { id: held.id, county: held.county, name: systemName(held.name), unitPath: held.unitPath, grants: [], token: { scopes: held.scopes, ceiling: held.ceiling } };
}

/** A system as history and audit name it. No person’s name begins so: what it did is not taken for somebody’s work. */
export const systemName = (name: string): string => `接口：${name}`;

const unknown: Words = { zh: '没有这个令牌', en: 'there is no such token' };

async function refusal(runtime: Runtime, held: HeldToken | undefined, now: Date, address: string) {
  const key = `token@${address}`;
  const locked = await runtime.database.atTheDoor(async (db) =>
    (await countAttempt(db, key, now, FAILURES_PER_ADDRESS, LOCK_MINUTES) ? undefined : await findLock(db, [key], now) ?? now));
  if (locked) return raise(problems.tokenAttempts, { minutes: Math.max(1, Math.ceil((locked.getTime() - now.getTime()) / 60_000)) });
  runtime.log.info('token refused', { known: held !== undefined });
  if (held) await noteRefused(runtime, held, now, address);
  return raise(problems.tokenRefused, { why: held ? wordsOf(tokenStates[held.state]) : unknown });
}

async function noteRefused(runtime: Runtime, held: HeldToken, at: Date, address: string): Promise<void> {
  await runtime.database.within(doorScope(held.county), (db) => appendAudit(db, held.county, {
    at, actorId: held.id, actorName: systemName(held.name), action: 'token.use', objectKind: 'token', objectId: held.id, unitPath: held.unitPath,
    outcome: 'refused', code: problems.tokenRefused.code, details: { name: held.name, state: held.state }, address,
  }));
}
