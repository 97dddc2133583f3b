/** The first circle among things that need one another, as the names along it, or undefined. */
export function findCycle(needs: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const done = new Set<string>();
  // A way of its own instead of recursion: a definition of a thousand links must not end the program.
  for (const start of needs.keys()) {
    const trail: { readonly name: string; next: number }[] = [];
    if (!done.has(start)) trail.push({ name: start, next: 0 });
    while (trail.length > 0) {
      const top = trail[trail.length - 1];
      if (top === undefined) break;
      const following = needs.get(top.name)?.[top.next];
      top.next += 1;
      if (following === undefined) {
        done.add(top.name);
        trail.pop();
        continue;
      }
      const at = trail.findIndex((step) => step.name === following);
      if (at >= 0) return [...trail.slice(at).map((step) => step.name), following];
      if (!done.has(following) && needs.has(following)) trail.push({ name: following, next: 0 });
    }
  }
  return undefined;
}
