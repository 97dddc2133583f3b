/* A part is never more than its whole: 占总数的120%, 合格率101%. Plans may be overfulfilled, and gross rates pass 100. */
import type { Term } from '../checks/term.ts';
import { asPrinted, slipAt, type Slip } from './slip.ts';

const SHARE = /占(?![^,，。;；]*(?:计划|任务|目标|预算|指标|上年|去年|同期))[^,，。;；、]*$/u;
const BOUNDED = /(?<!毛)(?:合格|及格|优秀|优良|覆盖|达标|巩固|就业|普及|整改|办结|参保|竣工|开工|知晓|满意|持证|出勤|到课|净入学|录取|报到|公办|普惠|接种|销号)(?:率|占比)(?:已)?(?:为|达到|达|是|保持在|稳定在|提高到|提升到)?$/u;

/** Every share of more than its whole. */
export const findShares = (terms: readonly Term[]): readonly Slip[] => terms
  .filter((term) => term.quantity.normalized.unit === '%' && term.amount > 100 && term.isExact && (SHARE.test(term.clause) || BOUNDED.test(term.clause)))
  .map((term) => slipAt(term, { kind: 'share', severity: 'error', computed: '', say: {
    zh: `“${asPrinted(term)}”超过100%：部分不会大于总数，请核对`, en: `“${asPrinted(term)}” is more than 100%: no part is more than its whole`,
  } }));
