import { actions, type Action, type ActionName } from './actions.ts';
import { roles, sensitivities, type RoleKey, type Sensitivity } from './roles.ts';
import { holdsRight, namesRegister, type TokenReach } from './token-reach.ts';

/** A role held at a unit. `unitPath` ends in `/`, so a prefix is a unit and all below it. */
export interface Grant {
  readonly role: RoleKey;
  readonly unitPath: string;
}

/** A person who asks, or another system with its token. */
export interface Actor {
  readonly id: string;
  readonly county: string;
  readonly name: string;
  readonly unitPath: string;
  readonly grants: readonly Grant[];
  /** Of a system: what its token names. It holds no grants. */
  readonly token?: TokenReach;
}

/** Who did something, and when: stands on every action. */
export interface Doer {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

/** The paths a person may read and write below, and the most delicate rows they may see. For row security. */
export interface Scope {
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  readonly ceiling: Sensitivity;
  /** The same for each sensitivity, where the offices somebody holds differ in how much they may see. */
  readonly levels?: readonly { readonly reads: readonly string[]; readonly writes: readonly string[] }[];
}

/** Whether the actor may do this on a row of this unit and sensitivity. `own` and `open` actions name no unit. */
export function may(actor: Actor, action: ActionName, unitPath: string, sensitivity: Sensitivity = 1): boolean {
  const entry: Action = actions[action];
  if (actor.token) return tokenNames(actor.token, entry) && unitPath.startsWith(actor.unitPath) && sensitivity <= actor.token.ceiling;
  if (typeof entry.roles === 'string') return entry.roles !== 'console';
  const allowed = entry.roles;
  return actor.grants.some((grant) =>
    allowed.includes(grant.role) && reaches(actor, grant, entry, unitPath) && covers(grant.role, sensitivity));
}

/** Whether the actor may do this anywhere at all: decides menus and early refusals. */
export function mayAnywhere(actor: Actor, action: ActionName): boolean {
  if (actor.token) return tokenNames(actor.token, actions[action]);
  const allowed = actions[action].roles as Action['roles'];
  if (typeof allowed === 'string') return allowed !== 'console';
  return actor.grants.some((grant) => allowed.includes(grant.role));
}

/** Whether the actor may do this in the register. People are not bound by registers; a token only reaches those it names. */
export function mayInRegister(actor: Actor, action: ActionName, register: string): boolean {
  if (!actor.token) return true;
  const { token: right }: Action = actions[action];
  return right !== undefined && (right === 'any' ? namesRegister(actor.token, register) : holdsRight(actor.token, right, register));
}

const tokenNames = (token: TokenReach, { token: right }: Action): boolean => right === 'any' || (right !== undefined && holdsRight(token, right));

/** What row security lets the actor see and change. Administrators see no business rows. */
export function scopeOf(actor: Actor): Scope {
  if (actor.token) return { reads: [actor.unitPath], writes: (['write', 'import', 'report'] as const).some((right) => holdsRight(actor.token as TokenReach, right)) ? [actor.unitPath] : [], ceiling: actor.token.ceiling };
  const business = actor.grants.filter((grant) => roles[grant.role].group !== 'administrator');
  const ceilings = business.map(({ role }): Sensitivity => roles[role].ceiling);
  const ceiling = Math.max(0, ...ceilings) as Sensitivity;
  const whole = { ...pathsOf(actor, business), ceiling };
  if (ceilings.every((one) => one === ceiling)) return whole;
  // What one office may see is not seen with the reach of another.
  return { ...whole, levels: sensitivities.map((_, level) => pathsOf(actor, business.filter(({ role }) => roles[role].ceiling >= level))) };
}

function pathsOf(actor: Actor, grants: readonly Grant[]): { readonly reads: readonly string[]; readonly writes: readonly string[] } {
  const reads = grants.map((grant) => (roles[grant.role].reads === 'county' ? `${actor.county}/` : grant.unitPath));
  return { reads: unique(reads), writes: unique(grants.map((grant) => grant.unitPath)) };
}

function reaches(actor: Actor, grant: Grant, entry: Action, unitPath: string): boolean {
  if (roles[grant.role].group === 'administrator') return unitPath.startsWith(`${actor.county}/`);
  const countyWide = !entry.writes && roles[grant.role].reads === 'county';
  return unitPath.startsWith(countyWide ? `${actor.county}/` : grant.unitPath);
}

// Administrators act on accounts and units, which carry no sensitivity of their own.
const covers = (role: RoleKey, sensitivity: Sensitivity): boolean =>
  roles[role].group === 'administrator' || roles[role].ceiling >= sensitivity;

const unique = (paths: readonly string[]): readonly string[] => [...new Set(paths)];
