import type { FormatRule } from '../format-rule.ts';
import { compact } from './compact.ts';

// GB 32100-2015: 31 characters without I O S V Z; the check is index 0 when the sum divides evenly.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

const shape = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;

/** The check character of the first seventeen (GB 32100-2015). */
export function checkOfCreditCode(text: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(text[at] ?? ''), 0);
  return alphabet[(31 - (sum % 31)) % 31] ?? '';
}

/** 统一社会信用代码, GB 32100-2015. */
export const creditCode: FormatRule = {
  name: { zh: '统一社会信用代码', en: 'unified social credit code' },
  normal: compact,
  fault: (text) => (shape.test(text) ? undefined : { zh: '应为 18 位数字和大写字母，不含 I、O、S、V、Z', en: 'it has 18 digits and capitals without I, O, S, V, Z' }),
  // Some were issued so, before the standard was followed everywhere.
  odd: (text) => (!shape.test(text) || checkOfCreditCode(text) === text[17] ? undefined : { zh: '校验码不对，多半是抄错了一位', en: 'the check character does not fit; one of them is probably wrong' }),
  good: ['91350100M000100Y43', '91110000101623741K', '123400004000000210', '11500111009347932x', '113417020032562392'],
  bad: ['9135010OM000100Y43', '91350100M000100Y4'],
  odds: ['91350211M0000XUF46', '91310115MA1H8R7C6D'],
};
