import type { TokenView } from '../../contract/token.ts';
import { problems, raise } from '../../domain/problem.ts';
import { revokeTokenRow } from '../../db/queries/api-tokens.ts';
import type { Context } from '../use-case.ts';
import { getToken } from './get-token.ts';
import { tokenReply } from './token-reply.ts';

/** Ends a token, waiting or in force: its next request is refused. Throws A103, R101, R201. */
export async function endToken(cx: Context, id: string): Promise<TokenView> {
  const token = await getToken(cx, id);
  if (!(await revokeTokenRow(cx.db, cx.county, id, cx.actor.id, cx.now))) throw raise(problems.recordChanged, {});
  return tokenReply({ ...token, revokedBy: cx.actor.name, revokedAt: cx.now }, cx.now);
}
