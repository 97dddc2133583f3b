/* Finds the texts nearest to one without comparing it with all: by the rarer pairs of characters they share. */
import type { Weigh } from './grams.ts';

/** Texts by the pairs of characters they hold. */
export interface GramIndex {
  /** A pair that stands in every text says little, a rare one much. */
  readonly weigh: Weigh;
  /** Positions of the texts that share most with these pairs, the nearest first, earlier before later. */
  readonly nearest: (grams: ReadonlySet<string>, limit: number) => readonly number[];
}

// A pair held by more texts than this does not lead to any: the others do.
const COMMON = 100;

/** Indexes texts by their pairs. Cost grows with the text, not with the number of comparisons. */
export function indexGrams(texts: readonly ReadonlySet<string>[]): GramIndex {
  const holders = new Map<string, number[]>();
  for (const [at, grams] of texts.entries()) {
    for (const gram of grams) {
      const list = holders.get(gram);
      if (list) list.push(at); else holders.set(gram, [at]);
    }
  }
  const weigh: Weigh = (gram) => Math.log2(2 + texts.length / (1 + (holders.get(gram)?.length ?? 0)));
  const nearest = (grams: ReadonlySet<string>, limit: number) => {
    const shared = new Map<number, number>();
    for (const gram of grams) {
      const list = holders.get(gram) ?? [];
      if (list.length <= COMMON) for (const at of list) shared.set(at, (shared.get(at) ?? 0) + weigh(gram));
    }
    return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit).map(([at]) => at);
  };
  return { weigh, nearest };
}
