import type { AccountWithSecret } from '../../contract/unit.ts';
import { listGrants } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { useCase } from '../use-case.ts';
import { accountReply } from './account-reply.ts';
import { getAllowedAccount } from './get-account.ts';
import { giveOneTimePassword } from './give-one-time-password.ts';

/** Gives an account a new one-time password and ends its sessions. Throws A103, R101. */
export const resetAccount = useCase('account.reset', async (cx, input: { id: string }): Promise<AccountWithSecret> => {
  const account = await getAllowedAccount(cx, input.id);
  const secret = await giveOneTimePassword(cx.db, cx.county, account.id, cx.now);
  await deleteSessionsOf(cx.db, cx.county, account.id);
  return { account: accountReply(account, await listGrants(cx.db, cx.county, account.id)), ...secret };
});
