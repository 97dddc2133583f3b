import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { clauseAround, readSentences } from './sentence.ts';

const cut = (text: string): string[] => readSentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['建成3所。投用2所。', ['建成3所。', '投用2所。']],
  ['开工率100%；完工率80%;其余在建', ['开工率100%；', '完工率80%;', '其余在建']],
  ['一、目标\n入园率90%\n', ['一、目标\n', '入园率90%\n']],
  ['他说：“要建好。”随后开工。', ['他说：“要建好。”', '随后开工。']],
  ['投资1.5亿元.新建2所.', ['投资1.5亿元.', '新建2所.']],
  ['1.强化管理', ['1.强化管理']],
  ['', []],
])('%j is cut into %j', (text, sentences) => {
  expect(cut(text)).toEqual(sentences);
});

test.each([
  ['投资2亿元，新建学校8所，其余续建。', '8', '新建学校8所'],
  ['师生比1:19，达标', '19', '师生比1:19'],
  ['共12,240个学位', '240', '共12,240个学位'],
  ['巩固率：99%', '99', '99%'],
])('in %s the clause around %s is %s', (text, at, clause) => {
  const { start, end } = clauseAround(text, text.indexOf(at), { start: 0, end: text.length });
  expect(text.slice(start, end).replace(/。$/, '')).toBe(clause);
});

const page = (width: number): string => {
  const prose = '各校要把常规管理抓细抓实做到有计划有落实有检查有反馈并把结果记入年度考核'.repeat(12);
  return (prose.match(new RegExp(`.{1,${width}}`, 'g')) ?? []).join('\n');
};

test('full lines of a page set to a width run on, a short line and an item do not', () => {
  const text = `${page(30)}\n1.抓好安全\n短行\n`;
  expect(cut(text).length).toBeLessThanOrEqual(4);
  expect(cut(text).at(-2)).toBe('1.抓好安全\n');
});

test('lines of unequal length are paragraphs, not a broken page', () => {
  const lines = Array.from({ length: 12 }, (_, i) => '建设学校'.repeat(4 + i)).join('\n');
  expect(cut(lines)).toHaveLength(12);
});

test('sentences cover any text without gap or overlap', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'学校3.。；\n\r”"，:') }), text => {
    expect(cut(text).join('')).toBe(text);
  }));
});
