/* A token takes two people, as a grant does: the system administrator issues it, and until the security administrator authorises it, it opens nothing. */
import type { IssuedToken, IssueToken } from '../../contract/token.ts';
import { LONGEST_TOKEN_DAYS, type TokenReach } from '../../domain/access/token-reach.ts';
import { problems, raise } from '../../domain/problem.ts';
import { endOfDayInChina } from '../../domain/values/plain-date.ts';
import { insertToken } from '../../db/queries/api-tokens.ts';
import { getRegister } from '../register/get-register.ts';
import { newApiToken } from '../session/secrets.ts';
import { getUnitToWrite } from '../unit/get-unit.ts';
import { useCase, type Context } from '../use-case.ts';
import { getToken } from './get-token.ts';
import { tokenReply } from './token-reply.ts';

const DAY = 86_400_000;

/** Issues a token for a system; what is answered shows it this once. Throws A103, A120, R101, R203, R305. */
export const issueToken = useCase('token.issue', async (cx, input: IssueToken): Promise<IssuedToken> => {
  const unit = await getUnitToWrite(cx.db, cx.county, input.unitId);
  cx.about({ kind: 'token', id: '', unitPath: unit.path, name: input.name });
  cx.allow(unit.path);
  if (unit.retired) throw raise(problems.notFound, { what: { zh: '在用的该单位', en: 'This unit, in use,' } });
  const expiresAt = expiryOf(cx, input.until);
  const scopes = await scopesOf(cx, input.scopes);
  const { token, digest } = newApiToken();
  const id = cx.runtime.newId();
  await insertToken(cx.db, cx.county, { id, digest, name: input.name, purpose: input.purpose, unitId: unit.id, scopes, ceiling: input.ceiling, expiresAt, by: cx.actor.id, at: cx.now });
  cx.about({ kind: 'token', id, unitPath: unit.path, name: input.name, details: { scopes, ceiling: input.ceiling, until: input.until } });
  return { token, view: tokenReply(await getToken(cx, id), cx.now) };
});

function expiryOf(cx: Context, until: string): Date {
  const end = endOfDayInChina(until);
  if (end <= cx.now || end.getTime() > cx.now.getTime() + LONGEST_TOKEN_DAYS * DAY) throw raise(problems.tokenTooLong, { days: LONGEST_TOKEN_DAYS });
  return end;
}

// What was written is answered whole, and a report is what was written: whoever may write or report may read.
async function scopesOf(cx: Context, asked: IssueToken['scopes']): Promise<TokenReach['scopes']> {
  for (const key of Object.keys(asked)) await getRegister(cx, key);
  return Object.fromEntries(Object.entries(asked).map(([key, rights]) => [key, [...new Set(rights.includes('write') || rights.includes('report') ? ['read' as const, ...rights] : rights)]]));
}
