import type { TokenView } from '../../contract/token.ts';
import type { TokenState } from '../../domain/access/token-reach.ts';
import type { ApiTokenRow } from '../../db/queries/api-tokens.ts';

/** A token as the contract shows it. */
export function tokenReply(row: ApiTokenRow, now: Date): TokenView {
  return {
    id: row.id, name: row.name, purpose: row.purpose, unitId: row.unitId, unitName: row.unitName, ceiling: row.ceiling, state: stateOf(row, now),
    scopes: Object.fromEntries(Object.entries(row.scopes).map(([key, rights]) => [key, [...rights]])), expiresAt: row.expiresAt.toISOString(),
    proposedBy: row.proposedBy, proposedAt: row.proposedAt.toISOString(), authorisedBy: row.authorisedBy, revokedBy: row.revokedBy,
    revokedAt: row.revokedAt?.toISOString() ?? null, usedAt: row.usedAt?.toISOString() ?? null, usedFrom: row.usedFrom,
  };
}

// The same order as the door asks in.
function stateOf(row: ApiTokenRow, now: Date): TokenState {
  if (row.revokedAt !== null) return 'revoked';
  if (row.authorisedBy === null) return row.suspendedAt === null ? 'proposed' : 'suspended';
  if (row.expiresAt <= now) return 'expired';
  return row.unitRetired ? 'unit_retired' : 'granted';
}
