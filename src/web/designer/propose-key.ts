/* A key from a name in Chinese, by its pinyin: 校车 becomes xiaoche. */

const LONGEST = 40;

/** The key a name most likely wants, other than those taken. Loads the pinyin of characters when first asked. */
export async function proposeKey(name: string, taken: readonly string[]): Promise<string> {
  const { pinyin } = await import('pinyin-pro');
  const words = pinyin(name.trim(), { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return freeKey(keyOf(words), taken);
}

/** The words as a key: lower-case letters, digits and underscores after a letter. */
export function keyOf(words: readonly string[]): string {
  const joined = words.map((word) => word.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_')).join('').replaceAll(/_+/g, '_').replaceAll(/^_|_$/g, '');
  const begun = /^[a-z]/.test(joined) ? joined : `f_${joined}`;
  return begun.slice(0, LONGEST).replace(/_$/, '');
}

/** The key, or the next of its kind that is not taken. */
export function freeKey(key: string, taken: readonly string[]): string {
  const held = new Set(taken);
  for (let n = 1; ; n += 1) {
    const end = n === 1 ? '' : `_${n}`;
    const one = `${key.slice(0, LONGEST - end.length)}${end}`;
    if (!held.has(one)) return one;
  }
}
