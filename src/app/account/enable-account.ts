import { listGrants, setDisabled } from '../../db/queries/accounts.ts';
import { useCase } from '../use-case.ts';
import { accountReply } from './account-reply.ts';
import { getAllowedAccount } from './get-account.ts';

/** Enables a disabled account. Throws A103, R101. */
export const enableAccount = useCase('account.enable', async (cx, input: { id: string }) => {
  const account = await getAllowedAccount(cx, input.id);
  await setDisabled(cx.db, cx.county, account.id, null);
  return accountReply({ ...account, disabled: false }, await listGrants(cx.db, cx.county, account.id));
});
