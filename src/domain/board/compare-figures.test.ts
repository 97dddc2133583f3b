import { expect, it } from 'vitest';
import type { Direction } from '../indicator/definition.ts';
import { compareFigures } from './compare-figures.ts';

const share = { measure: { zh: '%', en: '%' }, decimals: 2 };
const books = { measure: { zh: '册', en: 'books' }, decimals: 2 };

it.each<[typeof share, Direction, string | null, string | null, string | null, string | null, boolean | null]>([
  [share, 'less', '2.63', '5.13', '下降2.5个百分点', 'down 2.5 points', true],
  [share, 'more', '92.46', '93.00', '下降0.54个百分点', 'down 0.54 points', false],
  [books, 'more', '30.59', '23.46', '增加7.13册（30.4%）', 'up 7.13 books (30.4%)', true],
  [books, 'neither', '20.00', '30.00', '减少10册（33.3%）', 'down 10 books (33.3%)', null],
  [books, 'more', '3.00', '0.00', '增加3册', 'up 3 books', true],
  [books, 'more', '10000.01', '10000.00', '增加0.01册', 'up 0.01 books', true],
  [books, 'more', '7.00', '7.00', '持平', 'unchanged', null],
  [books, 'more', '7.00', null, null, null, null],
  [books, 'more', null, '7.00', null, null, null],
])('%o, better %s: %s after %s is %s', (indicator, better, now, before, zh, en, isBetter) => {
  const change = compareFigures({ ...indicator, better }, now, before);
  expect(change?.words ?? null).toEqual(zh === null ? null : { zh, en });
  expect(change?.better ?? null).toBe(isBetter);
});
