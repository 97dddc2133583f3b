import type { TokenLimit } from '../../contract/token.ts';
import { putSetting } from '../../db/queries/settings.ts';
import { useCase } from '../use-case.ts';
import { TOKENS } from './token-limit.ts';

/** Sets how many requests a minute each token may send. Throws A103. */
export const limitTokens = useCase('token.limit', async (cx, input: TokenLimit): Promise<TokenLimit> => {
  cx.allow(`${cx.county}/`);
  cx.about({ kind: 'setting', id: TOKENS, unitPath: `${cx.county}/`, details: { ...input } });
  await putSetting(cx.db, cx.county, TOKENS, input, cx.actor.id, cx.now);
  return input;
});
