import type { FormatRule } from '../format-rule.ts';
import { compact } from './compact.ts';

const isMobile = /^1[3-9]\d{9}$/;
const isLandline = /^0\d{9,11}(#\d{1,6})?$/;

/** A telephone number: a mobile one, or a landline with its area code. */
export const phone: FormatRule = {
  name: { zh: '电话号码', en: 'telephone number' },
  normal: (text) => compact(text).replace(/^\+?86(?=1)/, '').replace(/[()]/g, ''),
  fault: (text) => (isMobile.test(text) || isLandline.test(text) ? undefined : { zh: '应为 11 位手机号，或带区号的固定电话', en: 'it is a mobile number of 11 digits or a landline with its area code' }),
  good: ['13800138000', '+86 138 0013 8000', '0591-87654321', '(0591)87654321'],
  bad: ['12800138000', '1380013800', '87654321', '无'],
};

/** A bank card: 12 to 19 digits whose last one fits (Luhn, ISO/IEC 7812-1). */
export const bankCard: FormatRule = {
  name: { zh: '银行卡号', en: 'bank card number' },
  normal: compact,
  fault: (text) => {
    if (!/^\d{12,19}$/.test(text)) return { zh: '应为 12 至 19 位数字', en: 'it has 12 to 19 digits' };
    return luhn(text) ? undefined : { zh: '校验位不对，多半是抄错了一位', en: 'the last digit does not fit; one digit is probably wrong' };
  },
  good: ['4111 1111 1111 1111'],
  bad: ['4111111111111112', '411111', 'abcd'],
};

function luhn(digits: string): boolean {
  const sum = [...digits].reduceRight<number>((total, digit, at) => {
    const twice = Number(digit) * ((digits.length - 1 - at) % 2 === 1 ? 2 : 1);
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return sum % 10 === 0;
}

/** A postcode of six digits. */
export const postcode: FormatRule = {
  name: { zh: '邮政编码', en: 'postcode' },
  normal: compact,
  fault: (text) => (/^\d{6}$/.test(text) ? undefined : { zh: '应为 6 位数字', en: 'it has 6 digits' }),
  good: ['350001'],
  bad: ['35001', 'A50001'],
};
