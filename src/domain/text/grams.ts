/*
 * How much two Chinese wordings say the same: pairs of neighbouring characters, without a dictionary. Figures,
 * punctuation and blanks say nothing about what is meant and are left out.
 */

/** The pairs of characters of a text; a text of one character is that character. */
export function gramsOf(text: string): ReadonlySet<string> {
  const grams = new Set<string>();
  // What stood apart stays apart: no pair reaches across a figure or a comma.
  for (const run of text.normalize('NFKC').toLowerCase().split(/[^\p{L}]+/u)) {
    if (run.length === 1) grams.add(run);
    for (let at = 0; at + 1 < run.length; at++) grams.add(run.slice(at, at + 2));
  }
  return grams;
}

/** What a pair of characters weighs; 1 each unless told otherwise. */
export type Weigh = (gram: string) => number;

const alike: Weigh = () => 1;

/** 0 for nothing in common, 1 for the same pairs (Dice). Two empty texts have nothing in common. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weigh = alike): number {
  const whole = weightOf(a, weigh) + weightOf(b, weigh);
  return whole === 0 ? 0 : (2 * sharedWeight(a, b, weigh)) / whole;
}

/** The weight of what both hold. */
export function sharedWeight(a: ReadonlySet<string>, b: ReadonlySet<string>, weigh: Weigh = alike): number {
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared += weigh(gram);
  return shared;
}

/** The weight of all a text's pairs. */
export function weightOf(grams: ReadonlySet<string>, weigh: Weigh = alike): number {
  let sum = 0;
  for (const gram of grams) sum += weigh(gram);
  return sum;
}
