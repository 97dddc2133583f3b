import type { Account } from '../../contract/unit.ts';
import type { AccountRow, GrantRow } from '../../db/queries/accounts.ts';

/** An account as the contract shows it; of the grants, those that are its own. */
export function accountReply(row: AccountRow, grants: readonly GrantRow[]): Account {
  return {
    id: row.id, login: row.login, name: row.name, unitId: row.unitId, unitName: row.unitName, unitPath: row.unitPath,
    disabled: row.disabled, signedInAt: row.signedInAt?.toISOString() ?? null,
    grants: grants.filter((grant) => grant.accountId === row.id).map(grantReply),
  };
}

const grantReply = (grant: GrantRow): Account['grants'][number] => ({
  id: grant.id, role: grant.role, unitId: grant.unitId, unitName: grant.unitName, state: stateOf(grant), proposedBy: grant.proposedBy, authorisedBy: grant.authorisedBy,
});

function stateOf(grant: GrantRow): Account['grants'][number]['state'] {
  if (grant.revoked) return 'revoked';
  return grant.authorisedBy === null ? 'proposed' : 'granted';
}
