/*
 * When a password is good enough. Profile `mlps` of the security baseline: at least 10 characters, three of four
 * classes, not common, not made of the words around it (GB/T 22239-2019 身份鉴别 a; ASVS 5.0 6.2.1–6.2.12).
 */

/** What a password must keep away from. */
import type { Words } from '../problem.ts';

export interface PasswordSurroundings {
  /** Whether the folded password stands in a list of common ones. */
  readonly isCommon: (folded: string) => boolean;
  /** Words around the person: login, name, county, unit, their pinyin. */
  readonly words: readonly string[];
}

const MIN_LENGTH = 10;
const MIN_CLASSES = 3;
const classes = [/\p{Ll}/u, /\p{Lu}|\p{Lo}/u, /\p{N}/u, /[^\p{L}\p{N}]/u];

/** Why the password will not do, or undefined when it will. */
export function weaknessOf(password: string, around: PasswordSurroundings): Words | undefined {
  const folded = fold(password);
  if ([...password].length < MIN_LENGTH) return { zh: `至少 ${MIN_LENGTH} 个字符`, en: `at least ${MIN_LENGTH} characters` };
  if (classes.filter((pattern) => pattern.test(password)).length < MIN_CLASSES) return { zh: '大写、小写、数字、符号四类中至少包含三类', en: 'at least three of capitals, small letters, digits and signs' };
  if (around.isCommon(folded) || around.isCommon(folded.replaceAll(/[^a-z]/g, ''))) return { zh: '属于常见密码', en: 'it is a common password' };
  if (/(.)\1{4,}/u.test(folded) || /0123456|1234567|abcdefg|qwertyu/.test(folded)) return { zh: '包含连续或重复的字符', en: 'it runs or repeats' };
  if (around.words.some((word) => isTelling(fold(word)) && folded.includes(fold(word)))) return { zh: '包含登录名、姓名、单位或县名', en: 'it holds the sign-in name, a name, a unit or the county' };
  return undefined;
}

/** Login names are compared without regard to case, width or surrounding space. */
export function foldLogin(login: string): string {
  return fold(login.trim());
}

// Two Han characters are a whole name; two letters are in every password.
const isTelling = (word: string): boolean => word.length >= (/\p{Script=Han}/u.test(word) ? 2 : 3);

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();
