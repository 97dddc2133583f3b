import type { Unit } from '../../contract/unit.ts';

/** Whether a unit answers to what was typed: part of its name or code, its initials, or its pinyin. */
export function unitMatches(unit: Unit, typed: string): boolean {
  const wanted = typed.trim().toLowerCase().replaceAll(/[\s']/g, '');
  if (wanted === '') return true;
  return unit.name.toLowerCase().includes(wanted) || unit.code.includes(wanted) || unit.pinyin.toLowerCase().split(' ').some((word) => word.includes(wanted));
}

/** The units that match, and all above them, so that the tree stays a tree. */
export function matchingBranches(units: readonly Unit[], typed: string): readonly Unit[] {
  if (typed.trim() === '') return units;
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const kept = new Set<string>();
  for (const unit of units) {
    if (!unitMatches(unit, typed)) continue;
    for (let above: Unit | undefined = unit; above !== undefined; above = above.parentId === null ? undefined : byId.get(above.parentId)) kept.add(above.id);
  }
  return units.filter((unit) => kept.has(unit.id));
}

/** How deep a unit stands under the top, by its path: `county/` is 0. */
export const depthOf = (unit: Pick<Unit, 'path'>): number => unit.path.split('/').length - 2;

/** The units as a tree reads: each followed at once by what stands below it, in the order given. */
export function inTreeOrder(units: readonly Unit[]): readonly Unit[] {
  const below = new Map<string | null, Unit[]>();
  const known = new Set(units.map((unit) => unit.id));
  for (const unit of units) {
    const parent = unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null;
    below.set(parent, [...(below.get(parent) ?? []), unit]);
  }
  const walk = (parent: string | null): readonly Unit[] => (below.get(parent) ?? []).flatMap((unit) => [unit, ...walk(unit.id)]);
  return walk(null);
}
