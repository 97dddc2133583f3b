import type { TokenList } from '../../contract/token.ts';
import { listTokenRows } from '../../db/queries/api-tokens.ts';
import { allRegisters } from '../register/get-register.ts';
import { useCase } from '../use-case.ts';
import { getTokenLimit } from './token-limit.ts';
import { tokenReply } from './token-reply.ts';

/** Lists all tokens with their last use, the limit they share, and the registers one may name. Throws A103. */
export const listTokens = useCase('token.list', async (cx, _input: Record<never, never>): Promise<TokenList> => ({
  tokens: (await listTokenRows(cx.db, cx.county)).map((row) => tokenReply(row, cx.now)), perMinute: await getTokenLimit(cx),
  registers: (await allRegisters(cx)).map(({ key, name }) => ({ key, name: { zh: name.zh, en: name.en } })),
}));
