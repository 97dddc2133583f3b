/*
 * Growth against the year before: 上线1876人，比上年增加134人，增长7.7%. The increase is a share of what there was, so the
 * base is the new value less the increase (or plus the decrease); 由80个增加到100个，增长25% states its base.
 */
import { inOneSentence, isAlone, type Relation } from './relation.ts';
import { inClause, inLead, leadCue, type Term } from './term.ts';

const PERCENT = leadCue(/(?:同比|环比|比上年|较上年|比去年|较去年)?(?:增长|增加|增幅|下降|减少|降低|降幅|提高|上升|增速)(?:了|约|率)?(?:为|达到|达)?\s*$/u);
const CHANGE = leadCue(/(?:增加|增长|新增|净增|减少|下降|降低|净减|多|少|提高|上升)(?:了|约)?(?:为|达)?\s*$/u);
const SINCE = /(?:比|较)(?:上年|去年|上一年|上年度|上年同期|去年同期|同期|\d{4}年)|同比/u;

// With nothing but these words between, the rate can be of nothing else: however far off it is, it is told.
const THEN_RATE = leadCue(/^[，,、（(\s]*(?:(?:同比|环比|比上年|较上年|比去年|较去年))?(?:增长|增加|增幅|下降|减少|降低|降幅|提高|上升)(?:了|率)?(?:为|达到|达)?\s*$/u);
const THEN_CHANGE = leadCue(/^[，,（(\s]*(?:同比|(?:比|较)(?:上年|去年|上一年|上年度|上年同期|去年同期|同期))(?:净)?(?:增加|增长|减少|下降|降低)(?:了)?\s*$/u);

const FROM = leadCue(/(?:由|从)[^,，。;；]*$/u);
const TO = leadCue(/(?:到|至|达)(?:了)?(?:\d{4}年的?)?\s*$/u);

/** Relations between a new value, its increase and the growth in percent. */
export function findGrowths(terms: readonly Term[], term: Term): readonly Relation[] {
  return term.quantity.normalized.unit === '%' && inLead(PERCENT, term) ? growthOf(terms, term) : [];
}

function growthOf(terms: readonly Term[], percent: Term): readonly Relation[] {
  const near = [percent.index - 1, percent.index + 1].map(at => terms[at]).filter(term => term !== undefined && inOneSentence(term, percent)) as Term[];
  const change = near.find(term => term.family !== '%' && inLead(CHANGE, term) && (SINCE.test(term.lead + percent.lead) || isFromTo(terms, term.index) || isAgainst(terms[term.index - 1])));
  const now = change && newValue(terms, change, percent);
  if (change === undefined || now === undefined) return fromTo(terms, percent).concat(yearOnYear(terms, percent));
  const isSure = now.index === change.index - 1 && inLead(THEN_CHANGE, change) && inLead(THEN_RATE, percent) && percent.index === change.index + 1 && isAlone(terms, now);
  return [{ kind: 'growth', operands: [now, change], stated: percent, isFirm: true, tolerance: isSure ? Infinity : 0.3, why: '新值、比上年变化量与变化率' }];
}

function newValue(terms: readonly Term[], change: Term, percent: Term): Term | undefined {
  const before = terms.slice(Math.max(0, change.index - 3), change.index).reverse();
  return before.find(term => term !== percent && inOneSentence(term, change) && term.family === change.family && !inLead(CHANGE, term) && !isAgainst(term));
}

// 10.35亿元，较上年的9.70亿元增加0.65亿元: the middle one is what the increase is against.
function isAgainst(term: Term | undefined): boolean {
  return term !== undefined && /(?:比|较)(?:上年|去年|上一年|\d{4}年)[^,，。;；]{0,8}$/u.test(term.lead);
}

// 由210名增至260名，增加50名: the change follows the two values it lies between.
function isFromTo(terms: readonly Term[], change: number): boolean {
  const [from, to] = [terms[change - 2], terms[change - 1]];
  return from !== undefined && to !== undefined && from.family === to.family && inLead(FROM, from) && inLead(TO, to);
}

function fromTo(terms: readonly Term[], percent: Term): readonly Relation[] {
  const to = terms[percent.index - 1];
  const from = terms[percent.index - 2];
  if (to === undefined || from === undefined || !inOneSentence(from, percent) || from.family !== to.family || from.family === '%') return [];
  if (!inLead(FROM, from) || !inLead(TO, to)) return [];
  return [{ kind: 'growth', operands: [to, from], stated: percent, isFirm: true, tolerance: inLead(THEN_RATE, percent) ? Infinity : 0.3, why: '由基数到新值的变化率' }];
}

// 今年4400万元，比去年的4000万元增长10% · 上年4000万元，今年4400万元，同比增长10%: both years stand before the rate.
function yearOnYear(terms: readonly Term[], percent: Term): readonly Relation[] {
  const [near, far] = [terms[percent.index - 1], terms[percent.index - 2]];
  if (near === undefined || far === undefined || !inOneSentence(far, percent) || near.family !== far.family || near.family === '%') return [];
  const [now, base] = isLastYears(near) ? [far, near] : [near, far];
  if (!isLastYears(base) || isLastYears(now) || inLead(CHANGE, now) || /[由从自]/u.test(now.clause)) return [];
  const isFirm = base === near ? isAgainst(near) && percent.lead.length <= 8 : SINCE.test(percent.lead) && said(now) === said(base);
  return [{ kind: 'growth', operands: [now, base], stated: percent, isFirm, tolerance: 0.3, why: '今年与上年相比的变化率' }];
}

const LAST_YEAR = leadCue(/上年|去年|上一年|上年度|同期/u);

function isLastYears(term: Term): boolean {
  return inClause(LAST_YEAR, term) && !inLead(CHANGE, term);
}

function said(term: Term): string {
  return term.clause.replace(LAST_YEAR.pattern, '').replace(/今年|本年|度|为|达到|达|共/gu, '');
}

/** Whether the operands of a growth are the new value and its base, rather than the new value and the change. */
export function hasStatedBase(operands: readonly Term[]): boolean {
  const base = operands[1];
  return base !== undefined && (inLead(FROM, base) || isLastYears(base));
}

/** Whether the change is a decrease. */
export function isDecrease(operands: readonly Term[]): boolean {
  return /(?:减少|下降|降低|净减|少)(?:了|约)?(?:为|达)?\s*$/u.test(operands[1]?.lead ?? '');
}
