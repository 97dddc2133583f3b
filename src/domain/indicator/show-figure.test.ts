import { expect, test } from 'vitest';
import { readDecimal } from '../expression/decimal.ts';
import { showFigure, withMeasure } from './show-figure.ts';

const percent = { decimals: 2, measure: { zh: '%', en: '%' } };
const plain = (decimals: number) => ({ decimals, measure: { zh: '册', en: 'volumes' } });

test.each<[string, typeof percent, string]>([
  ['0.0705665', percent, '7.06'], ['0.5', percent, '50.00'], ['1', percent, '100.00'], ['0.00005', percent, '0.01'], ['-0.12345', percent, '-12.35'],
  ['6.3344370861', plain(2), '6.33'], ['1203', plain(0), '1203'], ['2.5', plain(0), '3'], ['-2.5', plain(0), '-3'], ['15.6', plain(1), '15.6'], ['19', plain(1), '19.0'],
])('%s is shown as %#', (text, how, expected) => { expect(showFigure(how, readDecimal(text))).toBe(expected); });

test('what cannot be computed is no nought', () => {
  expect(showFigure(percent, null)).toBeNull();
  expect([withMeasure(percent, null, 'zh'), withMeasure(percent, '7.06', 'zh'), withMeasure(plain(2), '6.33', 'en')]).toEqual(['—', '7.06%', '6.33 volumes']);
});
