/*
 * Amounts worked out by a standard set down earlier: 小学每生720元、初中940元 … 按小学25000人、初中12000人核定，分别拨付1800万元、
 * 1128万元. Who the standard is for ties the three together, so they may stand sentences apart.
 */
import { inOneSentence, type Relation } from './relation.ts';
import type { Term } from './term.ts';

const STANDARD = /生均|人均|每(?:生|人|名|校|园|班|所|车|点)|标准|定额/u;
const GROUP = /寄宿生|走读生|小学|初中|普通高中|高中|中职|幼儿园?|特教|特殊教育|特岗教师|班主任|教师|校长|公办|民办|小规模学校|教学点/gu;
/** How many figures back a standard may stand. */
const REACH = 25;

/** Whether a value is what the figure says, within its last printed place. */
export function comesTo(value: number, stated: Term): boolean {
  return Math.abs(value - stated.amount) <= 0.51 * 10 ** -stated.decimals;
}

/** Products of a count and a standard for the same group that was stated earlier. */
export function findStandards(terms: readonly Term[], total: Term): readonly Relation[] {
  if (total.family !== '元') return [];
  if (/分别/u.test(total.lead)) return respectively(terms, total);
  const near = [terms[total.index - 1], terms[total.index + 1]].filter(term => term !== undefined && isCount(term, total)) as Term[];
  return near.flatMap((counted) => {
    const standard = standardFor(terms, counted, total, candidate => comesTo(candidate.amount * counted.amount, total));
    return standard === undefined ? [] : [product(counted, standard, total, false)];
  });
}

function product(counted: Term, standard: Term, total: Term, isFirm: boolean): Relation {
  return { kind: 'product', operands: [counted, standard], stated: total, isFirm, tolerance: 0.12, why: '人数乘以前文所定标准即金额' };
}

function isCount(term: Term, total: Term): boolean {
  return /^(?:人|所|辆|班)$/u.test(term.family) && inOneSentence(term, total) && term.amount > 1;
}

// 按甲25000人、乙12000人核定，分别拨付1800万元、1128万元. When one of the list holds, the others were meant to.
function respectively(terms: readonly Term[], first: Term): readonly Relation[] {
  const totals = [first];
  for (let at = first.index + 1; terms[at]?.family === first.family && /^\s*[、和,，]\s*$/u.test(terms[at]?.lead ?? ''); at += 1) totals.push(terms[at] as Term);
  const counts = terms.slice(Math.max(0, first.index - totals.length), first.index);
  if (totals.length < 2 || counts.length !== totals.length || !counts.every(term => isCount(term, first))) return [];
  const found = totals.flatMap((total, at) => {
    const counted = counts[at] as Term;
    const standard = standardFor(terms, counted, counts[0] as Term, () => true);
    return standard === undefined ? [] : [{ counted, standard, total }];
  });
  const holds = found.some(({ counted, standard, total }) => comesTo(counted.amount * standard.amount, total));
  return found.map(({ counted, standard, total }) => product(counted, standard, total, holds));
}

function standardFor(terms: readonly Term[], counted: Term, before: Term, isMeant: (standard: Term) => boolean): Term | undefined {
  const groups = counted.clause.match(GROUP);
  if (groups === null) return undefined;
  for (let at = before.index - 1; at >= Math.max(0, before.index - REACH); at -= 1) {
    const candidate = terms[at] as Term;
    if (candidate.family === '元' && candidate.amount > 1 && candidate !== counted && isMeant(candidate) && isFor(candidate, groups) && isStandard(terms, candidate)) return candidate;
  }
  return undefined;
}

function isFor(standard: Term, groups: readonly string[]): boolean {
  return groups.some(group => standard.lead.includes(group));
}

// 生均定额小学720元/年、初中940元/年: the word that makes it a standard may stand before the first of the list.
function isStandard(terms: readonly Term[], term: Term): boolean {
  let at = term;
  for (let step = 0; step < 5 && !STANDARD.test(at.lead); step += 1) {
    const last = terms[at.index - 1];
    if (last === undefined || last.family !== '元' || !inOneSentence(last, at) || !/^[^,，。;；]{0,6}[、和]/u.test(at.lead)) return false;
    at = last;
  }
  return STANDARD.test(at.lead);
}
