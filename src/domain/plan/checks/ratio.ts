/*
 * A percentage of two figures in the text: 共32个，竣工27个，竣工率84.4% · 投入4.87亿元，占总投资的86.6%. Which figure is the
 * whole follows from the words after 占 and from the order; a mismatch is told only where both members are certain.
 */
import { inOneSentence, isAlone, type Relation, termsBefore, joined } from './relation.ts';
import { inClause, inLead, leadCue, type Term } from './term.ts';

const SHARE = leadCue(/(?<of>[^,，。;；、]{0,16}?)占(?<whole>[^,，。;；占]{0,24}?)(?:的)?(?:比例|比重|比)?(?:为|达到|达|约)?\s*$/u);
const RATE = leadCue(/(?<stem>[\p{Script=Han}]{1,12}?)(?:率|比例|比重|完成比)(?:为|达到|达|是|约|已达)?\s*$/u);
const PLANNED = leadCue(/完成(?:了)?(?:全年|年度|年初|总)?(?<whole>[^,，。;；]{0,12}(?:计划|任务|目标|预算|总投资)[^,，。;；]{0,4}?)(?:的)?\s*$/u);
/** Nothing stands between the part and what it is a share of, or between the part and its share: it is of nothing else. */
const IS_OF = leadCue(/^[，,、\s]*占[^,，。;；、]{0,12}$/u);
const IS_SHARE = leadCue(/^[，,、\s]*占比?(?:为|达到|达)?\s*$/u);
const AMONG = leadCue(/其中[^,，。;；、]{0,8}$/u);
const EACH_OF = leadCue(/分别|各/u);

/** Relations in which a percentage is stated for two figures before it. */
export function findRatios(terms: readonly Term[], term: Term): readonly Relation[] {
  if (term.quantity.normalized.unit !== '%') return [];
  return inLead(EACH_OF, term) ? respectively(terms, term) : joined(ratiosOf(terms, term), borneShare(terms, term));
}

function ratiosOf(terms: readonly Term[], share: Term): readonly Relation[] {
  const lead = share.clause;
  const between = wholeBetween(terms, share);
  if (between !== undefined) return [between, ...headOverWhole(terms, share)];
  const said = inClause(SHARE, share) ? SHARE.pattern.exec(lead) : inClause(PLANNED, share) ? PLANNED.pattern.exec(lead) : null;
  if (said !== null) return shareOf(terms, share, said.groups?.['whole'] ?? '', said.groups?.['of'] ?? '');
  const stem = inClause(RATE, share) ? RATE.pattern.exec(lead)?.groups?.['stem'] : undefined;
  if (stem === undefined) return [];
  return joined(rateOf(terms, share, stem), membersInBrackets(terms, share), wholeInBrackets(terms, share), taskRate(terms, share, stem), partAfter(terms, share, stem));
}

// 占…的: the part is the figure right before; the whole is the one the words after 占 describe, or the one 其中 refers to.
function shareOf(terms: readonly Term[], share: Term, whole: string, of: string): readonly Relation[] {
  const before = termsBefore(terms, share, 12).filter(term => term.family !== '%');
  // 公办园占比42.9%: who has the share may be named, and then need not be the figure right before.
  const called = of.trim().slice(0, 2);
  const meant = called.length < 2 ? undefined : before.find(term => term.clause.includes(called));
  const subject = of.trim().replace(/(?:园|校|学校|人数|数|量|教师|资金|经费)$/u, '');
  const part = meant ?? before[0];
  // 公办园在园幼儿占比 is about children, though 公办园 was counted: the whole name must have been said.
  const isSure = called.length < 2 || (meant !== undefined && (meant.clause + meant.tail.slice(0, 10)).includes(subject));
  if (part === undefined || !inOneSentence(part, share)) return [];
  // More may be done than was planned, but no part is more than its whole.
  const mayExceed = TASK.test(whole);
  const wholes = terms.slice(Math.max(0, part.index - 12), part.index).filter(term => term.paragraph === part.paragraph
    && term.family === part.family && (term.amount >= part.amount || (mayExceed && TASK.test(term.clause)))).reverse();
  const named = core(whole);
  const described = wholes.filter(term => named !== '' && likeness(named, term) >= Math.min(2, named.length));
  const isNamed = described.length > 0;
  if (!isNamed && /总数|总量|总人数/u.test(whole)) return farWhole(terms, { part, share, noun: named, isSure });
  const nearest = wholes[0];
  const refersBack = nearest !== undefined && named === '' && (/其中/u.test(part.lead) || inOneSentence(nearest, share));
  const isOnly = nearest !== undefined && nearest.index === part.index - 1 && share.index === part.index + 1 && inLead(AMONG, part) && inLead(IS_SHARE, share) && isAlone(terms, nearest);
  const ranked = isNamed ? closestFirst(described, part, share) : wholes;
  return ranked.map((term, at): Relation => ({
    kind: 'ratio', operands: [part, term], stated: share, isFirm: at === 0 && isSure && (isNamed || (refersBack && term === nearest)),
    tolerance: isOnly && term === nearest ? Infinity : 0.12, why: isNamed ? `占“${whole}”的比例` : '部分占总数的比例',
  }));
}

interface Far {
  readonly part: Term;
  readonly share: Term;
  readonly noun: string;
  readonly isSure: boolean;
}

// 普惠园45所，占幼儿园总数的…, after 全县有幼儿园60所 in another paragraph: told where the text counts the whole once.
function farWhole(terms: readonly Term[], { part, share, noun, isSure }: Far): readonly Relation[] {
  if (noun.length < 2) return [];
  const stock = new RegExp(`(?:^|共有|现有|拥有|全[县市区镇州旗]|各级各类|其中|有)${noun}(?:共|共有|总数|达|为)?$`, 'u');
  const wholes: Term[] = [];
  for (let at = part.index - 1; at >= Math.max(0, part.index - 200); at -= 1) {
    const term = terms[at] as Term;
    if (term.family === part.family && term.amount >= part.amount && term.isExact && stock.test(term.clause)) wholes.push(term);
  }
  const isOne = new Set(wholes.map(term => term.amount)).size === 1;
  return wholes.map((term, at): Relation => ({ kind: 'ratio', operands: [part, term], stated: share, isFirm: at === 0 && isSure && isOne, tolerance: 0.02, why: `占前文“${noun}”总数的比例` }));
}

// 完成4.2亿元，占年度计划5亿元的84%: the whole stands between.
function wholeBetween(terms: readonly Term[], share: Term): Relation | undefined {
  const [whole, part] = [terms[share.index - 1], terms[share.index - 2]];
  if (whole === undefined || part === undefined || part.family !== whole.family || !inOneSentence(part, share)) return undefined;
  if (!/^的(?:比例|比重)?(?:为|达)?\s*$/u.test(share.lead) || !/(?:占|完成)[^,，。;；]{0,12}$/u.test(whole.lead)) return undefined;
  const isSure = inLead(IS_OF, whole) && isAlone(terms, part);
  return { kind: 'ratio', operands: [part, whole], stated: share, isFirm: true, tolerance: isSure ? Infinity : 0.12, why: '“占…的”写明总数' };
}

// 下拨1380万元，其中甲860万元、乙520万元，占全年预算1500万元的92%: the head of the sentence may be the part.
function headOverWhole(terms: readonly Term[], share: Term): readonly Relation[] {
  const whole = terms[share.index - 1] as Term;
  const parts = termsBefore(terms, whole, 6).filter(term => term.family === whole.family && inOneSentence(term, share) && agrees(term, whole, share));
  return parts.slice(0, 1).map((part): Relation => ({ kind: 'ratio', operands: [part, whole], stated: share, isFirm: false, why: '“占…的”写明总数' }));
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

/** Rates named by another word than their part: 执行率 is what was spent. */
const SAID_OF_RATE: Readonly<Record<string, string>> = { 执行: '支出' };

// 规划86个，开工率93%，其中已开工80个: the part is said after the rate.
function partAfter(terms: readonly Term[], share: Term, stem: string): readonly Relation[] {
  const [whole, part] = [terms[share.index - 1], terms[share.index + 1]];
  if (whole === undefined || part === undefined || whole.family !== part.family || !inOneSentence(whole, part)) return [];
  if (!part.clause.includes(stem.slice(-2)) || !agrees(part, whole, share)) return [];
  return [{ kind: 'ratio', operands: [part, whole], stated: share, isFirm: false, why: '写明该率后写明其数' }];
}

// 竣工率: the part is the figure said to be 竣工; the whole is the like figure before it.
function rateOf(terms: readonly Term[], share: Term, stem: string): readonly Relation[] {
  const key = stem.slice(-2);
  const said = SAID_OF_RATE[key] ?? key;
  const part = termsBefore(terms, share, 4).find(term => term.family !== '%' && (term.clause + term.tail.slice(0, 16)).includes(said));
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

// 整改417处，整改率98.6%（共排查423处）
function wholeInBrackets(terms: readonly Term[], share: Term): readonly Relation[] {
  const [part, whole] = [terms[share.index - 1], terms[share.index + 1]];
  if (part === undefined || whole === undefined || !/^[(（](?:全[县市区镇校])?(?:共|总|应|累计|全部)/u.test(share.tail)) return [];
  if (part.family !== whole.family || part.amount > whole.amount || !inOneSentence(part, whole) || !/^\s*[)）]|^[^(（]{0,8}[)）]/u.test(whole.tail)) return [];
  return [{ kind: 'ratio', operands: [part, whole], stated: share, isFirm: true, tolerance: 0.12, why: '括号内写明总数' }];
}

const TASK = /任务|计划|目标|指标/u;

// 新增11460个，超额完成下达的10000个任务，完成率114.6%: what was done may be more than the task.
function taskRate(terms: readonly Term[], share: Term, stem: string): readonly Relation[] {
  if (!/完成|达成/u.test(stem)) return [];
  const near = termsBefore(terms, share, 3).filter(term => term.family !== '%' && inOneSentence(term, share));
  const task = near.find(term => TASK.test(term.clause + term.tail.slice(0, 6)));
  const done = near.find(term => term !== task && term.family === task?.family);
  if (task === undefined || done === undefined) return [];
  return [{ kind: 'ratio', operands: [done, task], stated: share, isFirm: near.length === 2, tolerance: 0.12, why: '完成数与任务数之比即完成率' }];
}

const BEARER = leadCue(/(?<who>中央|省级?|市级?|县级?|区级?|财政|学校|乡镇|社会)(?:财政|部门|政府)?(?:应|需|须|实际|共|已)?(?:承担|负担|分担|配套|安排|落实|筹措)(?:资金|经费)?$/u);

// 合计3214万元，分担比例为上级80%、县级20%，县级应承担642.8万元: a share said first, what it comes to after.
function borneShare(terms: readonly Term[], share: Term): readonly Relation[] {
  for (let at = share.index + 1; at <= share.index + 4; at += 1) {
    const part = terms[at];
    if (part === undefined || part.paragraph !== share.paragraph) return [];
    const who = part.family !== '%' && inClause(BEARER, part) ? BEARER.pattern.exec(part.clause)?.groups?.['who'] : undefined;
    if (who === undefined || !share.clause.includes(who)) continue;
    const whole = termsBefore(terms, share, 6).find(term => term.family === part.family && agrees(part, term, share));
    return whole === undefined ? [] : [{ kind: 'ratio', operands: [part, whole], stated: share, isFirm: false, why: '按分担比例计算应承担数' }];
  }
  return [];
}

function agrees(part: Term, whole: Term, share: Term): boolean {
  return whole.amount !== 0 && Math.abs((part.amount / whole.amount) * 100 - share.amount) <= 10 ** -share.decimals;
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
