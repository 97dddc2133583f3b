/*
 * The number formats of Word's lists, as they are printed. Names are those of ST_NumberFormat in the standard; formats
 * that Chinese documents do not use fall back to plain digits.
 */

const DIGITS = [...'〇一二三四五六七八九'];
const FORMAL_DIGITS = [...'零壹贰叁肆伍陆柒捌玖'];
const FORMAL_DIGITS_TRADITIONAL = [...'零壹貳參肆伍陸柒捌玖'];
const STEMS = [...'甲乙丙丁戊己庚辛壬癸'];
const BRANCHES = [...'子丑寅卯辰巳午未申酉戌亥'];

/** 十, 十一, 二十一, 一百零五: the spoken form; `units` are those of ten, hundred and thousand. */
function counting(value: number, digits: readonly string[], units: readonly [string, string, string], zero: string): string {
  if (value <= 0 || value > 9999) return String(value);
  const parts: string[] = [];
  const places = [...String(value)].map(Number);
  for (const [index, digit] of places.entries()) {
    const place = places.length - 1 - index;
    if (digit === 0) {
      if (places.slice(index).some((later) => later !== 0) && parts.at(-1) !== zero) parts.push(zero);
    } else parts.push((digits[digit] ?? '') + (place === 0 ? '' : units[place - 1] ?? ''));
  }
  return parts.join('');
}

const plainCounting = (value: number): string =>
  counting(value, DIGITS, ['十', '百', '千'], '零').replace(/^一十/, '十');

const formalCounting = (digits: readonly string[]) => (value: number): string =>
  counting(value, digits, ['拾', '佰', '仟'], '零');

const digitByDigit = (value: number): string => [...String(value)].map((digit) => DIGITS[Number(digit)] ?? digit).join('');

const cyclic = (names: readonly string[]) => (value: number): string => names[(value - 1) % names.length] ?? String(value);

/** Letters repeat when they run out: z, aa, bb. */
const letters = (first: string) => (value: number): string =>
  String.fromCodePoint((first.codePointAt(0) ?? 0) + (value - 1) % 26).repeat(Math.floor((value - 1) / 26) + 1);

/** Single characters that Unicode holds for 1…`last`; beyond that plain digits in brackets of the same kind. */
const enclosed = (first: string, last: number, beyond: (digits: string) => string) => (value: number): string =>
  value >= 1 && value <= last ? String.fromCodePoint((first.codePointAt(0) ?? 0) + value - 1) : beyond(String(value));

const circled = (value: number): string =>
  value > 20 && value <= 35 ? String.fromCodePoint(0x3251 + value - 21)
    : value > 35 && value <= 50 ? String.fromCodePoint(0x32b1 + value - 36)
      : enclosed('①', 20, (digits) => `(${digits})`)(value);

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'], [900, 'CM'], [500, 'D'], [400, 'CD'], [100, 'C'], [90, 'XC'],
  [50, 'L'], [40, 'XL'], [10, 'X'], [9, 'IX'], [5, 'V'], [4, 'IV'], [1, 'I'],
];

function roman(value: number): string {
  let rest = Math.min(value, 4999);
  let printed = '';
  for (const [size, letter] of ROMAN) {
    while (rest >= size) {
      printed += letter;
      rest -= size;
    }
  }
  return printed;
}

const FORMATS: ReadonlyMap<string, (value: number) => string> = new Map(Object.entries<(value: number) => string>({
  chineseCounting: plainCounting,
  chineseCountingThousand: plainCounting,
  japaneseCounting: plainCounting,
  taiwaneseCounting: plainCounting,
  taiwaneseCountingThousand: plainCounting,
  koreanDigital2: digitByDigit,
  ideographDigital: digitByDigit,
  japaneseDigitalTenThousand: plainCounting,
  taiwaneseDigital: digitByDigit,
  chineseLegalSimplified: formalCounting(FORMAL_DIGITS),
  ideographLegalTraditional: formalCounting(FORMAL_DIGITS_TRADITIONAL),
  ideographTraditional: cyclic(STEMS),
  ideographZodiac: cyclic(BRANCHES),
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  decimalFullWidth2: (value) => [...String(value)].map((digit) => String.fromCodePoint(0xff10 + Number(digit))).join(''),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: enclosed('⑴', 20, (digits) => `(${digits})`),
  decimalEnclosedFullstop: enclosed('⒈', 20, (digits) => `${digits}.`),
  ideographEnclosedCircle: enclosed('㊀', 10, (digits) => `(${plainCounting(Number(digits))})`),
  upperLetter: letters('A'),
  lowerLetter: letters('a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  none: () => '',
}));

/** A counter's value as a list prints it. */
export function formatNumber(value: number, format: string): string {
  return (FORMATS.get(format) ?? String)(value);
}
