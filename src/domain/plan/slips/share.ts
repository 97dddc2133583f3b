/*
 * A part is never more than its whole: 占总数的120%, 合格率101%, 招聘20名，其中小学48名. Plans may be overfulfilled, and gross
 * rates pass 100.
 */
import { CHANGE } from '../checks/relation.ts';
import { inLead, type Term } from '../checks/term.ts';
import { asPrinted, before, slipAt, type Slip } from './slip.ts';

const SHARE = /占(?![^,，。;；]*(?:计划|任务|目标|预算|指标|上年|去年|同期))[^,，。;；、]*$/u;
const BOUNDED = /(?<!毛)(?:合格|及格|优秀|优良|覆盖|达标|巩固|就业|普及|整改|办结|参保|竣工|开工|知晓|满意|持证|出勤|到课|净入学|录取|报到|公办|普惠|接种|销号)(?:率|占比)(?:已)?(?:为|达到|达|是|保持在|稳定在|提高到|提升到)?$/u;
const AMONG = /^[^,，。;；]{0,8}[,，（(]其中[^,，。;；、（(]{0,14}$/u;

/** Every part of more than its whole. */
export const findShares = (terms: readonly Term[]): readonly Slip[] => terms.flatMap((term) => {
  if (!term.isExact) return [];
  if (term.quantity.normalized.unit === '%') return term.amount > 100 && (SHARE.test(term.clause) || BOUNDED.test(term.clause)) ? [beyondAll(term)] : [];
  const whole = before(terms, term);
  return whole !== undefined && isWholeOf(whole, term) && term.amount > whole.amount ? [beyondWhole(whole, term)] : [];
});

// What grew by twenty may well hold a part of fifty; two each may come to more.
const isWholeOf = (whole: Term, part: Term): boolean => AMONG.test(part.lead) && whole.isExact && whole.quantity.normalized.unit === part.quantity.normalized.unit
  && !inLead(CHANGE, whole) && whole.quantity.growth === undefined && whole.quantity.per === undefined && whole.quantity.each !== true && part.quantity.per === undefined;

const beyondAll = (term: Term): Slip => slipAt(term, { kind: 'share', severity: 'error', computed: '', say: {
  zh: `“${asPrinted(term)}”超过100%：部分不会大于总数，请核对`, en: `“${asPrinted(term)}” is more than 100%: no part is more than its whole`,
} });

const beyondWhole = (whole: Term, part: Term): Slip => slipAt(part, { kind: 'share', severity: 'error', computed: '', say: {
  zh: `“其中”的“${asPrinted(part)}”大于总数“${asPrinted(whole)}”，请核对`, en: `“${asPrinted(part)}” is a part of “${asPrinted(whole)}” and more than it`,
} });
