import { describe, expect, it } from 'vitest';
import type { Comparator, Magnitude } from '../plan/reading.ts';
import { comparatorWord, promiseWords } from './promise-words.ts';

describe('promiseWords', () => {
  it.each<[Comparator, Magnitude, string, string, string]>([
    ['eq', 4, '所', '4所', '4 所'], ['ge', 60, '人', '不少于60人', 'at least 60 人'], ['ge', 93, '%', '不低于93%', 'at least 93%'],
    ['le', 45, '人', '不超过45人', 'at most 45 人'], ['lt', 1, '%', '低于1%', 'less than 1%'], ['gt', 3, '个百分点', '高于3个百分点', 'more than 3 个百分点'],
    ['range', [2, 3], '所', '2至3所', '2 to 3 所'], ['approx', 1.2, '万人', '1.2万人左右', 'about 1.2 万人'], ['approx', 95, '%', '95%左右', 'about 95%'], ['eq', 7, ':1', '7:1', '7:1'],
    ['eq', 1 / 14, ':1', '1:14', '1:14'], ['le', 0.5, '万分之', '不超过万分之0.5', 'at most 万分之0.5'], ['eq', 8, '', '8', '8'],
  ])('%s %j %s', (comparator, required, unit, zh, en) => {
    expect(promiseWords(comparator, required, unit)).toEqual({ zh, en });
  });
});

it('writes the digits as asked', () => {
  expect(promiseWords('ge', 12_000, '册', (value) => value.toLocaleString('en-US'))).toEqual({ zh: '不少于12,000册', en: 'at least 12,000 册' });
});

describe('comparatorWord', () => {
  it.each<[Comparator, string, string]>([['ge', '人', '不少于'], ['ge', '%', '不低于'], ['le', '%', '不超过'], ['eq', '所', '达到'], ['range', '所', '介于'], ['lt', '人', '少于']])('%s %s', (comparator, unit, word) => {
    expect(comparatorWord(comparator, unit).zh).toBe(word);
  });
});
