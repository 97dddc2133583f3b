/*
 * 由80%提高到90%，提高5个百分点: a change that does not lie between the two figures right before it, however far off it is.
 * The words leave no doubt, so nothing is let pass but what rounding explains.
 */
import { compare, distance, written, type Fraction } from '../fraction.ts';
import { exactly, isWhole, type Term } from '../checks/term.ts';
import { asPrinted, before, slipAt, type Slip } from './slip.ts';

const FROM = /(?:由|从)[^,，。;；、]*$/u;
const TO = /(?:提高|提升|增加|增长|上升|下降|降低|减少|压减|增|减|升|降)(?:到|至|为)(?:了)?$/u;
const STEP = /^[,，](?:同比|净|共)?(?:提高|提升|增加|增长|上升|下降|降低|减少|压减)(?:了)?$/u;

/** Every change that does not lie between its two figures. */
export const findChanges = (terms: readonly Term[]): readonly Slip[] => terms.flatMap((change) => {
  const to = before(terms, change);
  const from = before(terms, to);
  if (to === undefined || from === undefined || !STEP.test(change.lead) || !TO.test(to.lead) || !FROM.test(from.lead)) return [];
  if (![from, to, change].every((term) => term.isExact) || from.quantity.normalized.unit !== to.quantity.normalized.unit || !isMeasuredAs(change, to)) return [];
  const gap = distance(exactly(from).value, exactly(to).value);
  return compare(gap, exactly(change).value) === 0 || isRounding([from, to, change], gap) ? [] : [slip(from, to, change, gap)];
});

// A change in per cent may be a rate; only points and the unit itself are surely a difference.
const isMeasuredAs = (change: Term, to: Term): boolean =>
  (to.quantity.normalized.unit === '%' ? change.quantity.normalized.unit === '个百分点' : change.quantity.normalized.unit === to.quantity.normalized.unit);

// Figures that agree to the last digit but for rounding are told by the relations, as a note.
function isRounding(terms: readonly Term[], gap: Fraction): boolean {
  const [, , change] = terms;
  if (change === undefined || terms.every(isWhole)) return false;
  const slack = terms.reduce((sum, term) => sum + 10 ** -term.decimals / 2, 0);
  const off = distance(gap, exactly(change).value);
  return Number(off.top) / Number(off.bottom) <= slack * (1 + 1e-9);
}

function slip(from: Term, to: Term, change: Term, gap: Fraction): Slip {
  const unit = change.quantity.normalized.unit;
  const size = written(gap, 4) + unit;
  return slipAt(change, { kind: 'difference', severity: 'error', computed: size, say: {
    zh: `${asPrinted(from)}到${asPrinted(to)}相差${size}，文中写“${asPrinted(change)}”，不符`, en: `from ${asPrinted(from)} to ${asPrinted(to)} is ${size}; the text says “${asPrinted(change)}”: they differ`,
  } });
}
