/*
 * A figure said again: 学校8处 … 这8所学校; the total in the opening and again at the end. Equal figures are paired when
 * they count the same noun. Unequal ones are told only where the words point back (这, 上述, 其余…上年).
 */
import { compare } from '../fraction.ts';
import type { Relation } from './relation.ts';
import type { Term } from './term.ts';

const POINTS_BACK = /(?:这|上述|以上|该|此)(?:共|批)?\s*$/u;
const LAST_YEAR = /(?:上年|去年|上一年|结转|续建|遗留)[^,，。;；]{0,8}$/u;
/** What is left over, said again where it is to be finished. */
const REST = /(?:其余|剩余|余下|还剩|尚余|尚有|还有|结余|结转|未[\p{Script=Han}]{2})的?\s*$/u;
/** How many earlier figures with the same value are looked at. */
const MEMORY = 6;

/** Pairs in which the later figure restates the earlier one. */
export function findEquals(terms: readonly Term[]): readonly Relation[] {
  const seen = new Map<string, Term[]>();
  return terms.flatMap((term) => {
    const key = `${term.family} ${String(term.quantity.normalized.value)}`;
    const before = seen.get(key) ?? [];
    const earlier = before.findLast(other => isRestated(other, term));
    seen.set(key, [...before.slice(1 - MEMORY), term]);
    if (earlier !== undefined) return [equal(earlier, term, true, '同一对象的数字前后重述')];
    return [...backReference(terms, term), ...carriedOver(terms, term), ...tableRow(terms, term)];
  });
}

function equal(earlier: Term, later: Term, isFirm: boolean, why: string): Relation {
  return { kind: 'equal', operands: [earlier], stated: later, isFirm, tolerance: 10, why };
}

function isRestated(earlier: Term, later: Term): boolean {
  if (!earlier.isExact || !later.isExact || earlier.quantity.sentence.start === later.quantity.sentence.start) return false;
  if (later.family === '%') return commonSuffix(earlier.lead, later.lead) >= 4;
  if (Number(later.quantity.normalized.value) < 2) return false;
  if (REST.test(earlier.lead) && REST.test(later.lead)) return true;
  const isNear = later.paragraph === earlier.paragraph;
  return sharedNoun(earlier, later) >= (isNear ? 1 : 2);
}

// 这8所学校: the nearest earlier figure of the same noun in the paragraph.
function backReference(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!POINTS_BACK.test(term.lead) || !term.isExact) return [];
  for (let at = term.index - 1; at >= 0 && term.index - at <= 6; at -= 1) {
    const other = terms[at] as Term;
    if (other.paragraph !== term.paragraph) return [];
    if (other.family === term.family && other.isExact && sharedNoun(other, term) >= 2) {
      const isNext = term.index - at <= 2;
      return [equal(other, term, isNext, '以“这”“上述”指代前文的数字')];
    }
  }
  return [];
}

// 上年未竣工的6个项目 in a plan, after 其余5个未竣工项目 in the summary.
function carriedOver(terms: readonly Term[], term: Term): readonly Relation[] {
  if (!LAST_YEAR.test(term.lead) || !term.isExact) return [];
  const state = /未[\p{Script=Han}]{2}|结转|续建|遗留/u.exec(term.lead)?.[0];
  if (state === undefined) return [];
  const other = terms.slice(0, term.index).findLast(earlier => earlier.isExact && earlier.family === term.family && earlier.paragraph !== term.paragraph
    && (earlier.lead.slice(-8) + earlier.tail.slice(0, 8)).includes(state) && sharedNoun(earlier, term) >= 2);
  return other === undefined ? [] : [equal(other, term, true, `上年“${state}”的数字在计划中重述`)];
}

// A row of a table that repeats a target of the text: 公开招聘教师 | 98名.
function tableRow(terms: readonly Term[], term: Term): readonly Relation[] {
  const label = /^[\s|]*(?<label>[\p{Script=Han}]{4,16})(?:\s+|\s*\|\s*)$/u.exec(term.lead)?.groups?.['label'];
  if (label === undefined || !term.isExact) return [];
  const other = terms.slice(0, term.index).findLast(earlier => earlier.isExact && earlier.family === term.family
    && earlier.paragraph !== term.paragraph && earlier.lead.trimEnd().endsWith(label));
  return other === undefined ? [] : [equal(other, term, true, `表中“${label}”与正文的数字重述`)];
}

/** Length of the longest noun both figures count, up to four characters; 0 when they share none. */
function sharedNoun(a: Term, b: Term): number {
  const nouns = nounsOf(a);
  const others = nounsOf(b);
  let best = 0;
  for (const noun of nouns) for (const other of others) best = Math.max(best, commonRun(noun, other));
  return best;
}

// A Chinese count has its noun before (学校8处) or after (8所学校).
function nounsOf(term: Term): readonly string[] {
  const before = /[\p{Script=Han}、]{1,12}$/u.exec(term.lead.replace(/[(（][^)）]*[)）]|共|达到?|有|为|约|的|\s/gu, ''))?.[0] ?? '';
  const after = /^[\p{Script=Han}、]{1,12}/u.exec(term.tail)?.[0] ?? '';
  return [before.slice(-7), after.slice(0, 10)].filter(noun => noun !== '');
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

/** Whether two exact values agree. */
export function agrees(a: Term, b: Term): boolean {
  return compare(a.value, b.value) === 0;
}
