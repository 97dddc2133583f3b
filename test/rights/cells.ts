/* The naive rule of the matrix: what a person would expect at one cell, from the declared table alone. */
import { actions, type ActionName } from '../../src/domain/access/actions.ts';
import { declaredRights, declaredRoles, type Reach } from './declared-rights.ts';
import type { Place, Seated } from './stage.ts';

/** What is tried: an action, by somebody, on a thing of this sensitivity at a place. */
export interface Cell { readonly action: ActionName; readonly who: Seated; readonly place: Place; readonly level: number }

/** `done`, or the code of the refusal. */
export type Outcome = string;

const NOT_ALLOWED = 'A103';
const NOT_THERE = 'R101';

// What is the county’s, or one’s own, is out of nobody’s sight.
const openToAll: ReadonlySet<Reach> = new Set(['known', 'whole', 'root', 'self']);

/** What must come of it. */
export function expected({ action, who, place, level }: Cell): Outcome {
  const declared = declaredRights[action];
  if (declared.who !== 'anyone' && !declared.who.includes(who.role)) return NOT_ALLOWED;
  const role = declaredRoles[who.role];
  if (declared.least === 'level' && role.ceiling < level) return NOT_ALLOWED;
  if (place.foreign) return NOT_THERE;
  const below = place.path.startsWith(who.at);
  const seen = role.administers || ((role.sees === 'county' || below) && level <= role.ceiling);
  if (!seen && !openToAll.has(declared.reach)) return declared.hides ? NOT_THERE : NOT_ALLOWED;
  if (declared.least === 2 && role.ceiling < 2) return NOT_ALLOWED;
  switch (declared.reach) {
    case 'seen': case 'known': case 'whole': case 'self': return 'done';
    case 'kept': return below ? 'done' : NOT_ALLOWED;
    case 'seat': return place.path === who.at ? 'done' : NOT_THERE;
    case 'root': return who.at === `${place.county}/` ? 'done' : NOT_ALLOWED;
    case 'nobody': return NOT_THERE;
  }
}

/** Whether it is tried at one place only: what stands nowhere, or what is one's own. */
export const isPlaceless = (action: ActionName): boolean => ['whole', 'root', 'self'].includes(declaredRights[action].reach);

/** Whether the role is named for the action at all. */
export const isNamed = (action: ActionName, { role }: Pick<Seated, 'role'>): boolean => {
  const { who } = declaredRights[action];
  return who === 'anyone' || who.includes(role);
};

/** How the place lies from where the person sits. */
export function relation({ at }: Pick<Seated, 'at'>, { path, foreign }: Pick<Place, 'path' | 'foreign'>): string {
  if (foreign) return 'other county';
  if (path === at) return 'own';
  if (path.startsWith(at)) return 'below';
  return at.startsWith(path) ? 'parent' : 'sibling';
}

/** A cell in words. */
export const say = ({ action, who, place, level }: Cell): string => `${who.name} · ${action} · ${relation(who, place)} ${place.path} · level ${level}`;

/** Whether a refusal must leave a row of the audit. */
export const isRefusal = (outcome: Outcome): boolean => outcome === NOT_ALLOWED || outcome === NOT_THERE;

/** Whether doing it must leave a row of the audit. */
export const isAudited = (action: ActionName): boolean => actions[action].audited;
