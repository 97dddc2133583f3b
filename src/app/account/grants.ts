/* A grant takes two people: the system administrator proposes, the security administrator authorises (GB/T 22239-2019 8.1.5). */
import { canHoldTogether, roleKeys, type RoleKey } from '../../domain/access/roles.ts';
import { problems, raise } from '../../domain/problem.ts';
import { authoriseGrantRow, insertGrant, listGrants, revokeGrantRow } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { getUnit } from '../unit/units.ts';
import { useCase, type Context } from '../use-case.ts';
import { accountReply, loadAllowed } from './accounts.ts';

/** Proposes a role for an account at a unit. Throws R101, R107, R203, A109. */
export const proposeGrant = useCase('grant.propose', async (cx, input: { accountId: string; role: string; unitId: string }) => {
  const role = roleKeys.find((key) => key === input.role);
  if (!role) throw raise(problems.roleUnknown, { role: input.role });
  const account = await loadAllowed(cx, input.accountId);
  const unit = await getUnit(cx.db, cx.county, input.unitId);
  cx.about({ kind: 'account', id: account.id, unitPath: unit.path, details: { role } });
  await requireCompatible(cx, account.id, role);
  await insertGrant(cx.db, cx.county, {
    id: cx.runtime.newId(), accountId: account.id, role, unitId: unit.id, unitPath: unit.path, proposedBy: cx.actor.id, at: cx.now, authorisedBy: null,
  });
  return accountReply(cx, account.id);
});

/** Authorises a proposed grant and ends the person's sessions, so that it takes effect at the next sign-in. Throws R101, A110. */
export const authoriseGrant = useCase('grant.authorise', async (cx, input: { id: string }) => {
  const grant = await loadGrant(cx, input.id);
  if (grant.proposedById === cx.actor.id || grant.accountId === cx.actor.id) throw raise(problems.ownRequest, { action: '批准授权' });
  await requireCompatible(cx, grant.accountId, grant.role);
  if (!(await authoriseGrantRow(cx.db, cx.county, grant.id, cx.actor.id, cx.now))) throw raise(problems.recordChanged, { by: '他人' });
  await deleteSessionsOf(cx.db, cx.county, grant.accountId);
  return accountReply(cx, grant.accountId);
});

/** Revokes a grant and ends the person's sessions. Throws R101, R201. */
export const revokeGrant = useCase('grant.revoke', async (cx, input: { id: string }) => {
  const grant = await loadGrant(cx, input.id);
  if (!(await revokeGrantRow(cx.db, cx.county, grant.id, cx.actor.id, cx.now))) throw raise(problems.recordChanged, { by: '他人' });
  await deleteSessionsOf(cx.db, cx.county, grant.accountId);
  return accountReply(cx, grant.accountId);
});

async function loadGrant(cx: Context, id: string) {
  const grant = (await listGrants(cx.db, cx.county)).find((held) => held.id === id && !held.revoked);
  if (!grant) throw raise(problems.notFound, { what: '该授权' });
  cx.about({ kind: 'account', id: grant.accountId, unitPath: grant.unitPath, details: { role: grant.role } });
  cx.allow(grant.unitPath);
  return grant;
}

async function requireCompatible(cx: Context, accountId: string, role: RoleKey): Promise<void> {
  const held = (await listGrants(cx.db, cx.county, accountId)).filter((grant) => !grant.revoked).map((grant) => grant.role);
  const together = [...new Set([...held, role])];
  if (!canHoldTogether(together)) throw raise(problems.rolesExclude, { roles: together });
}
