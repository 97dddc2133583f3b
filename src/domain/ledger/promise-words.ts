/* A promise's bound in the words people use for it: 不低于 93%, 不少于 60 人, 2 至 3 所, 18 所左右. */
import type { Comparator, Magnitude } from '../plan/reading.ts';

/** Both languages of one wording. */
export interface Wording { readonly zh: string; readonly en: string }

const bounds: Readonly<Record<Comparator, Wording>> = {
  eq: { zh: '', en: '' }, ge: { zh: '不少于', en: 'at least ' }, le: { zh: '不超过', en: 'at most ' }, gt: { zh: '超过', en: 'more than ' },
  lt: { zh: '少于', en: 'less than ' }, approx: { zh: '约', en: 'about ' }, range: { zh: '', en: '' },
};
// Of a share one says low, not few.
const shareBounds: Partial<Record<Comparator, string>> = { ge: '不低于', lt: '低于', gt: '高于' };
const isShare = (unit: string): boolean => /^[%‰‱:：]|百分点|^成$|^比例$/.test(unit);

/** The bound as a word of its own, for a column: 不少于; 等于 where the text gives a bare figure. */
export function comparatorWord(comparator: Comparator, unit: string): Wording {
  if (comparator === 'eq') return { zh: '达到', en: 'exactly' };
  if (comparator === 'range') return { zh: '介于', en: 'between' };
  return { zh: (isShare(unit) ? shareBounds[comparator] : undefined) ?? bounds[comparator].zh, en: bounds[comparator].en.trim() };
}

/** The figure with its bound and unit; `digits` writes each number. */
export function promiseWords(comparator: Comparator, required: Magnitude, unit: string, digits: (value: number) => string = String): Wording {
  const ends = typeof required === 'number' ? [required] : required;
  const [zh, en] = [figureWords(ends, unit, { to: '至', blank: '', digits }), figureWords(ends, unit, { to: ' to ', blank: ' ', digits })];
  const bound = (isShare(unit) ? shareBounds[comparator] : undefined) ?? bounds[comparator].zh;
  // 左右 closes the figure where every other bound opens it.
  return { zh: comparator === 'approx' ? `${zh}左右` : `${bound}${zh}`, en: `${bounds[comparator].en}${en}` };
}

interface Writing { readonly to: string; readonly blank: string; readonly digits: (value: number) => string }

// Chinese units stand right behind the figure; in English a blank keeps them apart, except for % and ratios.
function figureWords(ends: readonly number[], unit: string, { to, blank, digits }: Writing): string {
  if (/^[:：]1$/.test(unit)) return ends.map(ratio).join(to);
  const written = ends.map(digits).join(to);
  if (unit.endsWith('分之')) return `${unit}${written}`;
  return `${written}${unit === '' || /^[%‰‱]/.test(unit) ? '' : blank}${unit}`;
}

// 1:14 is kept as a fourteenth; people read it the way it was written.
const ratio = (value: number): string => (value > 0 && value < 1 ? `1:${Number((1 / value).toPrecision(4))}` : `${value}:1`);
