import { plainDate } from '../../values/plain-date.ts';
import type { FormatRule } from '../format-rule.ts';
import { compact } from './compact.ts';

// GB 11643-1999: weights of the first seventeen digits, and the check character by the sum's remainder.
const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
const ZERO = 48;

/** The check character of seventeen digits (GB 11643-1999). */
export function checkOfId(digits: string): string {
  let sum = 0;
  for (let at = 0; at < weights.length; at += 1) sum += (weights[at] ?? 0) * (digits.charCodeAt(at) - ZERO);
  return checks[sum % 11] ?? '';
}

/** What is wrong with digits built like an ID number, J student numbers included. */
export function faultOfId(text: string, today: string): { zh: string; en: string } | undefined {
  if (!/^\d{17}[\dX]$/.test(text)) return { zh: '应为 18 位，末位可以是 X', en: 'it has 18 characters, the last a digit or X' };
  const born = plainDate(Number(text.slice(6, 10)), Number(text.slice(10, 12)), Number(text.slice(12, 14)));
  if (born === null) return { zh: '第 7 至 14 位不是日历上有的出生日期', en: 'characters 7 to 14 are no day of the calendar' };
  if (born > today) return { zh: '出生日期晚于今天', en: 'the day of birth lies in the future' };
  return checkOfId(text) === text[17] ? undefined : { zh: '校验码不对，多半是抄错了一位', en: 'the check character does not fit; one digit is probably wrong' };
}

/** 居民身份证号码, GB 11643-1999. */
export const idNumber: FormatRule = {
  name: { zh: '身份证号', en: 'ID number' },
  normal: compact,
  fault: faultOfId,
  good: ['11010519491231002X', '34052419800101001x', '1101 0519 4912 3100 2X'],
  bad: ['110105194912310021', '11010519491331002X', '1101051949123100', '11010529491231002X', ''],
};
