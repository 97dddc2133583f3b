import type { Target } from '../../contract/ledger.ts';
import type { Unit } from '../../contract/unit.ts';
import { textMatches } from '../table/initials.ts';
import { unitMatches } from '../unit/find-units.ts';

/** Not a state: what the newer text of its plan dropped, until somebody keeps or cancels it. */
export const DROPPED = 'dropped';

/** What the board is narrowed by; an absent one lets everything pass. */
export interface TargetFilter {
  readonly unit?: string;
  readonly state?: string;
  readonly q?: string;
  readonly proof?: string;
  /** A part of the plan: its place in the outline, with all below it. */
  readonly section?: string;
}

/** Where the proof of a target can stand. */
export const proofStands = ['differs', 'short', 'met', 'linked', 'open'] as const;
export type ProofStand = (typeof proofStands)[number];

const stands: Readonly<Record<ProofStand, (target: Target) => boolean>> = {
  differs: ({ proof }) => proof?.differs === true, short: ({ proof }) => proof?.met === false, met: ({ proof }) => proof?.met === true,
  linked: ({ proof }) => proof !== null, open: ({ proof, unprovable }) => proof === null && !unprovable,
};

/** The targets that pass. A unit lets pass what it or anything below it leads. */
export function filterTargets(targets: readonly Target[], filter: TargetFilter, units: readonly Unit[]): readonly Target[] {
  const chosen = units.find((unit) => unit.id === filter.unit);
  return targets.filter((target) =>
    (filter.unit === undefined || (chosen === undefined ? target.lead.id === filter.unit : target.lead.path.startsWith(chosen.path)))
    && (filter.state === undefined || (filter.state === DROPPED ? target.droppedIn !== null : target.state === filter.state))
    && (filter.proof === undefined || stands[filter.proof as ProofStand]?.(target) !== false)
    && (filter.section === undefined || `${target.section}/`.startsWith(`${filter.section}/`))
    && wordMatches(target, filter.q ?? '', units));
}

function wordMatches(target: Target, typed: string, units: readonly Unit[]): boolean {
  if ([target.metric, target.subject, target.lead.name, target.owner].some((text) => textMatches(text, typed))) return true;
  const lead = units.find((unit) => unit.id === target.lead.id);
  return lead !== undefined && unitMatches(lead, typed);
}
