/* 由120人增加到100人: the word says up, the figures say down. And 由100人增加到120人，减少20人. */
import type { Term } from '../checks/term.ts';
import { asPrinted, before, slipAt, type Slip } from './slip.ts';

const FROM = /(?:由|从)[^,，。;；、]*$/u;
const UP = /(?:提高|提升|增加|增长|上升|增|升|扩大|攀升)(?:到|至|为|达到)(?:了)?$/u;
const DOWN = /(?:下降|降低|降|减少|减|压减|压缩|缩小|缩减|回落)(?:到|至|为)(?:了)?$/u;
const UP_BY = /^[,，]?(?:同比|净|共)?(?:提高|提升|增加|增长|上升)(?:了)?$/u;
const DOWN_BY = /^[,，]?(?:同比|净|共)?(?:下降|降低|减少|压减|缩减)(?:了)?$/u;
/** A rank or a ratio of one to many is better when its number is smaller. */
const TURNED: ReadonlySet<string> = new Set([':1', '比例', '位', '名次']);

/** Every change whose word goes against its figures. */
export const findDirections = (terms: readonly Term[]): readonly Slip[] => terms.flatMap((to) => {
  const from = before(terms, to);
  if (from === undefined || !FROM.test(from.lead) || !areAlike(from, to)) return [];
  const goesUp = to.amount > from.amount;
  if ((UP.test(to.lead) && !goesUp) || (DOWN.test(to.lead) && goesUp)) return [slip(to, from, to)];
  const change = terms[to.index + 1];
  if (change === undefined || before(terms, change) !== to || !/(?:到|至|为|达到)$/u.test(to.lead)) return [];
  return (UP_BY.test(change.lead) && !goesUp) || (DOWN_BY.test(change.lead) && goesUp) ? [slip(change, from, to)] : [];
});

const areAlike = (from: Term, to: Term): boolean => from.quantity.normalized.unit === to.quantity.normalized.unit && !TURNED.has(to.quantity.normalized.unit)
  && from.isExact && to.isExact && from.amount !== to.amount;

function slip(at: Term, from: Term, to: Term): Slip {
  const isUp = to.amount > from.amount;
  return slipAt(at, { kind: 'direction', severity: 'error', computed: '', say: {
    zh: `由${asPrinted(from)}到${asPrinted(to)}是${isUp ? '上升' : '下降'}，文字说的是相反的方向`,
    en: `from ${asPrinted(from)} to ${asPrinted(to)} is ${isUp ? 'up' : 'down'}; the words say the opposite`,
  } });
}
