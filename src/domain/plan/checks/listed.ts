/*
 * Sums whose total is not announced by 其中 or 合计: a run of like figures and a total near it (踢了5场，赢3场、平1场、输1场), two
 * that leave no third (16辆，上半年10辆、下半年6辆), and a total with one amount in each item below it (一是…二是…三是…). Many runs
 * divide nothing, so they are told where they add up; a mismatch only where the text says how many parts there are.
 */
import { isPair, isPart, timesOf } from './part.ts';
import { CHANGE, inOneSentence, type Relation, termsBefore, joined } from './relation.ts';
import { inClause, inLead, leadCue, type Term } from './term.ts';

const GOES_ON = leadCue(/^(?:[(（][^)）]*[)）])?[^,，。;；、(（)）]{0,10}[、,，和及]|^[和及]/u);
const TOTAL = leadCue(/共|总|累计|合计|落实|筹措|争取|计划|安排|投入/u);
const AMONG = leadCue(/其中/u);
const IN_ALL = leadCue(/共|总|累计|合计/u);
const OF_THE_YEAR = leadCue(/共|总|累计|合计|全年|年度/u);
const SPENDS = leadCue(/^(?:安排|投入|投资|拨付|筹措|争取|落实)[\p{Script=Han}]{0,4}$/u);
const SHARED = leadCue(/分别(?<verb>[\p{Script=Han}]{2,4})$/u);
/** A total that closes its list. */
const CLOSES = leadCue(/合计|共计|总计|总共|一共|累计/u);
/** Amounts that set a rate or a ceiling, and what stands in a list with them. */
const RATE = leadCue(/每|均|标准|最高|最低|档|不超过|不低于/u);
/** How many figures below a total its items may hold. */
const REACH = 40;

/** Sums of a run that ends at this figure, and of the items below it. */
export function findListed(terms: readonly Term[], term: Term): readonly Relation[] {
  return joined(runEndsAt(terms, term), itemsBelow(terms, term), itemsAbove(terms, term), sentencesBelow(terms, term), samePhrase(terms, term), shared(terms, term));
}

function runEndsAt(terms: readonly Term[], last: Term): readonly Relation[] {
  if (terms[last.index - 1]?.family !== last.family || last.family === '%' || continues(last, terms[last.index + 1])) return [];
  const run = [last];
  for (let at = last.index; continues(terms[at - 1], terms[at]) && run.length < 12; at -= 1) run.unshift(terms[at - 1] as Term);
  const parts = run.filter(isPart);
  if (parts.length !== run.length || parts.length < 2 || parts.some(part => inLead(CHANGE, part))) return [];
  return totalsAround(terms, parts).flatMap(({ total, used }) => listedSum(used, total));
}

function continues(before: Term | undefined, term: Term | undefined): boolean {
  return before !== undefined && term !== undefined && before.family === term.family && inOneSentence(before, term)
    && inLead(GOES_ON, term) && !inLead(AMONG, term);
}

interface Candidate {
  readonly total: Term;
  readonly used: readonly Term[];
}

// The total stands before the run, heads it without a mark to tell (踢了5场，赢3场…), or follows it.
function totalsAround(terms: readonly Term[], parts: readonly Term[]): readonly Candidate[] {
  const [first, last] = [parts[0] as Term, parts[parts.length - 1] as Term];
  const candidates: Candidate[] = [];
  const offer = (total: Term, used: readonly Term[]): void => {
    if (total.family === first.family && total.isExact && !inLead(CHANGE, total) && isPart(total)) candidates.push({ total, used });
  };
  if (parts.length > 2) {
    offer(first, parts.slice(1));
    offer(last, parts.slice(0, -1));
  }
  const after = terms[last.index + 1];
  if (after !== undefined && inOneSentence(after, last)) offer(after, parts);
  for (const total of termsBefore(terms, first, 8)) offer(total, parts);
  return candidates;
}

function listedSum(parts: readonly Term[], total: Term): readonly Relation[] {
  const times = timesOf(parts);
  const sum = parts.reduce((size, part, at) => size + part.amount * (times.multipliers?.[at] ?? 1), 0);
  const isFirm = saysHowMany(parts, total) || (parts.length === 2 && parts[0]?.index === total.index + 1 && isEither(parts) && isSplit(parts, total));
  if (!isFirm && !adds(sum, total)) return [];
  const isTwo = parts.length === 2 && (isPair(parts.map(part => part.clause)) || isSplit(parts, total));
  if (parts.length < 3 && !isTwo) return [];
  return [{ kind: 'sum', operands: parts, ...times, stated: total, isFirm, tolerance: 0.2, why: '列出的各数之和即总数' }];
}

// 食堂64个，自营食堂51个，承包食堂13个: two kinds of the very thing just counted.
function isSplit(parts: readonly Term[], total: Term): boolean {
  const noun = /[\p{Script=Han}]{2}$/u.exec(total.clause)?.[0];
  return noun !== undefined && parts.every(part => part.clause.endsWith(noun) && part.clause.length > noun.length && part.clause.length <= noun.length + 4);
}

/** Kinds that everyone belongs to one of. */
function isEither(parts: readonly Term[]): boolean {
  return [/^男/u, /^女/u].every(kind => parts.some(part => kind.test(part.clause))) || [/^公办/u, /^民办/u].every(kind => parts.some(part => kind.test(part.clause)));
}

// 分两批更新16辆，上半年10辆、下半年6辆: the text says that there are no more parts.
function saysHowMany(parts: readonly Term[], total: Term): boolean {
  const many = /分(?<many>[两二三四五2345])(?:批|期|类|次|步|年)/u.exec(total.clause)?.groups?.['many'];
  if (parts.length === 4 && [...'一二三四'].every((sign, at) => new RegExp(`第?${sign}季度`, 'u').test(parts[at]?.clause ?? '')) && inClause(TOTAL, total)) return true;
  return many !== undefined && parts[0]?.index === total.index + 1 && ('二三四五'.indexOf(many.replace('两', '二')) + 2 === parts.length || Number(many) === parts.length);
}

function adds(sum: number, total: Term): boolean {
  return Math.abs(sum - total.amount) <= 0.51 * 10 ** -total.decimals;
}

// 共落实5000万元。（一）… 3000万元。（二）… 2000万元: the items are the sections below the one of the total.
function itemsBelow(terms: readonly Term[], total: Term): readonly Relation[] {
  if (!isBelow(terms, total)) return [];
  return itemSums(terms, total, terms.slice(total.index + 1, total.index + REACH), total.quantity.section);
}

// What the paths of all sections below a section begin with.
const below = (section: string): string => (section === '' ? '' : `${section}/`);

// Other figures may stand between the total and the first item: 共落实2966万元，惠及3万人次.
function isBelow(terms: readonly Term[], total: Term): boolean {
  if (!inClause(TOTAL, total) || inLead(CHANGE, total)) return false;
  for (let at = total.index + 1; at <= total.index + 3; at += 1) {
    const section = terms[at]?.quantity.section ?? '';
    if (section !== total.quantity.section) return section.startsWith(below(total.quantity.section));
  }
  return false;
}

// 累计投入3.2亿元。学前教育0.6亿元。义务教育2.1亿元。职业教育0.5亿元: one after another in the paragraph, until they add up.
function sentencesBelow(terms: readonly Term[], total: Term): readonly Relation[] {
  if (!inClause(IN_ALL, total) || !isPart(total) || inLead(CHANGE, total)) return [];
  const parts: Term[] = [];
  let sum = 0;
  for (let at = total.index + 1; at <= total.index + 16 && sum < total.amount; at += 1) {
    const part = terms[at];
    if (part === undefined || part.paragraph !== total.paragraph) return [];
    if (part.family !== total.family || !isPart(part) || inLead(CHANGE, part) || isRate(terms, part)) continue;
    parts.push(part);
    sum += part.amount;
    if (parts.length >= 3 && adds(sum, total)) return [{ kind: 'sum', operands: parts, stated: total, isFirm: false, why: '总数后逐句列出各部分' }];
  }
  return [];
}

// 全年投入1.2亿元。…（一）安排经费5000万元…（二）安排经费7000万元: the same words open each part, wherever the parts stand.
function samePhrase(terms: readonly Term[], total: Term): readonly Relation[] {
  if (total.family !== '元' || !inClause(OF_THE_YEAR, total) || !isPart(total) || inLead(CHANGE, total)) return [];
  const parts = new Map<string, Term[]>();
  for (let at = total.index + 1; at <= total.index + REACH && at < terms.length; at += 1) {
    const part = terms[at] as Term;
    if (part.family !== total.family || part.amount >= total.amount) continue;
    if (inClause(SPENDS, part)) parts.set(part.clause, [...(parts.get(part.clause) ?? []), part]);
  }
  return [...parts.values()].filter(run => new Set(run.map(part => part.quantity.section)).size === run.length && run.length >= 3 && adds(run.reduce((sum, part) => sum + part.amount, 0), total))
    .map((run): Relation => ({ kind: 'sum', operands: run, stated: total, isFirm: false, why: '各节同一说法的数之和即总数' }));
}

// 招生1800人 … 甲校、乙校分别招生1250人、550人: who shares a total that was stated before.
function shared(terms: readonly Term[], first: Term): readonly Relation[] {
  if (first.family === '%' || !inClause(SHARED, first)) return [];
  const verb = SHARED.pattern.exec(first.clause)?.groups?.['verb'] ?? '';
  const parts = [first];
  for (let at = first.index + 1; terms[at]?.family === first.family && /^\s*[、和]\s*$/u.test(terms[at]?.lead ?? ''); at += 1) parts.push(terms[at] as Term);
  const sum = parts.reduce((size, part) => size + part.amount, 0);
  if (parts.length < 2) return [];
  for (let at = first.index - 1; at >= Math.max(0, first.index - REACH * 2); at -= 1) {
    const total = terms[at] as Term;
    if (total.family === first.family && total.isExact && total.amount === sum && [...verb].every(sign => total.clause.includes(sign))) {
      return [{ kind: 'sum', operands: parts, stated: total, isFirm: false, why: '前文总数由各单位分担' }];
    }
  }
  return [];
}

// 一是甲30所；二是乙20所；三是丙10所，以上合计60所
function itemsAbove(terms: readonly Term[], total: Term): readonly Relation[] {
  if (!inClause(CLOSES, total)) return [];
  const at = total.quantity.section.lastIndexOf('/');
  return total.quantity.section === '' ? [] : itemSums(terms, total, [...termsBefore(terms, total, 20)].reverse(), total.quantity.section.slice(0, Math.max(0, at)));
}

function itemSums(terms: readonly Term[], total: Term, figures: readonly Term[], section: string): readonly Relation[] {
  const items = new Map<string, Term[]>();
  for (const figure of figures) {
    const { section: own } = figure.quantity;
    if (!own.startsWith(below(section)) || own === section) {
      if (figure.paragraph !== total.paragraph) break;
      continue;
    }
    if (figure.family !== total.family || !isPart(figure) || isRate(terms, figure)) continue;
    const item = own.slice(0, own.indexOf('/', section.length + 1) === -1 ? own.length : own.indexOf('/', section.length + 1));
    items.set(item, [...(items.get(item) ?? []), figure]);
  }
  if (items.size < 2) return [];
  const choices = [[...items.values()].flat(), [...items.values()].map(figuresOf => figuresOf[0] as Term)];
  return choices.filter(parts => parts.length >= 2 && adds(parts.reduce((sum, part) => sum + part.amount, 0), total))
    .map((parts): Relation => ({ kind: 'sum', operands: parts, stated: total, isFirm: false, why: '各项所列之和即总数' }));
}

function isRate(terms: readonly Term[], term: Term): boolean {
  let at = term;
  for (let step = 0; step < 5; step += 1) {
    if (inClause(RATE, at)) return true;
    const last = terms[at.index - 1];
    if (last === undefined || !continues(last, at) || !/^[、和及][^,，。;；]{0,8}$/u.test(at.lead)) return false;
    at = last;
  }
  return false;
}
