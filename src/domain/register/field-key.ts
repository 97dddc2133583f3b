/* Keys as definitions write them: lower-case letters, digits and underscores after a letter. */

const LONGEST = 40;

/** The words as a key: 校车 said as xiao, che becomes xiaoche. */
export function keyOf(words: readonly string[]): string {
  const joined = words.map((word) => word.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')).join('').replaceAll(/_+/g, '_').replaceAll(/^_|_$/g, '');
  const begun = /^[a-z]/.test(joined) ? joined : `f_${joined}`;
  return begun.slice(0, LONGEST).replace(/_$/, '');
}

/** The key, or the next of its kind that is not taken. */
export function freeKey(key: string, taken: Iterable<string>): string {
  const held = new Set(taken);
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : `_${n}`;
    const one = `${key.slice(0, LONGEST - end.length)}${end}`;
    if (!held.has(one)) return one;
  }
}

/** Names an expression gives a meaning of their own, or every object of the program has: no field can have them for a key. */
export const reservedKeys: ReadonlySet<string> = new Set(['unit', 'previous', 'today', 'true', 'false', 'blank', 'and', 'or', 'not', 'in', 'is', 'where', 'between', 'weight', 'constructor']);
