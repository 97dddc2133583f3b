/*
 * First letters of Chinese words by their reading, for search. The browser already knows the order of characters by
 * pinyin; the first character of each letter marks where it begins, so no dictionary has to be shipped.
 */
const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin');
const BEGINS = '阿八嚓哒妸发旮哈讥咔垃妈拏噢妑七呥仨它穵夕丫帀';
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const HAN = /\p{Script=Han}/u;

/** The first letters of a text: `图书册数` is `tscs`; what is not Chinese stays as it is. */
export function initialsOf(text: string): string {
  return [...text.toLowerCase()].map((character) => (HAN.test(character) ? letterOf(character) : character)).join('');
}

function letterOf(character: string): string {
  let low = 0;
  let high = BEGINS.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (byPinyin.compare(BEGINS[middle] ?? '', character) <= 0) low = middle;
    else high = middle - 1;
  }
  return LETTERS[low] ?? '';
}

/** Whether a text holds what was typed, as characters or as first letters. */
export function textMatches(text: string, typed: string): boolean {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '' || text.toLowerCase().includes(wanted)) return true;
  return /^[a-z]+$/.test(wanted) && initialsOf(text).includes(wanted);
}
