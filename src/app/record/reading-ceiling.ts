import { actions, type ActionName } from '../../domain/access/actions.ts';
import type { Actor } from '../../domain/access/may.ts';
import { roles, type RoleKey } from '../../domain/access/roles.ts';

/**
 * The most delicate fields a reader sees plainly: at one unit, by the grants that reach it; over a list, by the least of
 * all grants, because a list may reach as far as each of them.
 */
export function readingCeiling(actor: Actor, action: ActionName, unitPath?: string): number {
  const byAction = ceilings.get(actor) ?? new Map<ActionName, Map<string, number>>();
  ceilings.set(actor, byAction);
  const known = byAction.get(action) ?? new Map<string, number>();
  byAction.set(action, known);
  const held = known.get(unitPath ?? '');
  if (held !== undefined) return held;
  const ceiling = findCeiling(actor, action, unitPath);
  known.set(unitPath ?? '', ceiling);
  return ceiling;
}

// An actor is made for one request and never changes: fifty rows of a list ask the same three times each.
const ceilings = new WeakMap<Actor, Map<ActionName, Map<string, number>>>();

function findCeiling(actor: Actor, action: ActionName, unitPath: string | undefined): number {
  if (actor.token) return unitPath === undefined || unitPath.startsWith(actor.unitPath) ? actor.token.ceiling : 0;
  const allowed = actions[action].roles as readonly RoleKey[];
  const held = actor.grants.filter((grant) => allowed.includes(grant.role) && (unitPath === undefined || reaches(actor, grant.role, grant.unitPath, unitPath)))
    .map((grant) => roles[grant.role].ceiling);
  if (held.length === 0) return 0;
  return unitPath === undefined ? Math.min(...held) : Math.max(...held);
}

const reaches = (actor: Actor, role: RoleKey, at: string, unitPath: string): boolean =>
  unitPath.startsWith(roles[role].reads === 'county' ? `${actor.county}/` : at);
