/** What finding a unit by its name needs of it. */
interface NamedUnit { readonly name: string; readonly path: string; readonly retired: boolean }

/**
 * 责任科室 as a text names it: the unit in use at or below `underPath` whose name is the same, or begins the owner's
 * words. Undefined when the words name none.
 */
export function unitNamed<U extends NamedUnit>(units: readonly U[], underPath: string, owner: string): U | undefined {
  if (owner === '') return undefined;
  const live = units.filter((unit) => !unit.retired && unit.path.startsWith(underPath));
  return live.find((unit) => unit.name === owner) ?? live.find((unit) => owner.startsWith(unit.name));
}
