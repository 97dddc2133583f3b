/*
 * A figure said again: 学校8处 … 这8所学校; the total in the opening and again at the end. Equal figures are paired when
 * they count the same noun. Unequal ones are told only where the words point back (这, 上述, 其余…上年).
 */
import { inOneSentence, type Relation, joined } from './relation.ts';
import { inClause, inLead, leadCue, type Term } from './term.ts';

const POINTS_BACK = leadCue(/(?:这|上述|以上|该|此)(?:共|批)?\s*$/u);
const LAST_YEAR = leadCue(/(?:上年|去年|上一年|结转|续建|遗留)[^,，。;；]{0,8}$/u);
/** What is left over, said again where it is to be finished. */
const REST = leadCue(/(?:其余|剩余|余下|还剩|尚余|尚有|还有|结余|结转|未[\p{Script=Han}]{2})的?\s*$/u);
const DEFINITE = leadCue(/(?<verb>[\p{Script=Han}]{2})的(?:这)?\s*$/u);
const WHOLE_COUNTY = leadCue(/(?<area>全[县市区])(?:现有|共有|的)?(?:各级各类)?\s*$/u);
const GOAL = leadCue(/^(?:全年|年内|计划|再)?(?<phrase>(?:新建|改建|扩建|改扩建|建成|新增|招聘|培训|创建|购置|改造|评选|资助)[\p{Script=Han}]{2,6})$/u);
/** How far back a figure may be restated, in figures; it keeps the search linear, and so the number of findings. */
const WINDOW = 400;
/** How many earlier figures with the same value are looked at. */
const MEMORY = 6;

/** Pairs in which this figure restates an earlier one. */
export function findEquals(terms: readonly Term[], term: Term): readonly Relation[] {
  let earlier = term.same;
  for (let step = 0; step < MEMORY && earlier !== undefined && term.index - earlier.index <= WINDOW; step += 1) {
    if (isRestated(earlier, term)) return [equal(earlier, term, true, '同一对象的数字前后重述')];
    earlier = earlier.same;
  }
  return joined(backReference(terms, term), carriedOver(terms, term), tableRow(terms, term), definite(terms, term), wholeCounty(terms, term), goalAgain(terms, term));
}

function equal(earlier: Term, later: Term, isFirm: boolean, why: string): Relation {
  return { kind: 'equal', operands: [earlier], stated: later, isFirm, tolerance: 0.5, why };
}

function isRestated(earlier: Term, later: Term): boolean {
  if (!earlier.isExact || !later.isExact || earlier.quantity.sentence.start === later.quantity.sentence.start) return false;
  if (later.family === '%') return commonSuffix(earlier.lead, later.lead) >= 4;
  if (Number(later.quantity.normalized.value) < 2) return false;
  if (inLead(REST, earlier) && inLead(REST, later)) return true;
  const isNear = later.paragraph === earlier.paragraph;
  return sharedNoun(earlier, later) >= (isNear ? 1 : 2);
}

// 这8所学校: the nearest earlier figure of the same noun in the paragraph.
function backReference(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!term.isExact || !inLead(POINTS_BACK, term)) return [];
  for (let at = term.index - 1; at >= 0 && term.index - at <= 8; at -= 1) {
    const other = terms[at] as Term;
    if (other.paragraph !== term.paragraph) return [];
    if (other.family === term.family && other.isExact && sharedNoun(other, term) >= 2) {
      // The nearest figure of the very noun is meant, however many other figures stand between.
      const isNext = term.index - at <= 2 || (sharedNoun(other, term) >= 4 && /^[\p{Script=Han}]{3,}/u.test(term.tail));
      return [equal(other, term, isNext, '以“这”“上述”指代前文的数字')];
    }
  }
  return [];
}

// 上年未竣工的6个项目 in a plan, after 其余5个未竣工项目 in the summary.
function carriedOver(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!term.isExact || !inLead(LAST_YEAR, term)) return [];
  const state = /未[\p{Script=Han}]{2}|结转|续建|遗留/u.exec(term.lead)?.[0];
  if (state === undefined) return [];
  const other = findEarlier(terms, term, before => before.isExact && before.family === term.family && before.paragraph !== term.paragraph
    && (before.lead.slice(-8) + before.tail.slice(0, 8)).includes(state) && sharedNoun(before, term) >= 2);
  return other === undefined ? [] : [equal(other, term, true, `上年“${state}”的数字在计划中重述`)];
}

// 招聘教师182人 … 新招聘的182名教师: the same verb and the same noun, made definite by 的.
function definite(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!term.isExact || !inLead(DEFINITE, term)) return [];
  const verb = DEFINITE.pattern.exec(term.lead)?.groups?.['verb'];
  const tail = /^[\p{Script=Han}]{2,5}/u.exec(term.tail)?.[0] ?? '';
  if (verb === undefined || tail === '') return [];
  const nouns = Array.from({ length: tail.length - 1 }, (_, at) => tail.slice(0, at + 2)).join('|');
  const phrase = new RegExp(`${verb}(?:了)?(?:${nouns})(?:共)?\\s*$`, 'u');
  const other = findEarlier(terms, term, before => before.isExact && before.family === term.family && phrase.test(before.lead));
  return other === undefined ? [] : [{ ...equal(other, term, true, `“${verb}”的数字前后重述`), tolerance: 0.2 }];
}

// 新建校舍6栋，新增学位900个 … 新建校舍5栋，增加学位900个: the same deed said twice; that the other figure agrees shows it is the same.
function goalAgain(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!term.isExact || term.amount < 3 || !inClause(GOAL, term)) return [];
  const phrase = GOAL.pattern.exec(term.clause)?.groups?.['phrase'];
  if (phrase === undefined) return [];
  const agreeing = beside(terms, term).filter(near => near.same !== undefined && near.amount >= 50);
  const other = agreeing.flatMap(near => besideSame(terms, near)).find(before => before.isExact && before.family === term.family && before.amount !== term.amount
    && before.paragraph !== term.paragraph && before.quantity.kind === term.quantity.kind && before.clause.endsWith(phrase));
  return other === undefined ? [] : [{ ...equal(other, term, true, `“${phrase}”的数字前后重述`), tolerance: 0.2 }];
}

// The other figures of the sentences that gave this figure before, for the same noun.
function besideSame(terms: readonly Term[], near: Term): readonly Term[] {
  const found: Term[] = [];
  let earlier = near.same;
  for (let step = 0; step < MEMORY && earlier !== undefined && near.index - earlier.index <= WINDOW; step += 1) {
    if (sharedNoun(earlier, near) >= 2) found.push(...beside(terms, earlier));
    earlier = earlier.same;
  }
  return found;
}

/** The other figures of the same sentence. */
function beside(terms: readonly Term[], term: Term): readonly Term[] {
  const near: Term[] = [];
  for (let at = Math.max(0, term.index - 4); at <= term.index + 4 && at < terms.length; at += 1) {
    const other = terms[at] as Term;
    if (other !== term && inOneSentence(other, term)) near.push(other);
  }
  return near;
}

// 全县现有各级各类学校186所 … 全县186所学校: the stock of the whole county.
function wholeCounty(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!term.isExact || !inLead(WHOLE_COUNTY, term)) return [];
  const area = WHOLE_COUNTY.pattern.exec(term.lead)?.groups?.['area'];
  const noun = /^(?:各级各类)?(?<noun>学校|幼儿园|中小学校|中小学|小学|初中|教职工|专任教师|在校学生|在校生)(?![\p{Script=Han}]{0,2}(?:生|长|师))/u.exec(term.tail)?.groups?.['noun'];
  if (area === undefined || noun === undefined) return [];
  const phrase = new RegExp(`${area}(?:现有|共有|有)(?:各级各类)?${noun}(?:共)?\\s*$`, 'u');
  const other = findEarlier(terms, term, before => before.isExact && before.family === term.family && phrase.test(before.lead));
  return other === undefined ? [] : [{ ...equal(other, term, true, `${area}${noun}总数前后重述`), tolerance: 0.1 }];
}

function findEarlier(terms: readonly Term[], term: Term, isMeant: (before: Term) => boolean): Term | undefined {
  for (let at = term.index - 1; at >= Math.max(0, term.index - WINDOW); at -= 1) {
    const before = terms[at] as Term;
    if (isMeant(before)) return before;
  }
  return undefined;
}

// A row of a table that repeats a target of the text: 公开招聘教师 | 98名.
function tableRow(terms: readonly Term[], term: Term): readonly Relation[] {
  // Most words stand right before their number.
  if (!term.isExact || (!term.lead.endsWith('|') && term.lead.trimEnd() === term.lead)) return [];
  const label = /^[\s|]*(?<label>[\p{Script=Han}]{4,16})(?:\s+|\s*\|\s*)$/u.exec(term.lead)?.groups?.['label'];
  if (label === undefined) return [];
  const other = findEarlier(terms, term, before => before.isExact && before.family === term.family
    && before.paragraph !== term.paragraph && before.lead.trimEnd().endsWith(label));
  return other === undefined ? [] : [equal(other, term, true, `表中“${label}”与正文的数字重述`)];
}

/** Length of the longest noun both figures count, up to four characters; 0 when they share none. */
function sharedNoun(a: Term, b: Term): number {
  const others = nounsOf(b);
  let longest = 0;
  for (const noun of nounsOf(a)) for (const other of others) longest = Math.max(longest, commonRun(noun, other));
  return longest;
}

// Small figures are met again and again, so the nouns of each are sought once.
function nounsOf(term: Term): readonly string[] {
  return term.source.nouns[term.index] ??= seekNouns(term);
}

// A Chinese count has its noun before (学校8处) or after (8所学校).
function seekNouns(term: Term): readonly string[] {
  const before = /[\p{Script=Han}、]{1,12}$/u.exec(term.lead.slice(-24).replace(/[(（][^)）]*[)）]|共|达到?|有|为|约|的|\s/gu, ''))?.[0] ?? '';
  const after = /^[\p{Script=Han}、]{1,12}/u.exec(term.tail)?.[0] ?? '';
  return [before.slice(-7), after.slice(0, 10)].filter(noun => noun !== '').map(noun => noun.replace('老师', '教师'));
}

function commonRun(a: string, b: string): number {
  for (let size = Math.min(4, a.length, b.length); size > 0; size -= 1) {
    for (let at = 0; at + size <= a.length; at += 1) if (b.includes(a.slice(at, at + size))) return size;
  }
  return 0;
}

function commonSuffix(a: string, b: string): number {
  let size = 0;
  while (size < Math.min(a.length, b.length) && a[a.length - 1 - size] === b[b.length - 1 - size]) size += 1;
  return size;
}
