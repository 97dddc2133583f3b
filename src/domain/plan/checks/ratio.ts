/*
 * A percentage of two figures in the text: 共32个，竣工27个，竣工率84.4% · 投入4.87亿元，占总投资的86.6%. Which figure is the
 * whole follows from the words after 占 and from the order; a mismatch is told only where both members are certain.
 */
import { inOneSentence, type Relation, termsBefore } from './relation.ts';
import type { Term } from './term.ts';

const SHARE = /(?<of>[^,，。;；、]{0,16}?)占(?<whole>[^,，。;；占]{0,24}?)(?:的)?(?:比例|比重|比)?(?:为|达到|达|约)?\s*$/u;
const RATE = /(?<stem>[\p{Script=Han}]{1,12}?)(?:率|比例|比重|完成比)(?:为|达到|达|是|约|已达)?\s*$/u;
const PLANNED = /完成(?:了)?(?:全年|年度|年初|总)?(?<whole>[^,，。;；]{0,12}(?:计划|任务|目标|预算|总投资)[^,，。;；]{0,4}?)(?:的)?\s*$/u;

/** Relations in which a percentage is stated for two figures before it. */
export function findRatios(terms: readonly Term[], term: Term): readonly Relation[] {
  if (term.quantity.normalized.unit !== '%') return [];
  return /分别|各/u.test(term.lead) ? respectively(terms, term) : ratiosOf(terms, term);
}

function ratiosOf(terms: readonly Term[], share: Term): readonly Relation[] {
  const lead = share.clause;
  const between = wholeBetween(terms, share);
  if (between !== undefined) return [between];
  const whole = SHARE.exec(lead)?.groups?.['whole'] ?? PLANNED.exec(lead)?.groups?.['whole'];
  if (whole !== undefined) return shareOf(terms, share, whole, SHARE.exec(lead)?.groups?.['of'] ?? '');
  const stem = RATE.exec(lead)?.groups?.['stem'];
  return stem === undefined ? [] : [...rateOf(terms, share, stem), ...membersInBrackets(terms, share)];
}

// 占…的: the part is the figure right before; the whole is the one the words after 占 describe, or the one 其中 refers to.
function shareOf(terms: readonly Term[], share: Term, whole: string, of: string): readonly Relation[] {
  const before = termsBefore(terms, share, 12).filter(term => term.family !== '%');
  // 公办园占比42.9%: who has the share may be named, and then need not be the figure right before.
  const called = of.trim().slice(0, 2);
  const meant = called.length < 2 ? undefined : before.find(term => term.clause.includes(called));
  const part = meant ?? before[0];
  const isSure = called.length < 2 || meant !== undefined;
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
    kind: 'ratio', operands: [part, term], stated: share, isFirm: at === 0 && isSure && (isNamed || (refersBack && term === nearest)),
    tolerance: 0.12, why: isNamed ? `占“${whole}”的比例` : '部分占总数的比例',
  }));
}

// 完成4.2亿元，占年度计划5亿元的84%: the whole stands between.
function wholeBetween(terms: readonly Term[], share: Term): Relation | undefined {
  const [whole, part] = [terms[share.index - 1], terms[share.index - 2]];
  if (whole === undefined || part === undefined || part.family !== whole.family || !inOneSentence(part, share)) return undefined;
  if (!/^的(?:比例|比重)?(?:为|达)?\s*$/u.test(share.lead) || !/(?:占|完成)[^,，。;；]{0,12}$/u.test(whole.lead)) return undefined;
  return { kind: 'ratio', operands: [part, whole], stated: share, isFirm: true, tolerance: 0.12, why: '“占…的”写明总数' };
}

// 小学41200人、初中22300人、高中15150人，分别占52.4%、28.4%、19.3%
function respectively(terms: readonly Term[], first: Term): readonly Relation[] {
  if (!/占/u.test(first.lead)) return [];
  const shares = [first];
  for (let at = first.index + 1; terms[at]?.quantity.normalized.unit === '%' && /^\s*(?:、|和|,|，)\s*$/u.test(terms[at]?.lead ?? ''); at += 1) shares.push(terms[at] as Term);
  const parts = terms.slice(Math.max(0, first.index - shares.length), first.index);
  const whole = terms[first.index - shares.length - 1];
  const isList = whole !== undefined && parts.length === shares.length && parts.every(part => part.family === whole.family && part.amount <= whole.amount && inOneSentence(part, first));
  return !isList ? [] : shares.map((share, at): Relation => ({
    kind: 'ratio', operands: [parts[at] as Term, whole], stated: share, isFirm: inOneSentence(whole, first), tolerance: 0.06, why: '各部分依次写明所占比例',
  }));
}

// 竣工率: the part is the figure said to be 竣工; the whole is the like figure before it.
function rateOf(terms: readonly Term[], share: Term, stem: string): readonly Relation[] {
  const key = stem.slice(-2);
  const part = termsBefore(terms, share, 4).find(term => term.family !== '%' && (term.clause + term.tail.slice(0, 16)).includes(key));
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
  const described = term.clause + term.tail.slice(0, 10);
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
