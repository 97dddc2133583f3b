/* Puts words together as people write them: a space between Han and figures or Latin letters, none between Han and Han. */

/** The two languages things are said in. */
export type Language = 'zh' | 'en';

const han = /[\p{Script=Han}]/u;
const latin = /[A-Za-z0-9%.-]/;

/** Parts set side by side in Chinese. Inside a part nothing is touched: it may quote what somebody typed. */
export function setChinese(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').reduce((done, part) => {
    const before = [...done].pop() ?? '';
    const after = [...part][0] ?? '';
    const apart = (han.test(before) && latin.test(after)) || (latin.test(before) && han.test(after));
    return done + (apart ? ' ' : '') + part;
  }, '');
}

/** `zh`你好${name}`: Chinese with its spaces. */
export const zh = (fixed: TemplateStringsArray, ...parts: readonly string[]): string => setChinese(fixed.flatMap((text, at) => [text, parts[at] ?? '']));

/** 甲、乙和丙 or a, b and c. */
export function listed(parts: readonly string[], language: Language, last: { readonly zh: string; readonly en: string } = { zh: '和', en: 'and' }): string {
  if (parts.length < 2) return parts[0] ?? '';
  const [head, tail] = [parts.slice(0, -1), parts[parts.length - 1] ?? ''];
  return language === 'zh' ? setChinese([head.join('、'), last.zh, tail]) : `${head.join(', ')} ${last.en} ${tail}`;
}
