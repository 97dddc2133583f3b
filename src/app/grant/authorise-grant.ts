import { problems, raise } from '../../domain/problem.ts';
import { authoriseGrantRow, listGrants } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { accountReply } from '../account/account-reply.ts';
import { getAccount } from '../account/get-account.ts';
import { useCase } from '../use-case.ts';
import { getGrant } from './get-grant.ts';
import { requireCompatible } from './require-compatible.ts';

/** Authorises a proposed grant and ends the person's sessions, so that it takes effect at the next sign-in. Throws A103, A109, A110, R101, R201. */
export const authoriseGrant = useCase('grant.authorise', async (cx, input: { id: string }) => {
  const grant = await getGrant(cx, input.id);
  if (grant.proposedById === cx.actor.id || grant.accountId === cx.actor.id) throw raise(problems.ownRequest, { action: { zh: '批准授权', en: 'Authorise grant' } });
  const held = await listGrants(cx.db, cx.county, grant.accountId);
  requireCompatible(held, grant.role);
  if (!(await authoriseGrantRow(cx.db, cx.county, grant.id, cx.actor.id, cx.now))) throw raise(problems.recordChanged, {});
  await deleteSessionsOf(cx.db, cx.county, grant.accountId);
  const now = held.map((row) => (row.id === grant.id ? { ...row, authorisedBy: cx.actor.name } : row));
  return accountReply(await getAccount(cx, grant.accountId), now);
});
