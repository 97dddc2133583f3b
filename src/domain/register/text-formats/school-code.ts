import type { FormatRule } from '../format-rule.ts';
import { compact } from './compact.ts';

// Kinds of institution, the first two digits.
const kinds = new Set(['11', '21', '22', '31', '32', '33', '34', '35', '36', '37', '41', '42', '51', '91', '92', '93']);

/** 学校（机构）标识码: two digits of kind, two of province (GB/T 2260), six in sequence; it has no check digit. */
export const schoolCode: FormatRule = {
  name: { zh: '学校（机构）标识码', en: 'school code' },
  normal: compact,
  fault: (text) => {
    if (!/^\d{10}$/.test(text)) return { zh: '应为 10 位数字', en: 'it has 10 digits' };
    const province = Number(text.slice(2, 4));
    return province >= 11 && province <= 82 ? undefined : { zh: '第 3、4 位不是省级代码', en: 'digits 3 and 4 are no province' };
  },
  // Kinds are added from time to time.
  odd: (text) => (!/^\d{10}$/.test(text) || kinds.has(text.slice(0, 2)) ? undefined : { zh: `没有“${text.slice(0, 2)}”这一类学校`, en: `there is no kind of school "${text.slice(0, 2)}"` }),
  good: ['2137000123', '3135000001', '1１35000012'],
  odds: ['9937000123'],
  bad: ['213700012', '2100000001', '21370001234'],
};
