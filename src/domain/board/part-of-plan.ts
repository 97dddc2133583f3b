/* The part of a plan that a target stands in, coarse enough to be an area of work: the second level of the outline, or the first where there is no second. */
import type { OutlineNode } from '../plan/reading.ts';

/** The heading a section lies under; undefined for what stands before the first. */
export function partOfPlan(outline: readonly OutlineNode[], section: string): Pick<OutlineNode, 'path' | 'title'> | undefined {
  const steps = section.split('/');
  for (const depth of [2, 1]) {
    const path = steps.slice(0, depth).join('/');
    const found = steps.length >= depth ? outline.find((node) => node.path === path) : undefined;
    if (found) return { path, title: found.title };
  }
  return undefined;
}
