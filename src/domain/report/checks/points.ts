/* A figure computed as the difference of two percentages is told in 百分点, not in %: {kept - previous.kept as %} is a slip of its template. */
import type { Expression } from '../../expression/expression.ts';
import type { DocumentTree } from '../document.ts';
import { finding, keysOf, namesIn, type CheckingOf, type DocumentFinding } from './document-finding.ts';

/** Every computed figure whose unit is the wrong one of % and 百分点. */
export function findComputedPoints({ facts }: DocumentTree, { template }: CheckingOf): readonly DocumentFinding[] {
  return facts.flatMap((fact) => {
    const { slot } = fact;
    if (slot.kind !== 'computed' || !isDifference(slot.expression) || !/^(?:%|个?百分点)$/u.test(slot.unit)) return [];
    const isShare = slot.figures.length > 0 && slot.figures.every((key) => template.figures.get(key)?.unit === '%');
    if (isShare === (slot.unit !== '%')) return [];
    const names = namesIn(template, keysOf(fact));
    return [finding('points', 'error', isShare
      ? { zh: `“${names}”的差写作“${fact.text}”：两个百分数之差用“百分点”，请把算式的单位改为 个百分点`, en: `the difference of “${names}” is written “${fact.text}”: two percentages differ by percentage points. Write the unit 个百分点 in the formula` }
      : { zh: `“${names}”的差写作“${fact.text}”：数量之差不用“百分点”，请改算式的单位`, en: `the difference of “${names}” is written “${fact.text}”: quantities do not differ by percentage points. Change the unit of the formula` },
    { facts: [fact.id], extract: fact.text })];
  });
}

const isDifference = ({ root }: Expression): boolean => root.kind === 'binary' && root.operator === '-';
