/* The people of units that go: their accounts and what they may do. A right elsewhere takes two people, as ever. */
import { listAccountsAt, listGrants, listGrantsAt, insertGrant, moveAccounts, revokeGrantRow, setDisabled } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Context } from '../use-case.ts';

/** Accounts go to the other unit; what they might do at the old ones ends, and is proposed again at the new one for the security administrator. */
export async function movePeople(cx: Context, from: readonly UnitRow[], to: UnitRow): Promise<void> {
  const ids = from.map(({ id }) => id);
  const accounts = await listAccountsAt(cx.db, cx.county, ids);
  await moveAccounts(cx.db, cx.county, accounts.map(({ id }) => id), to.id);
  const grants = await endGrants(cx, ids);
  const held = new Set((await listGrants(cx.db, cx.county)).filter((grant) => !grant.revoked && grant.unitId === to.id).map(({ accountId, role }) => `${accountId} ${role}`));
  for (const { accountId, role } of grants) {
    if (held.has(`${accountId} ${role}`)) continue;
    held.add(`${accountId} ${role}`);
    await insertGrant(cx.db, cx.county, {
      id: cx.runtime.newId(), accountId, role, unitId: to.id, unitPath: to.path, proposedBy: cx.actor.id, at: cx.now, authorisedBy: null,
    });
  }
}

/** Accounts of a unit that is closed are disabled, what anybody might do there ends; the system administrator may enable them for another unit. */
export async function releasePeople(cx: Context, unit: UnitRow): Promise<void> {
  for (const { id } of await listAccountsAt(cx.db, cx.county, [unit.id])) {
    if (id === cx.actor.id) continue;
    await setDisabled(cx.db, cx.county, id, cx.now);
    await deleteSessionsOf(cx.db, cx.county, id);
  }
  await endGrants(cx, [unit.id]);
}

async function endGrants(cx: Context, unitIds: readonly string[]) {
  const grants = await listGrantsAt(cx.db, cx.county, unitIds);
  for (const { id } of grants) await revokeGrantRow(cx.db, cx.county, id, cx.actor.id, cx.now);
  for (const accountId of new Set(grants.map((grant) => grant.accountId))) await deleteSessionsOf(cx.db, cx.county, accountId);
  return grants;
}
