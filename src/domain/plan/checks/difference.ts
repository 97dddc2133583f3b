/*
 * What is left and what changed: 由46个减至9个，净减37个 · 共32个，竣工27个，其余5个 · 上年80人，今年95人，增加15人.
 */
import { inOneSentence, type Relation, termsBefore, joined } from './relation.ts';
import { inLead, inTail, leadCue, tailCue, type Term } from './term.ts';

const FROM = leadCue(/(?:由|从|自|将)[^,，。;；]*$/u);
const TO = leadCue(/(?:到|至|达|为|成)(?:了|约)?$/u);
const STEP = leadCue(/(?:增加|增长|减少|下降|提高|提升|降低|上升|压减|压缩|减|增|升|降|缩小|扩大|新增|净减|净增|撤并|精简|核减|回落|攀升|增幅|降幅)(?:了|约|幅度(?:为|达)?|为|达)?\s*$/u);
const REST = leadCue(/(?:其余|剩余|余下|还剩|尚余|尚有|还有|结余|结转|缺编|缺口|缺额|尚缺|还缺|尚差|还差|短缺|现余|仅余|仅剩|缺|未(?:完成|竣工|开工|完工|到位|使用|支出|投用|验收))[^,，。;；]{0,10}$/u);
const REST_AFTER = tailCue(/^[^,，。;；、]{0,4}(?:未|尚未|正在|在建|待)/u);
const UNDONE = leadCue(/未[\p{Script=Han}]{2}的?\s*$/u);
const AGAINST = leadCue(/(?:比|较)(?:上年|去年|上一年|年初|\d{4}年)[^,，。;；]{0,8}$/u);
const NET = leadCue(/净[增减]/u);
const COMPARED = leadCue(/(?:比|较|由|从)[^,，。;；]{1,10}$/u);
const LAST = /上年|去年|年初|上一年|\d{4}年/u;
const DONE = /已|完成|竣工|完工|开工|到位|支出|使用|其中|投用|投入|验收/u;

/** Relations in which the stated figure is a difference of two others. */
export function findDifferences(terms: readonly Term[], term: Term): readonly Relation[] {
  return joined(changeBetween(terms, term), restOf(terms, term), sinceLastYear(terms, term), netChange(terms, term));
}

// 由 X … 到 Y，(提高|减少) Z
function changeBetween(terms: readonly Term[], change: Term): readonly Relation[] {
  const to = terms[change.index - 1];
  const from = terms[change.index - 2];
  if (to === undefined || from === undefined || !inOneSentence(to, change) || !inOneSentence(from, change)) return [];
  if (!inLead(STEP, change) || !inLead(TO, to) || !inLead(FROM, from) || /年均|每年|平均/u.test(change.lead)) return [];
  const isSame = from.family === to.family && to.family === change.family;
  // 由80%提高到90%，提高12.5%: a percentage of a percentage may be a rate; only 个百分点 is surely a difference.
  const isRate = change.family === '%' && change.quantity.normalized.unit === '%' && from.quantity.normalized.unit === '%';
  if (!isSame) return [];
  const operands = from.amount > to.amount ? [from, to] : [to, from];
  return [{ kind: 'difference', operands, stated: change, isFirm: !isRate, tolerance: 0.6, why: '由甲到乙，写明变化多少' }];
}

// 9起，比上年的15起减少6起: the change is said in the same breath as what it is against.
function isAgainst(last: Term, change: Term): boolean {
  return inLead(AGAINST, last) && change.lead.length <= 8 && last.index === change.index - 1;
}

// 今年招生2000人，去年招生1850人: the same words but for the year.
function isThisAndLast(a: Term, b: Term): boolean {
  const plain = (term: Term): string => term.clause.replace(LAST, '').replace(/今年|本年|同期|度|为|达到|达|共/gu, '');
  return LAST.test(a.clause) !== LAST.test(b.clause) && plain(a) === plain(b);
}

// 共 N …已完成 M …其余 R
function restOf(terms: readonly Term[], rest: Term): readonly Relation[] {
  const isNamed = inLead(REST, rest) || inTail(REST_AFTER, rest);
  if (!isNamed && !inLead(UNDONE, rest)) return [];
  const before = terms.slice(Math.max(0, rest.index - 10), rest.index).filter(term => term.family === rest.family).reverse();
  const isPlain = /(?:其余|剩余|余下|还剩|尚余)[^,，。;；]{0,6}$/u.test(rest.lead);
  const relations: Relation[] = [];
  before.forEach((done, near) => {
    before.slice(near + 1).forEach((whole, far) => {
      if (whole.amount < done.amount || (!isNamed && !isCounterpart(done, rest))) return;
      const isNearest = near === 0 && far === 0 && whole.paragraph === rest.paragraph;
      const isFirm = isNearest && (isPlain ? DONE.test(done.lead + done.tail.slice(0, 6)) : isCounterpart(done, rest) || isShort(whole, done, rest));
      relations.push({ kind: 'difference', operands: [whole, done], stated: rest, isFirm, tolerance: isShort(whole, done, rest) ? 0.4 : 0.25, why: '总数减去已完成，写明其余' });
    });
  });
  return relations;
}

// 已开工50个，未开工6个: the same verb, done and not done.
function isCounterpart(done: Term, rest: Term): boolean {
  const verb = /未(?<verb>[\p{Script=Han}]{2})(?:的)?\s*$/u.exec(rest.lead)?.groups?.['verb'];
  return verb !== undefined && inOneSentence(done, rest) && new RegExp(`(?<!未)${verb}(?:的)?\\s*$`, 'u').test(done.lead);
}

// 核定编制620名，实有590名，缺编30名 · 资金总额900万元，已支出640万元，结余260万元: nothing else may stand between.
function isShort(whole: Term, done: Term, rest: Term): boolean {
  if (done.index !== rest.index - 1 || whole.index !== done.index - 1 || !inOneSentence(whole, rest)) return false;
  if (/总(?:额|量|数)$/u.test(whole.clause) && /已(?:支付|支出|使用|拨付|发放|完成)/u.test(done.clause) && /^(?:结余|剩余|余额|结转)(?:为|达)?$/u.test(rest.clause)) return true;
  return /核定|应有|应到|应配|应收|应拨|应聘|需要/u.test(whole.clause) && /实有|实际|实到|实配|现有|在编|在岗|已到/u.test(done.clause) && /^(?:缺编|缺口|缺额|尚缺|还缺|尚差|还差|短缺)(?:为|达)?$/u.test(rest.clause);
}

// 退休130人，新招聘185人，净增55人 · 秋季31200人，比春季30000人增加1200人: told only where it holds.
function netChange(terms: readonly Term[], change: Term): readonly Relation[] {
  const [near, far] = [terms[change.index - 1], terms[change.index - 2]];
  if (near === undefined || far === undefined || !inLead(NET, change) && !(inLead(STEP, change) && inLead(COMPARED, near))) return [];
  if (near.family !== change.family || far.family !== change.family || !inOneSentence(far, change) || Math.abs(near.amount - far.amount) !== change.amount) return [];
  const operands = near.amount >= far.amount ? [near, far] : [far, near];
  return [{ kind: 'difference', operands, stated: change, isFirm: false, why: '两数相减即净变化' }];
}

// 上年 X，今年 Y，增加 Z
function sinceLastYear(terms: readonly Term[], change: Term): readonly Relation[] {
  if (!inLead(STEP, change) || /平均|均值/u.test(change.lead)) return [];
  const before = termsBefore(terms, change, 4).filter(term => term.family === change.family && inOneSentence(term, change));
  const [near, far] = before;
  if (near === undefined || far === undefined || !LAST.test(near.clause + far.clause)) return [];
  const operands = near.amount >= far.amount ? [near, far] : [far, near];
  return [{ kind: 'difference', operands, stated: change, isFirm: inLead(FROM, far) || isThisAndLast(near, far) || isAgainst(near, change), tolerance: 0.5, why: '与上年相比，写明变化多少' }];
}
