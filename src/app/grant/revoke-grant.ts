import { problems, raise } from '../../domain/problem.ts';
import { listGrants, revokeGrantRow } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { accountReply } from '../account/account-reply.ts';
import { getAccount } from '../account/get-account.ts';
import { useCase } from '../use-case.ts';
import { getGrant } from './get-grant.ts';

/** Revokes a grant and ends the person's sessions. Throws A103, R101, R201. */
export const revokeGrant = useCase('grant.revoke', async (cx, input: { id: string }) => {
  const grant = await getGrant(cx, input.id);
  if (!(await revokeGrantRow(cx.db, cx.county, grant.id, cx.actor.id, cx.now))) throw raise(problems.recordChanged, {});
  await deleteSessionsOf(cx.db, cx.county, grant.accountId);
  return accountReply(await getAccount(cx, grant.accountId), await listGrants(cx.db, cx.county, grant.accountId));
});
