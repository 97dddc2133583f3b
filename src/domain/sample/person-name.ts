import type { Random } from './random.ts';
import type { SampleNames } from './sample-names.ts';
import type { Sex } from './fictional-number.ts';

// Of a hundred names one has a rare character, of five hundred one is long.
const RARE = 0.01;
const LONG = 0.002;

/** Draws names: surnames as often as they are borne, one or two characters after them. */
export function personNames(names: SampleNames): (random: Random, sex: Sex) => string {
  const all = names.surnames.reduce((sum, [, weight]) => sum + weight, 0);
  const surname = (random: Random): string => {
    let left = random.next() * all;
    return (names.surnames.find(([, weight]) => (left -= weight) < 0) ?? names.surnames[0])?.[0] ?? '';
  };
  return (random, sex) => {
    if (random.chance(LONG)) return random.pick(names.long);
    const letters = sex === '1' ? names.given.boy : names.given.girl;
    const last = random.chance(RARE) ? random.pick(names.rare) : random.pick(letters);
    return `${surname(random)}${random.chance(0.8) ? random.pick(letters) : ''}${last}`;
  };
}
