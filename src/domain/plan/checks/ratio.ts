/*
 * A percentage of two figures in the text: 共32个，竣工27个，竣工率84.4% · 投入4.87亿元，占总投资的86.6%. Which figure is the
 * whole follows from the words after 占 and from the order; a mismatch is told only where both members are certain.
 */
import { clauseLead, inOneSentence, type Relation, termsBefore } from './relation.ts';
import type { Term } from './term.ts';

const SHARE = /占(?<whole>[^,，。;；占]{0,24}?)(?:的)?(?:比例|比重|比)?(?:为|达到|达|约)?\s*$/u;
const RATE = /(?<stem>[\p{Script=Han}]{1,12}?)(?:率|比例|比重|完成比)(?:为|达到|达|是|约|已达)?\s*$/u;
const PLANNED = /完成(?:了)?(?:全年|年度|年初|总)?(?<whole>[^,，。;；]{0,12}(?:计划|任务|目标|预算|总投资)[^,，。;；]{0,4}?)(?:的)?\s*$/u;

/** Relations in which a percentage is stated for two figures before it. */
export function findRatios(terms: readonly Term[]): readonly Relation[] {
  return terms.flatMap(term => (term.quantity.normalized.unit === '%' && !/分别|各/u.test(term.lead) ? ratiosOf(terms, term) : []));
}

function ratiosOf(terms: readonly Term[], share: Term): readonly Relation[] {
  const lead = clauseLead(share);
  const whole = SHARE.exec(lead)?.groups?.['whole'] ?? PLANNED.exec(lead)?.groups?.['whole'];
  if (whole !== undefined) return shareOf(terms, share, whole);
  const stem = RATE.exec(lead)?.groups?.['stem'];
  return stem === undefined ? [] : [...rateOf(terms, share, stem), ...membersInBrackets(terms, share)];
}

// 占…的: the part is the figure right before; the whole is the one the words after 占 describe, or the one 其中 refers to.
function shareOf(terms: readonly Term[], share: Term, whole: string): readonly Relation[] {
  const before = termsBefore(terms, share, 12);
  const part = before.find(term => term.family !== '%');
  if (part === undefined || !inOneSentence(part, share)) return [];
  const wholes = terms.slice(Math.max(0, part.index - 12), part.index).filter(term => term.paragraph === part.paragraph
    && term.family === part.family && term.amount >= part.amount).reverse();
  const named = core(whole);
  const described = wholes.filter(term => named !== '' && likeness(named, term) >= Math.min(2, named.length));
  const isNamed = described.length > 0;
  const nearest = wholes[0];
  const refersBack = nearest !== undefined && named === '' && (/其中/u.test(part.lead) || inOneSentence(nearest, share));
  const ranked = isNamed ? closestFirst(described, part, share) : wholes;
  return ranked.map((term, at): Relation => ({
    kind: 'ratio', operands: [part, term], stated: share, isFirm: at === 0 && (isNamed || (refersBack && term === nearest)),
    tolerance: 0.12, why: isNamed ? `占“${whole}”的比例` : '部分占总数的比例',
  }));
}

// 竣工率: the part is the figure said to be 竣工; the whole is the like figure before it.
function rateOf(terms: readonly Term[], share: Term, stem: string): readonly Relation[] {
  const key = stem.slice(-2);
  const part = termsBefore(terms, share, 4).find(term => term.family !== '%' && (clauseLead(term) + term.tail.slice(0, 16)).includes(key));
  if (part === undefined || key.length < 2) return [];
  const wholes = terms.slice(Math.max(0, part.index - 10), part.index).filter(term => term.family === part.family
    && term.amount >= part.amount).reverse();
  return wholes.map((term, at): Relation => ({
    kind: 'ratio', operands: [part, term], stated: share,
    isFirm: at === 0 && term.paragraph === part.paragraph && inOneSentence(part, share) && sameUnit(part, term) && covers(stem.slice(0, -2), part, term),
    tolerance: 0.06, why: `${key}数与总数之比即${key}率`,
  }));
}

// 合格率98.5%（参加1200人，合格1182人）
function membersInBrackets(terms: readonly Term[], share: Term): readonly Relation[] {
  const [a, b] = [terms[share.index + 1], terms[share.index + 2]];
  if (!/^\s*[(（]/u.test(share.tail) || a === undefined || b === undefined || a.family !== b.family || !inOneSentence(share, b)) return [];
  const operands = a.amount <= b.amount ? [a, b] : [b, a];
  return [{ kind: 'ratio', operands, stated: share, isFirm: !/[)）]/u.test(b.lead), tolerance: 0.06, why: '括号内写明该率的分子分母' }];
}

// 对口就业率 is no 就业率: what narrows the rate must be said of its members too.
function covers(scope: string, part: Term, whole: Term): boolean {
  return scope === '' || [part.lead, part.tail, whole.lead, whole.tail].join('').includes(scope);
}

function sameUnit(a: Term, b: Term): boolean {
  return a.quantity.normalized.unit === b.quantity.normalized.unit;
}

/** The words of a whole without what every whole has. */
function core(whole: string): string {
  return whole.replace(/总数|总量|总人数|总额|全部|全年|全县|全市|全区|应|比例|人数|数量|额|数|的|到/gu, '');
}

/** How many characters of `words` the description of a term has, in pairs. */
function likeness(words: string, term: Term): number {
  const described = clauseLead(term) + term.tail.slice(0, 10);
  const signs = [...words];
  const pairs = signs.slice(1).filter((sign, at) => described.includes((signs[at] ?? '') + sign)).length;
  return pairs === 0 ? 0 : pairs + 1;
}

function closestFirst(wholes: readonly Term[], part: Term, share: Term): readonly Term[] {
  const distance = (whole: Term): number => {
    return whole.amount === 0 ? Infinity : Math.abs((part.amount / whole.amount) * 100 - share.amount);
  };
  return [...wholes].sort((a, b) => distance(a) - distance(b));
}
