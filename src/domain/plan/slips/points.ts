/*
 * 百分点 against %: a quantity grows by so many per cent; what lies between two percentages is told in percentage points
 * (由95.2%提高到96.5%，提高1.3个百分点). And nothing falls by a multiple: 下降1倍 would leave nothing.
 */
import { compare, distance, divide, exact, fractionOf, roundHalfUp, written, type Fraction } from '../fraction.ts';
import { exactly, type Term } from '../checks/term.ts';
import { asPrinted, before, slipAt, type Slip } from './slip.ts';

const RISE = '提高|提升|增加|增长|上升|增|升|攀升|增幅';
const FALL = '下降|降低|减少|减|降|回落|缩小|压减|降幅|缩减';
const STEP = new RegExp(`(?:${RISE}|${FALL})(?:了|约|为|达)?$`, 'u');
const FALLS = new RegExp(`(?:${FALL})(?:了|约|近)?$`, 'u');
const SINCE = '(?:同比|环比|(?:比|较)(?:上年|去年|上一年|上年度|往年|上年同期|去年同期|年初|上学期|\\d{4}年)(?:度|同期)?)';
/** Nothing between the two figures but the comparison: ，比上年提高1.3%. */
const ONLY_STEP = new RegExp(`^[,，]?(?:${SINCE})?(?:又|再|共|净)?(?:${RISE}|${FALL})(?:了|约)?$`, 'u');
const COMPARED_STEP = new RegExp(`^[,，]?${SINCE}(?:又|再|净)?(?:${RISE}|${FALL})(?:了|约)?$`, 'u');
const RATE_STEP = new RegExp(`(?<rate>[\\p{Script=Han}]{1,10}?(?:率|占比|比重))(?:${SINCE})(?:又|再)?(?:提高|提升|上升|下降|降低|回落)(?:了|约)?$`, 'u');
const RATE = /(?:率|占比|比例|比重)(?:为|达到|达|是|提高到|上升到|提升到|下降到|降低到|降到|降至|升至|由)?$/u;
/** Rates that are no shares, and shares that are told in per cent of a plan. */
const NO_SHARE = /增长率|增速|增幅|降幅|效率|功率|频率|利率|速率|完成|增长|下降/u;
const FROM = /(?:由|从)[^,，。;；]*$/u;
const TO = /(?:到|至|达|为)(?:了)?$/u;
const AGAINST = new RegExp(`(?:比|较)(?:上年|去年|上一年|\\d{4}年)(?:同期)?的$`, 'u');

/** Every 百分点 that should be %, every % that should be 百分点, and every fall by a multiple. */
export const findPoints = (terms: readonly Term[]): readonly Slip[] => terms.flatMap((term) => {
  const unit = term.quantity.normalized.unit;
  if (unit === '%' && term.isExact) return percentOf(terms, term);
  if (unit === '个百分点' && term.isExact) return pointsOf(terms, term);
  return unit === '倍' && FALLS.test(term.clause) ? [fallByMultiple(term)] : [];
});

interface Pair { readonly from: Term; readonly to: Term }

// 由95.2%提高到96.5%，提高1.3% · 96.5%，比上年的95.2%提高1.3%
function pairOf(terms: readonly Term[], change: Term): Pair | undefined {
  const near = before(terms, change);
  const far = before(terms, near);
  if (near === undefined || far === undefined || !near.isExact || !far.isExact || near.quantity.normalized.unit !== far.quantity.normalized.unit) return undefined;
  if (AGAINST.test(near.lead) && change.lead.length <= 6) return { from: near, to: far };
  return FROM.test(far.lead) && TO.test(near.lead) && ONLY_STEP.test(change.lead) ? { from: far, to: near } : undefined;
}

const isPercent = (term: Term | undefined): boolean => term?.quantity.normalized.unit === '%';

function percentOf(terms: readonly Term[], change: Term): readonly Slip[] {
  if (!STEP.test(change.clause)) return [];
  const pair = pairOf(terms, change);
  if (pair !== undefined) return isPercent(pair.to) ? betweenPercentages(pair, change) : [];
  const near = before(terms, change);
  if (near !== undefined && isPercent(near) && COMPARED_STEP.test(change.lead) && RATE.test(near.clause) && !NO_SHARE.test(near.clause)) return [doubtful(change, asPrinted(near))];
  const rate = RATE_STEP.exec(change.clause)?.groups?.['rate'];
  return rate === undefined || NO_SHARE.test(rate) ? [] : [doubtful(change, rate)];
}

function betweenPercentages({ from, to }: Pair, change: Term): readonly Slip[] {
  const gap = apart(from, to);
  const rate = rateOf(from, gap);
  if (agrees(rate, change)) return [];
  const points = `${show(gap)}个百分点`;
  const working = { zh: `${asPrinted(from)}到${asPrinted(to)}相差${points}`, en: `from ${asPrinted(from)} to ${asPrinted(to)} is ${show(gap)} percentage points` };
  if (agrees(gap, change)) {
    return [slipAt(change, { kind: 'points', severity: 'error', computed: points, say: {
      zh: `${working.zh}，文中写“${asPrinted(change)}”：两个百分数之差用“百分点”。请改为${points}`,
      en: `${working.en}; the text says “${asPrinted(change)}”: the difference of two percentages is told in percentage points. Write ${show(gap)}个百分点`,
    } })];
  }
  return [slipAt(change, { kind: 'points', severity: 'error', computed: points, say: {
    zh: `${working.zh}，变化率为${show(rate)}%，文中写“${asPrinted(change)}”，都不符`,
    en: `${working.en}, a change of ${show(rate)}%; the text says “${asPrinted(change)}”: neither`,
  } })];
}

const doubtful = (change: Term, rate: string): Slip => slipAt(change, { kind: 'points', severity: 'doubt', computed: '', say: {
  zh: `“${rate}”的变化写作“${asPrinted(change)}”：率与率之差一般用“百分点”，请核对`,
  en: `the change of “${rate}” is written “${asPrinted(change)}”: the difference of two rates is as a rule told in percentage points. Please look`,
} });

// 由1000人增加到1100人，增长10个百分点 · 在校生12000人，同比增长3个百分点
function pointsOf(terms: readonly Term[], change: Term): readonly Slip[] {
  const pair = pairOf(terms, change);
  const near = before(terms, change);
  if (pair !== undefined) return isPercent(pair.to) || pair.to.family === '%' ? [] : [pointsForQuantity(change, rateOf(pair.from, apart(pair.from, pair.to)))];
  if (near === undefined || near.family === '%' || !COMPARED_STEP.test(change.lead) || /率|比例|占比|比重|份额/u.test(near.lead + near.tail)) return [];
  return [slipAt(change, { kind: 'points', severity: 'doubt', computed: '', say: {
    zh: `“${asPrinted(near)}”是数量，它的变化写作“${asPrinted(change)}”：数量的增减用“%”，请核对`,
    en: `“${asPrinted(near)}” is a quantity and its change is written “${asPrinted(change)}”: quantities grow in per cent. Please look`,
  } })];
}

const pointsForQuantity = (change: Term, rate: Fraction): Slip => slipAt(change, { kind: 'points', severity: 'error', computed: `${show(rate)}%`, say: {
  zh: `数量的变化率为${show(rate)}%，文中写“${asPrinted(change)}”：数量的增减用“%”，不用“百分点”`,
  en: `the quantity changed by ${show(rate)}%; the text says “${asPrinted(change)}”: quantities change in per cent, not in percentage points`,
} });

const fallByMultiple = (term: Term): Slip => slipAt(term, { kind: 'points', severity: 'error', computed: '', say: {
  zh: `“${asPrinted(term)}”：下降不能用倍数，请改用百分数或“减少到几分之几”`,
  en: `“${asPrinted(term)}”: nothing falls by a multiple. Use a percentage or a fraction`,
} });

const apart = (from: Term, to: Term): Fraction => distance(exactly(from).value, exactly(to).value);

const rateOf = (from: Term, gap: Fraction): Fraction => exact.multiply(divide(gap, exactly(from).value), exact.of(100));

const agrees = (value: Fraction, stated: Term): boolean => compare(roundHalfUp(value, stated.decimals), fractionOf(stated.amount)) === 0;

const show = (value: Fraction): string => written(value, 2);
