import type { FormatRule } from '../format-rule.ts';
import { compact } from './compact.ts';
import { faultOfId } from './id-number.ts';

/**
 * 学籍号, 19 characters: G + ID number; J + 18 built the same way for a pupil without ID; L + area, birth and four random
 * digits for a temporary one, which therefore has no check character.
 */
export const studentNumber: FormatRule = {
  name: { zh: '学籍号', en: 'student number' },
  normal: compact,
  fault: (text, today) => {
    if (text.startsWith('LG')) return { zh: '没有“LG”开头的学籍号，转正后应以 G 开头', en: 'no number begins with LG; a confirmed one begins with G' };
    if (!/^[GJL]\d{17}[\dX]$/.test(text)) return { zh: '应为 G、J 或 L 加 18 位', en: 'it is G, J or L with 18 characters' };
    return text.startsWith('L') ? undefined : faultOfId(text.slice(1), today);
  },
  good: ['G11010519491231002X', 'l110105201001010000'],
  bad: ['G110105194912310021', 'LG1101051949123100', '11010519491231002X', 'X11010519491231002X'],
};
