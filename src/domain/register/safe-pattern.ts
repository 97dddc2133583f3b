import type { Words } from '../problem.ts';

/**
 * Why a pattern of a definition may not be used, or undefined. A bureau draws its own registers: a pattern whose time
 * grows with the power of the text ((a+)+) would let one cell stop the server, so what makes that possible is refused:
 * repeats of what repeats, references back, looking around.
 */
export function faultOfPattern(source: string): Words | undefined {
  try {
    RegExp(source, 'u');
  } catch {
    return { zh: '不是正确的正则表达式', en: 'it is no regular expression' };
  }
  const plain = source.replaceAll(/\\./g, '.').replaceAll(/\[[^\]]*\]/g, 'x');
  if (/\\[1-9k]/.test(source.replaceAll('\\\\', ''))) return { zh: '不能回引前面的组', en: 'it may not refer back to a group' };
  if (/\(\?(?!:)/.test(plain)) return { zh: '不能前后查看或命名组', en: 'it may not look around or name groups' };
  if (repeatsOfRepeats(plain)) return { zh: '重复的组里不能再有重复或多选', en: 'a repeated group may hold no repeats and no alternatives' };
  if ((plain.match(/[*+]|\{\d+,\}/g) ?? []).length > 2) return { zh: '不限次数的重复最多两处', en: 'it may hold two unbounded repeats at most' };
  return undefined;
}

function repeatsOfRepeats(plain: string): boolean {
  const open: number[] = [];
  for (let at = 0; at < plain.length; at += 1) {
    if (plain[at] === '(') open.push(at);
    if (plain[at] !== ')') continue;
    // A fixed number of times is many ways too: (.*a){20} tries them all.
    const inside = plain.slice((open.pop() ?? 0) + 1, at).replace(/^\?:/, '');
    if (/^([*+]|\{\d+[,}])/.test(plain.slice(at + 1)) && /[*+|]|\{\d+,|[^(]\?/.test(inside)) return true;
  }
  return false;
}
