/* 索引号: by a rule that is data, because every county has its own habit. */

/** The rule unless a bureau sets its own: the county's code, the year, a running number of five digits. */
export const defaultNumberRule = '{county}/{year}-{serial:5}';

const RULE = /^[A-Za-z0-9{][A-Za-z0-9{}:/-]{0,70}$/;
const WORD = /\{(?:county|year|serial:[1-9])\}/g;

/** Whether a rule can be kept: it names the year and the running number, and gives only characters an address can hold. */
export function isNumberRule(rule: string): boolean {
  const rest = rule.replaceAll(WORD, '');
  return RULE.test(rule) && /\{year\}/.test(rule) && /\{serial:[1-9]\}/.test(rule) && !/[{}:]/.test(rest) && !rule.includes('//');
}

/** The index number by this rule. */
export function writeIndexNumber(rule: string, { county, year, serial }: { readonly county: string; readonly year: number; readonly serial: number }): string {
  return rule.replace('{county}', county).replace('{year}', String(year)).replace(/\{serial:([1-9])\}/, (_, digits: string) => String(serial).padStart(Number(digits), '0'));
}
