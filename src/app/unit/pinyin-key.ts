import { pinyin } from 'pinyin-pro';

/** What people type to find a name: the first letters and the full pinyin, `cgyy chengguanyouer`. */
export function pinyinKey(name: string): string {
  const full = pinyin(name, { toneType: 'none', type: 'array', v: true }).map((syllable) => syllable.toLowerCase());
  return `${full.map((syllable) => syllable.charAt(0)).join('')} ${full.join('')}`;
}
