/* Targets by area: how many stand how, and which need somebody's eyes first. */
import type { Light } from '../ledger/light.ts';

/** How many targets have which light. */
export interface LightCounts { readonly targets: number; readonly normal: number; readonly near: number; readonly behind: number; readonly done: number; readonly none: number }

/** What grouping needs to know of a target. */
export interface Lit { readonly light: Light; readonly deadline: string | null }

/** One area with its targets. */
export interface TargetGroup<T extends Lit> { readonly key: string; readonly counts: LightCounts; readonly worst: readonly T[] }

/** Counts lights. */
export function countLights(targets: readonly Lit[]): LightCounts {
  const counts = { targets: targets.length, normal: 0, near: 0, behind: 0, done: 0, none: 0 };
  for (const { light } of targets) counts[light.colour] += 1;
  return counts;
}

/** Groups targets in the order their keys first come; of each group those behind and near due, the earliest deadline first, at most `shown`. */
export function groupTargets<T extends Lit>(targets: readonly T[], keyOf: (target: T) => string, shown: number): readonly TargetGroup<T>[] {
  const groups = new Map<string, T[]>();
  for (const target of targets) {
    const key = keyOf(target);
    const held = groups.get(key);
    if (held) held.push(target);
    else groups.set(key, [target]);
  }
  return [...groups].map(([key, held]) => ({ key, counts: countLights(held), worst: held.filter(({ light }) => needsEyes.has(light.colour)).toSorted(byUrgency).slice(0, shown) }));
}

const needsEyes: ReadonlySet<Light['colour']> = new Set(['behind', 'near']);

const byUrgency = (one: Lit, other: Lit): number =>
  Number(one.light.colour === 'near') - Number(other.light.colour === 'near') || (one.deadline ?? '9999').localeCompare(other.deadline ?? '9999');
