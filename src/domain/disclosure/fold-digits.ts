/*
 * Text as the eye reads its digits: full-width, mathematical and foreign digits become plain ones. Every code unit stays at
 * its place, so that what is found in the folded text stands at the same offsets of the original.
 */

// Nothing to fold: plain ASCII, Chinese and their usual signs.
const PLAIN = /^[\0-\x7f\u4e00-\u9fff\u3000-\u3006\u3008-\u301f，。、；：（）！？“”‘’《》]*$/;
/** Zeros of other scripts whose digits stand in a row. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];
/** Takes a place and is read as nothing. */
const NOTHING = '\u200b';

/** The same text with every digit and letter plain. */
export function foldDigits(text: string): string {
  if (PLAIN.test(text)) return text;
  let folded = '';
  for (const character of text) folded += foldOne(character);
  return folded;
}

function foldOne(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  // Numbers in circles are marks of a list, not part of the number behind them.
  if (code < 0x80 || (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x2460 && code <= 0x24ff)) return character;
  const zero = ZEROS.find((one) => code >= one && code < one + 10);
  const plain = zero === undefined ? character.normalize('NFKC') : String(code - zero);
  if (plain.length === character.length) return plain;
  return plain.length < character.length ? plain + NOTHING.repeat(character.length - plain.length) : character;
}

const SPOKEN: Readonly<Record<string, string>> = { 〇: '0', 零: '0', '○': '0', 幺: '1', 一: '1', 二: '2', 三: '3', 四: '4', 五: '5', 六: '6', 七: '7', 八: '8', 九: '9', 壹: '1', 贰: '2', 叁: '3', 肆: '4', 伍: '5', 陆: '6', 柒: '7', 捌: '8', 玖: '9' };
const SPELLED = /[〇零○幺一二三四五六七八九壹贰叁肆伍陆柒捌玖](?:[\s、，·-]?[〇零○幺一二三四五六七八九壹贰叁肆伍陆柒捌玖\d]){10,}/g;

/** Numbers spelled out digit by digit in Chinese become digits; other numerals stay words. */
export const foldSpelled = (text: string): string => text.replaceAll(SPELLED, (spelled) => [...spelled].map((one) => SPOKEN[one] ?? one).join(''));
