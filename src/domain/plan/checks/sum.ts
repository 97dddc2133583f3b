/*
 * Parts and their total: 共10所，其中甲6所、乙4所 · 甲6人、乙4人，共10人 · 男子组、女子组各2场，共4场. "其中" may pick out
 * only some parts, and its parts may overlap (女教师, 党员); a mismatch is told only where the parts divide the whole.
 */
import { findListed } from './listed.ts';
import { isPair, isPart, OUTSIDE, timesEach, timesOf } from './part.ts';
import { CHANGE, inOneSentence, type Relation, termsBefore, joined } from './relation.ts';
import { inClause, inLead, isWhole, leadCue, type Term } from './term.ts';

const PARTS_FOLLOW = leadCue(/其中[^;；。]*$|(?:分别(?:为|是)|包括|包含)[^,，;；。]*$|[(（][^)）]*$|[:：][^:：,，;；。]*$|一是[^;；。]*$/u);
const TOTAL = leadCue(/(?:共计|合计|总计|累计|总共|一共|两项|三项|四项|各项|总(?:数|额|量|投入|投资|人数|面积)|(?<!公)共)[^同建享青创,，。]{0,8}$/u);
const AMONG = leadCue(/其中/u);
const BRACKET = leadCue(/[(（)）]/u);
/** What follows divides a part, not the whole. */
const DIVIDES = leadCue(/(?:包括|包含|其中|分别为)[^,，]*$/u);
const POINTS_BACK = leadCue(/(?:这|上述|以上)(?:共)?\s*$/u);
/** Ways to divide a whole. Parts of one way add up; parts of different ways overlap. */
const DIVISIONS: readonly RegExp[] = [
  /幼儿园|学前|小学|初中|高中|中学|中职|职校|职业|特教|特殊教育|九年一贯/u, /男|女/u, /国家级|省级|市级|县级|区级|校级|国家、|中央|省财政|市财政/u,
  /新建|改建|扩建|改扩建|迁建|续建|设备|校舍|场地|购置|维修/u, /城区|县城|县直|城镇|乡镇|农村|乡村/u, /研究生|硕士|博士|本科|专科/u,
  /高级|中级|初级/u, /财政|自筹|专项|上级|一般公共|基金|债券|贷款|事业收入|社会|捐/u, /公办|民办|普惠/u,
];
/** Marks people or things that other parts may hold as well. */
const OVERLAPPING = /党员|骨干|名师|班主任|女教师|留守|贫困|残疾|随迁|重点|示范|优秀|以上/u;

/** Relations between a total and its parts. */
export function findSums(terms: readonly Term[], term: Term): readonly Relation[] {
  return joined(totalThenParts(terms, term), partsThenTotal(terms, term), pointedBack(terms, term), findListed(terms, term));
}

/** `first` is the first part after 其中, （ or ：. */
function totalThenParts(terms: readonly Term[], first: Term): readonly Relation[] {
  if (!inLead(PARTS_FOLLOW, first) || inLead(TOTAL, first)) return [];
  const isOpen = !inLead(AMONG, first);
  return firstParts(terms, first).flatMap(start => partWindows(terms, start)).flatMap((parts, at) => totals(terms, parts).map((total): Relation => ({
    kind: 'sum', operands: parts, ...timesOf(parts), stated: total, ...(at === 0 && isDivision(parts, total, isOpen) && !leavesRest(parts, total)
      ? { isFirm: true, tolerance: toleranceOf(parts) } : { isFirm: false }),
    why: isOpen ? '总数后逐项列出' : '总数后以“其中”列出各部分',
  })));
}

// 其中，甲项目90个，投资8亿元；乙项目…: each family of units in the first clause may be the one that adds up.
function firstParts(terms: readonly Term[], first: Term): readonly Term[] {
  const near = terms.slice(first.index, first.index + 3).filter(term => inOneSentence(term, first) && isPart(term));
  return near.filter((term, at) => near.findIndex(other => other.family === term.family) === at && (term === first || !inLead(AMONG, term)));
}

// Parts run to the end of the sentence, or on over semicolons. The longest run is tried first.
function partWindows(terms: readonly Term[], first: Term): readonly (readonly Term[])[] {
  const parts: Term[] = [first];
  const windows: (readonly Term[])[] = [];
  const nesting = { depth: 0, isInClause: false };
  for (let at = first.index + 1; at < Math.min(terms.length, first.index + 30); at += 1) {
    const term = terms[at] as Term;
    const isNewSentence = !inOneSentence(term, terms[at - 1] as Term);
    if (term.paragraph !== first.paragraph || (isNewSentence && !isAfterSemicolon(terms, at))) break;
    if (isNewSentence && parts.length > 1) windows.push([...parts]);
    if (isPartOfPart(nesting, terms, at, isNewSentence)) continue;
    if (nesting.depth < 0) break;
    if (term.family !== first.family) continue;
    if (inLead(TOTAL, term) || inLead(CHANGE, term)) break;
    if (isPart(term)) parts.push(term);
  }
  if (parts.length > 1) windows.push(parts);
  // Without commas the sentence runs on past the list, so shorter runs may still prove the total.
  const shorter = parts.slice(2).map((_, at) => parts.slice(0, at + 2));
  // 其中小学40所、初中20所；近三年改造30所: after a list, a semicolon ends it; between single parts, it joins them.
  return windows[0] !== undefined && endsList(windows[0], parts) ? [...windows, ...shorter] : [...windows.reverse(), ...shorter];
}

function endsList(list: readonly Term[], parts: readonly Term[]): boolean {
  const last = parts[list.length - 1];
  const first = parts[0];
  return list.length < parts.length && last !== undefined && first !== undefined && inOneSentence(first, last) && list.length >= 2;
}

// 小学281所（含97个教学点）, 上级资金5018万元，包括…: what divides a part further is no part of the whole.
function isPartOfPart(nesting: { depth: number; isInClause: boolean }, terms: readonly Term[], at: number, isNewSentence: boolean): boolean {
  const term = terms[at] as Term;
  if (inLead(BRACKET, term)) nesting.depth += count(term.lead, /[(（]/gu) - count(term.lead, /[)）]/gu);
  if (isNewSentence) nesting.isInClause = false;
  if (nesting.depth === 0 && inLead(DIVIDES, term)) nesting.isInClause = true;
  return nesting.depth > 0 || nesting.isInClause;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

function isAfterSemicolon(terms: readonly Term[], at: number): boolean {
  const before = (terms[at - 1] as Term).tail;
  return /[;；]\s*$/u.test(before) || /^\s*[;；]/u.test((terms[at] as Term).lead);
}

function totals(terms: readonly Term[], parts: readonly Term[]): readonly Term[] {
  const first = parts[0] as Term;
  return termsBefore(terms, first, 8).filter(term => term.family === first.family && !inLead(CHANGE, term) && !inClause(OUTSIDE, term)
    && parts.every(part => part.amount <= term.amount)).slice(0, 3);
}

// 其中 may leave some out (未评职称), but parts never come to more than the whole: what is missing must be little.
function leavesRest(parts: readonly Term[], total: Term): boolean {
  const names = parts.map(nameOf);
  if (isPair(names)) return false;
  const sum = parts.reduce((size, part) => size + part.amount, 0);
  const isKnown = DIVISIONS.some(way => names.filter(name => way.test(name)).length >= 2);
  return sum < total.amount * (parts.length === 2 ? 0.98 : isKnown ? 0.92 : 0.98);
}

function isDivision(parts: readonly Term[], total: Term, isOpen: boolean): boolean {
  if (parts.length < (isOpen ? 3 : 2)) return false;
  const names = parts.map(nameOf);
  if (names.some(name => OVERLAPPING.test(name)) || (OVERLAPPING.test(total.clause) && !isPair(names))) return false;
  const ways = names.map(name => DIVISIONS.flatMap((way, at) => (way.test(name) ? [at] : [])));
  const known = ways.filter(way => way.length > 0);
  return known.length < 2 || DIVISIONS.some((_, at) => known.every(way => way.includes(at)));
}

/** What a part is called: the words before its number and those right after, up to a stop. */
function nameOf(part: Term): string {
  return part.clause.replace(/^其中/u, '') + (/^[^(（,，、;；。]{0,8}/u.exec(part.tail)?.[0] ?? '');
}

// The more parts are listed, the surer that all were meant.
function toleranceOf(parts: readonly Term[]): number {
  if (isPair(parts.map(nameOf))) return 0.34;
  return parts.length >= 3 ? 0.15 : 0.09;
}

/** `total` is the figure after 共, 合计. */
function partsThenTotal(terms: readonly Term[], total: Term): readonly Relation[] {
  if (!inClause(TOTAL, total)) return [];
  const before = termsBefore(terms, total, 12);
  const each = eachOf(terms, before[0], total);
  if (each !== undefined) return [each];
  const wanted = /两项|二者|两者/u.test(total.lead) ? 2 : /三项|三者/u.test(total.lead) ? 3 : /四项/u.test(total.lead) ? 4 : 0;
  const near = before.filter(term => term.family === total.family && isPart(term) && !inLead(CHANGE, term)
    && (wanted > 0 || inOneSentence(term, total)));
  const runs = wanted > 0 ? [near.slice(0, wanted)] : near.map((_, at) => near.slice(0, at + 1)).reverse();
  return runs.filter(run => run.length >= 2).map((run, at): Relation => ({
    kind: 'sum', operands: [...run].reverse(), ...timesOf([...run].reverse()), stated: total, isFirm: at === 0 && isAddedUp(run, total), tolerance: slipOf(run, total),
    why: wanted > 0 ? '写明几项合计' : '逐项列出后写明合计',
  }));
}

function isAddedUp(run: readonly Term[], total: Term): boolean {
  const isExplicit = /合计|共计|总计|两项|三项|四项|总共|[两二三四](?:年|者|类|批)共/u.test(total.clause) || /[,，]\s*(?:全年|全县|全市|总)?共[^\p{L}]*$/u.test(total.lead);
  return (isExplicit || saysVerbAgain(run, total) || countsThemAll(run, total)) && !run.some(term => OVERLAPPING.test(term.clause));
}

// 资助甲4120人次、乙21350人次、丙3260人次，共资助30620人次
function saysVerbAgain(run: readonly Term[], total: Term): boolean {
  const verb = /^[,，]\s*(?:全年|全[县市区])?(?:总共|一共|共)(?<verb>[\p{Script=Han}]{2})/u.exec(total.lead)?.groups?.['verb'];
  return verb !== undefined && run.length >= 3 && isRun(run, total) && (run[run.length - 1]?.lead.includes(verb) ?? false);
}

// 小学32所、初中12所、高中4所，共有学校48所
const countsThemAll = (run: readonly Term[], total: Term): boolean => run.length >= 3 && isRun(run, total) && /^[,，]\s*(?:全年|全[县市区])?共(?:有|获|获得)[\p{Script=Han}]{0,4}$/u.test(total.lead);

/** Whether the parts follow one another up to the total, marks alone between them. */
function isRun(run: readonly Term[], total: Term): boolean {
  return run.every((part, at) => part.index === total.index - 1 - at && (at === run.length - 1 || /^[、,，和及]/u.test(part.lead)));
}

// In small numbers one too many is already more than a tenth.
function slipOf(run: readonly Term[], total: Term): number {
  const noun = /^[\p{Script=Han}]{1,4}/u.exec(total.tail)?.[0] ?? '';
  const isSame = noun === '' || [...noun].some(sign => run.every(part => (part.clause + part.tail.slice(0, 4)).includes(sign)));
  return isWhole(total) && run.length >= 3 && isSame && isRun(run, total) ? Math.max(0.12, 1.01 / total.amount) : 0.12;
}

// 甲、乙各2场，共4场: the one figure counts once for each name.
function eachOf(terms: readonly Term[], part: Term | undefined, total: Term): Relation | undefined {
  if (part === undefined || part.family !== total.family || !inOneSentence(part, total)) return undefined;
  const times = timesEach(part);
  if (times === 1 || terms[part.index - 1]?.family === part.family) return undefined;
  return {
    kind: 'sum', operands: [part], multipliers: [times], stated: total, isFirm: true, tolerance: 0.5, why: `${times}项各计一次后合计`,
  };
}

// 小学20所，初中8所，这28所学校: the figure that points back adds up what was just listed.
function pointedBack(terms: readonly Term[], total: Term): readonly Relation[] {
  if (!inLead(POINTS_BACK, total)) return [];
  const near = termsBefore(terms, total, 6).filter(term => term.family === total.family);
  return near.slice(1).map((_, at): Relation => ({
    kind: 'sum', operands: near.slice(0, at + 2).reverse(), stated: total, isFirm: false, why: '以“这”“上述”合指前文各数',
  }));
}
