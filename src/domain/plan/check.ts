/*
 * Recomputes the relations a text states between its own figures. Two verdicts: whether the printed figures agree to
 * the printed decimals, and, where they do not, whether rounding of the operands could explain it. A false alarm costs
 * more trust than a missed slip, so a relation that is not certain is only reported when it holds.
 */
import { findCounts } from './checks/count.ts';
import { findDifferences } from './checks/difference.ts';
import { findEquals } from './checks/equal.ts';
import { findGrowths } from './checks/growth.ts';
import { findProducts } from './checks/product.ts';
import { findRatios } from './checks/ratio.ts';
import type { Relation, RelationFinder } from './checks/relation.ts';
import { findSums } from './checks/sum.ts';
import { readTerms, type Term } from './checks/term.ts';
import { checkOf, judge, type Judged } from './checks/verdict.ts';
import { fold } from './fold.ts';
import type { Check, CheckKind, Quantity } from './reading.ts';

/** One finder for each kind of check; leaving one out does not compile. */
const checkFinders: { readonly [K in CheckKind]: RelationFinder } = {
  sum: findSums, difference: findDifferences, ratio: findRatios, product: findProducts, growth: findGrowths, equal: findEquals, count: findCounts,
};

/** Every check the text offers, in the order of the stated figures. `folded` saves folding the text again. */
export function readChecks(text: string, quantities: readonly Quantity[], folded: string = fold(text)): readonly Check[] {
  const terms = readTerms(text, quantities, folded);
  return settle(judgeAll(terms)).map((found, at) => checkOf(found, `c${String(at + 1).padStart(3, '0')}`));
}

// Loops, not chained lists: most figures state nothing, and a list for each finder and figure would be mostly garbage.
function judgeAll(terms: readonly Term[]): readonly Judged[] {
  const judged: Judged[] = [];
  const finders = Object.values(checkFinders);
  for (const term of terms) {
    for (const find of finders) {
      for (const relation of find(terms, term)) {
        const found = judge(relation);
        if (found !== undefined) judged.push(found);
      }
    }
  }
  return judged;
}

// One verdict for each stated figure and kind: a relation that holds beats one that does not, the first found beats the rest.
function settle(judged: readonly Judged[]): readonly Judged[] {
  const settled = new Set(judged.filter(found => found.consistent && isComputed(found.relation)).map(found => found.relation.stated));
  const best = new Map<string, Judged>();
  for (const found of judged) {
    const { kind, stated } = found.relation;
    if (!found.consistent && isComputed(found.relation) && settled.has(stated)) continue;
    const key = `${kind} ${stated.index}`;
    const other = best.get(key);
    if (other === undefined || (found.consistent && !other.consistent)) best.set(key, found);
  }
  return [...best.values()].sort((a, b) => a.relation.stated.index - b.relation.stated.index);
}

function isComputed(relation: Relation): boolean {
  return relation.kind !== 'equal' && relation.kind !== 'count';
}
