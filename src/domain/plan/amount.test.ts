import { describe, expect, it } from 'vitest';
import { comparableUnits, normalizeAmount } from './amount.ts';
import type { Magnitude } from './reading.ts';

describe('normalizeAmount', () => {
  it.each<[Magnitude, string, Magnitude, string]>([
    [1.2, '万人', 12_000, '人'], [9.94, '亿元', 994_000_000, '元'], [1.7, '万余平', 17_000, '平方米'], [3, '所', 3, '个'], [60, '名', 60, '人'],
    [93, '%', 93, '%'], [9, '成', 90, '%'], [0.6, '‱', 0.006, '%'], [4, '‰', 0.4, '%'], [0.5, '万分之', 0.005, '%'], [0.25, '比例', 25, '%'], [3, '个百分点', 3, '个百分点'],
    [2, '千米', 2, '公里'], [1.5, '万', 15_000, ''], [6, '千万元', 60_000_000, '元'], [12, '台(套)', 12, '台'], [7, ':1', 7, ':1'], [[2, 3], '万册', [20_000, 30_000], '册'],
    [8, '', 8, ''], [5, '人次', 5, '人次'], [16, '个班', 16, '个'], [200, '千瓦', 200, '千瓦'],
  ])('%j %s', (value, unit, expected, canonical) => {
    expect(normalizeAmount(value, unit)).toEqual({ value: expected, unit: canonical });
  });
});

describe('comparableUnits', () => {
  it.each([['个', '个', true], ['', '人', true], ['个', '', true], ['%', '个百分点', false], ['%', '人', false], ['', '%', false], ['', '元', false], ['人', '人次', false]])('%s and %s: %s', (a, b, comparable) => {
    expect(comparableUnits(a, b)).toBe(comparable);
  });
});
