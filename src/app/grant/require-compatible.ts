import { canHoldTogether, roles, type RoleKey } from '../../domain/access/roles.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import type { GrantRow } from '../../db/queries/accounts.ts';

/** Throws A109 when one person may not hold this role beside those granted or proposed already. */
export function requireCompatible(held: readonly GrantRow[], role: RoleKey): void {
  const together = [...new Set([...held.filter((grant) => !grant.revoked).map((grant) => grant.role), role])];
  if (!canHoldTogether(together)) throw raise(problems.rolesExclude, { roles: together.map((key) => wordsOf(roles[key])) });
}
