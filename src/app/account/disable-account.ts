import { problems, raise } from '../../domain/problem.ts';
import { listGrants, setDisabled } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { useCase } from '../use-case.ts';
import { accountReply } from './account-reply.ts';
import { getAllowedAccount } from './get-account.ts';

/** Disables an account and ends its sessions. Throws A103, R101, A110 for one's own. */
export const disableAccount = useCase('account.disable', async (cx, input: { id: string }) => {
  const account = await getAllowedAccount(cx, input.id);
  if (account.id === cx.actor.id) throw raise(problems.ownRequest, { action: { zh: '停用账号', en: 'Disable account' } });
  await setDisabled(cx.db, cx.county, account.id, cx.now);
  await deleteSessionsOf(cx.db, cx.county, account.id);
  return accountReply({ ...account, disabled: true }, await listGrants(cx.db, cx.county, account.id));
});
