/* A grant takes two people: the system administrator proposes, the security administrator authorises (GB/T 22239-2019 8.1.5). */
import { roleKeys } from '../../domain/access/roles.ts';
import { problems, raise } from '../../domain/problem.ts';
import { insertGrant, listGrants } from '../../db/queries/accounts.ts';
import { accountReply } from '../account/account-reply.ts';
import { getAllowedAccount } from '../account/get-account.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';
import { requireCompatible } from './require-compatible.ts';

/** Proposes a role for an account at a unit. Throws A103, A109, R101, R107, R203. */
export const proposeGrant = useCase('grant.propose', async (cx, input: { accountId: string; role: string; unitId: string }) => {
  const role = roleKeys.find((key) => key === input.role);
  if (!role) throw raise(problems.roleUnknown, { role: input.role });
  const account = await getAllowedAccount(cx, input.accountId);
  const unit = await getUnit(cx.db, cx.county, input.unitId);
  cx.about({ kind: 'account', id: account.id, unitPath: unit.path, details: { role } });
  requireCompatible(await listGrants(cx.db, cx.county, account.id), role);
  await insertGrant(cx.db, cx.county, {
    id: cx.runtime.newId(), accountId: account.id, role, unitId: unit.id, unitPath: unit.path, proposedBy: cx.actor.id, at: cx.now, authorisedBy: null,
  });
  return accountReply(account, await listGrants(cx.db, cx.county, account.id));
});
