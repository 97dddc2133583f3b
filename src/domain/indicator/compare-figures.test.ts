import { expect, test } from 'vitest';
import type { Direction } from './definition.ts';
import { compareFigures, sayChange } from './compare-figures.ts';

const share = { measure: { zh: '%', en: '%' }, decimals: 2 };
const books = { measure: { zh: '册', en: 'books' }, decimals: 1 };

test.each<[object, Direction, string | null, string | null, string | null, string]>([
  [share, 'less', '0.0706', '0.0826', '-1.20 个百分点', 'better'], [share, 'more', '0.0706', '0.0826', '-1.20 个百分点', 'worse'], [share, 'neither', '0.5', '0.25', '+25.00 个百分点', 'none'],
  [share, 'more', '0.5', '0.5', '0.00 个百分点', 'same'], [share, 'more', '0.500000001', '0.5', '0.00 个百分点', 'better'], [share, 'more', '0.5', '0', '+50.00 个百分点', 'better'],
  [books, 'more', '25.5', '20', '+5.5 册（+27.5%）', 'better'], [books, 'more', '20', '25', '-5.0 册（-20%）', 'worse'], [books, 'more', '20', '0', '+20.0 册', 'better'], [books, 'more', '3', '-3', '+6.0 册', 'better'],
  [books, 'more', null, '1', null, ''], [books, 'more', '1', null, null, ''], [{ measure: { zh: '', en: '' }, decimals: 0 }, 'neither', '1000000000000000003', '1000000000000000001', '+2（0%）', 'none'],
])('%j, better %s: %s after %s', (indicator, better, now, before, said, verdict) => {
  const one = { ...indicator as typeof share, better };
  const change = compareFigures(one, now, before);
  expect([change && sayChange(one, change).zh, change?.verdict ?? '']).toEqual([said, verdict]);
});
