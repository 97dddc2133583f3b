import { describe, expect, it } from 'vitest';
import { levelMarker } from './level-marker.ts';
import { readSentence } from './read-sentence.ts';

const figures = new Map(['pupils', 'boarders'].map((key) => [key, { key, name: key }] as const));
const read = (text: string) => readSentence(text, figures);

describe('a sentence of a template', () => {
  it('is words and slots in their order', () => {
    const { parts, faults } = read('{year}年在籍学生{pupils}，{pupils.compared}，寄宿生占{boarders / pupils * 100 as %:2}。');
    expect(faults).toEqual([]);
    expect(parts).toEqual([
      { kind: 'word', word: 'year' }, '年在籍学生', { kind: 'figure', figure: 'pupils', aspect: 'value' }, '，', { kind: 'figure', figure: 'pupils', aspect: 'compared' }, '，寄宿生占',
      expect.objectContaining({ kind: 'computed', unit: '%', decimals: 2, figures: ['boarders', 'pupils'] }), '。',
    ]);
  });

  it('reads last year and targets in formulas as those of the figure', () => {
    expect(read('{previous.pupils + pupils_target as 人}').parts).toEqual([expect.objectContaining({ figures: ['pupils'], unit: '人', decimals: 0 })]);
  });

  it.each([
    ['{pupil}', '没有数字“pupil”，是不是“pupils”'], ['{pupils.comparison}', '没有写法“comparison”'], ['{pupils', '“{pupils”缺少“}”'], ['学生}人', '“}”前面没有“{”'],
    ['{pupils + 1}', '“{pupils + 1}”要写明单位：{算式 as 单位} 或 {算式 as %:1}'], ['{pupils + teachers as 人}', '算式“pupils + teachers”：X210 数字没有“teachers”，请检查名称。'], ['{}', '“{}”要写明单位：{算式 as 单位} 或 {算式 as %:1}'],
    ['{year.value}', '“year”后面不能加“.value”'],
  ])('refuses %s', (text, zh) => {
    expect(read(text).faults.map((fault) => fault.zh)).toEqual([zh]);
  });

  it('is numbered as official documents are', () => {
    expect([1, 2, 10, 11, 20, 21, 99].map((number) => levelMarker(1, number))).toEqual(['一、', '二、', '十、', '十一、', '二十、', '二十一、', '九十九、']);
    expect([levelMarker(2, 12), levelMarker(3, 3), levelMarker(4, 4)]).toEqual(['（十二）', '3.', '（4）']);
  });
});
