import type { TokenView } from '../../contract/token.ts';
import { problems, raise } from '../../domain/problem.ts';
import { authoriseTokenRow } from '../../db/queries/api-tokens.ts';
import { useCase } from '../use-case.ts';
import { getToken } from './get-token.ts';
import { tokenReply } from './token-reply.ts';

/** Puts a token that was issued into force. Throws A103, A110, R101, R201. */
export const authoriseToken = useCase('token.authorise', async (cx, input: { readonly id: string }): Promise<TokenView> => {
  const token = await getToken(cx, input.id);
  if (token.proposedById === cx.actor.id) throw raise(problems.ownRequest, { action: { zh: '批准接口令牌', en: 'Authorise token' } });
  if (!(await authoriseTokenRow(cx.db, cx.county, token.id, cx.actor.id, cx.now))) throw raise(problems.recordChanged, {});
  return tokenReply({ ...token, authorisedBy: cx.actor.name }, cx.now);
});
