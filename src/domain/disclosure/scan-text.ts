/* One paragraph, or one row of a table, looked through for what belongs to a person. */
import { maskingProblems as kinds } from '../problems/disclosure.ts';
import type { Words } from '../problems/problem.ts';
import { finding, maskedExcerpt, type MaskingFinding } from './finding.ts';
import { findNumbers, type NumberHit } from './find-numbers.ts';
import { foldDigits, foldSpelled } from './fold-digits.ts';
import { mayBeName } from './surnames.ts';

/** Everything found in one piece of text; cells of a row are parted by tabs. */
export function scanText(text: string, place: Words): MaskingFinding[] {
  if (text.length < 4) return [];
  const folded = foldDigits(text);
  const found = [...numbersIn(text, folded, place), ...(folded.includes('\t') ? [] : scoresIn(folded, place)), ...addressesIn(folded, place), ...accountsIn(folded, place)];
  const spelled = foldSpelled(folded);
  // Spelling is looked at only where it hides something: the rest was seen above.
  const hidden = spelled === folded ? [] : numbersIn(text, spelled, place);
  return [...found, ...hidden.filter(({ code, excerpt }) => !found.some((one) => one.code === code && one.excerpt === excerpt)), ...encodedIn(folded, place)];
}

const names: Readonly<Record<NumberHit['kind'], string>> = { id: '身份证号', 'id-like': '疑似身份证号', pupil: '学籍号', mobile: '手机号', split: '疑似手机号', card: '银行卡号' };
const plain = { id: kinds.idNumberShown, 'id-like': kinds.idNumberLike, pupil: kinds.pupilNumberShown, mobile: kinds.mobileShown, split: kinds.numberSplit, card: kinds.bankCardShown } as const;

function numbersIn(text: string, folded: string, place: Words): MaskingFinding[] {
  return findNumbers(folded).map((hit) => {
    const soft = hit.kind === 'id-like' || hit.kind === 'split';
    const office = hit.kind === 'mobile' && OFFICE_LINE.test(folded.slice(Math.max(0, hit.start - 24), hit.start));
    return finding(office ? kinds.mobileOfOffice : plain[hit.kind], soft || office ? 'soft' : 'hard', {}, place, maskedExcerpt(text, hit.start, hit.end, names[hit.kind]));
  });
}

/** A line of the house, told as such in front of the number. */
const OFFICE_LINE = /(?:办公|咨询|监督|举报|投诉|服务|值班|报名|招生)(?:电话|热线|手机)[^\d。；\n]{0,10}$/;

const LABELLED_HOME = /(?:家庭(?:住址|地址)|现住址|居住地址|住址|户籍(?:所在)?(?:地|地址)|详细地址)\s*(?:为|是|[:：])\s*([^\s，。；,;]{4,40})/g;
const UNIT_OF_HOUSE = /(?:\d+|[一二三四五六七八九十]+)\s*(?:栋|幢|座|号楼|#楼?)\s*(?:\d+|[一二三四五六七八九十]+|[A-Da-d甲乙丙丁])\s*单元/g;
const ESTATE = /[\u4e00-\u9fff]{2,8}(?:小区|花园|家园|公寓|新村|嘉园|佳苑|名苑|花苑)\s*[A-Za-z\d一二三四五六七八九十]+\s*(?:栋|幢|座|号楼|#楼?)\s*\d{3,4}/g;
const VILLAGE_DOOR = /[\u4e00-\u9fff]{1,8}(?:村|社区|屯|庄)\s*第?(?:\d+|[一二三四五六七八九十]+)\s*(?:组|队|社)\s*第?(?:\d+|[一二三四五六七八九十]+)\s*号/g;

function addressesIn(folded: string, place: Words): MaskingFinding[] {
  const all = (pattern: RegExp, kind: typeof kinds.homeShown, weight: 'hard' | 'soft') => [...folded.matchAll(pattern)].map((one) =>
    finding(kind, weight, {}, place, maskedExcerpt(folded, one.index, one.index + one[0].length, weight === 'hard' ? '家庭住址' : '门牌')));
  const labelled = all(LABELLED_HOME, kinds.homeShown, 'hard');
  return labelled.length > 0 ? labelled : [...all(UNIT_OF_HOUSE, kinds.homeShown, 'hard'), ...all(ESTATE, kinds.homeShown, 'hard'), ...all(VILLAGE_DOOR, kinds.homeLike, 'soft')];
}

const EMAIL = /[A-Za-z0-9._%+-]{1,64}\s?(?:@|\(at\)|\[at\]|#at#)\s?[A-Za-z0-9-]{1,63}(?:\s?\.\s?[A-Za-z0-9-]{1,63}){0,4}\s?\.\s?(?:com|cn|net|org|edu|gov|io|me|vip)(?![A-Za-z])/gi;
const ACCOUNT = /(?:微信|QQ|钉钉)(?:号|账号)?\s*(?:为|是|[:：])\s*[A-Za-z0-9_-]{5,20}/gi;
const OFFICIAL = /\.gov\s?\.\s?cn$/i;

function accountsIn(folded: string, place: Words): MaskingFinding[] {
  const hits = [...folded.matchAll(EMAIL), ...folded.matchAll(ACCOUNT)].filter(([hit]) => !OFFICIAL.test(hit));
  return hits.map((one) => finding(kinds.emailShown, 'soft', {}, place, maskedExcerpt(folded, one.index, one.index + one[0].length, '邮箱或账号')));
}

const SUBJECT = '语文|数学|英语|外语|物理|化学|生物|历史|地理|政治|道德与法治|科学|总分|成绩|中考|高考|期末|期中|考试|体育';
const SCORED = new RegExp(String.raw`([\u4e00-\u9fff]{2,4}?)\s*(同学|学生|考生)?\s*(?:的|，|,|：|:|在|获得?|取得|考了|以)?\s*(?:${SUBJECT})[^，。；;\n\d]{0,10}?(\d{1,3}(?:\.\d)?)\s*分`, 'g');
const PLACED = /([\u4e00-\u9fff]{2,4}?)\s*(同学|学生|考生)?[^。；;\n]{0,20}?(?:全班|班级|年级|全校|全县|全区|全市)(?:排名|名次|排)?[^。；;\n\d]{0,4}第\s*(?:\d+|[一二三四五六七八九十百]+)\s*名?/g;

/** A pupil's score or rank told in a sentence. */
function scoresIn(folded: string, place: Words): MaskingFinding[] {
  const found = [SCORED, PLACED].flatMap((pattern) => [...folded.matchAll(pattern)].flatMap((one) => {
    const pupil = one[2] !== undefined || /(?:学生|同学|考生)$/.test(folded.slice(0, one.index));
    if (!endsInName(folded.slice(Math.max(0, one.index - 2), one.index) + (one[1] ?? ''))) return [];
    const excerpt = maskedExcerpt(folded, one.index, one.index + one[0].length, '姓名和成绩');
    return [pupil ? finding(kinds.pupilScores, 'hard', { count: 1 }, place, excerpt) : finding(kinds.personScores, 'soft', { count: 1 }, place, excerpt)];
  }));
  const worst = found.find(({ weight }) => weight === 'hard') ?? found[0];
  return worst === undefined ? [] : [worst];
}

/** Whether the last two or three characters may be a name. */
const endsInName = (text: string): boolean => [2, 3, 4].some((length) => text.length >= length && mayBeName(text.slice(-length)));

const BASE64 = /[A-Za-z0-9+/_-]{20,}={0,2}/g;

/** Text hidden in an encoding that any reader undoes. */
function encodedIn(folded: string, place: Words): MaskingFinding[] {
  return [...folded.matchAll(BASE64)].flatMap((one) => {
    const text = decoded(one[0]);
    const hides = text !== undefined && findNumbers(foldDigits(text)).some(({ kind }) => kind !== 'split');
    return hides ? [finding(kinds.encodedHides, 'hard', {}, place, maskedExcerpt(folded, one.index, one.index + one[0].length, '编码'))] : [];
  });
}

function decoded(code: string): string | undefined {
  // A number is no code.
  if (/^\d+$/.test(code) || code.length > 100_000) return undefined;
  const standard = code.replaceAll('-', '+').replaceAll('_', '/').replaceAll('=', '');
  const whole = standard.slice(0, standard.length - (standard.length % 4 === 1 ? 1 : 0));
  const binary = atob(whole);
  const text = new TextDecoder('utf-8').decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
  const printable = text.match(/[\p{L}\p{N}\p{P}\s]/gu)?.length ?? 0;
  return printable > text.length * 0.9 ? text : undefined;
}
