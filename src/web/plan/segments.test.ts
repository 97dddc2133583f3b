import { expect, test } from 'vitest';
import type { PlanItem } from '../../contract/plan.ts';
import { cutAt, paragraphsOf } from './segments.ts';

const text = '要点\n一、目标\n新建校舍3所，覆盖率95%以上。\n\n开展活动2次。';
const item = (itemId: string, printed: string, type: PlanItem['type'] = 'quantity'): PlanItem =>
  ({ itemId, type, start: text.indexOf(printed), end: text.indexOf(printed) + printed.length } as PlanItem);
const outline = [{ path: '一', level: 1, title: '目标', offset: 3, why: '' }];
const printedOf = (pieces: readonly { start: number; end: number }[]) => pieces.map((piece) => text.slice(piece.start, piece.end));

test('pieces put together are the text, nothing lost', () => {
  const paragraphs = paragraphsOf(text, [item('b', '95%'), item('a', '3所')], outline, '要点');
  expect(paragraphs.map((one) => printedOf(one.pieces).join('')).join('\n')).toBe(text);
});

test('figures are pieces of their own, in the order of the text', () => {
  const paragraph = paragraphsOf(text, [item('b', '95%'), item('a', '3所')], outline, '要点')[2];
  expect(paragraph?.pieces.map((piece) => piece.itemId)).toEqual([null, 'a', null, 'b', null]);
  expect(printedOf(paragraph?.pieces ?? [])).toEqual(['新建校舍', '3所', '，覆盖率', '95%', '以上。']);
});

test('an item that overlaps an earlier one is left unmarked', () => {
  const paragraph = paragraphsOf(text, [item('a', '校舍3所'), item('b', '3所')], outline, '')[2];
  expect(paragraph?.pieces.map((piece) => piece.itemId).filter(Boolean)).toEqual(['a']);
});

test('the title and short numbered lines are headings, sentences are not', () => {
  const sentence = { path: '二', level: 2, title: '开展活动2次', offset: text.indexOf('开展'), why: '' };
  const headings = paragraphsOf(text, [], [...outline, sentence], '要点').map((one) => one.heading);
  expect(headings).toEqual([0, 1, null, null, null]);
});

test('a task is pinned where it begins', () => {
  const paragraph = paragraphsOf(text, [item('t', '覆盖率95%以上', 'task'), item('b', '95%')], outline, '')[2];
  expect(paragraph?.pieces.map((piece) => [text.slice(piece.start, piece.end), piece.tasks])).toEqual([
    ['新建校舍3所，', []], ['覆盖率', ['t']], ['95%', []], ['以上。', []],
  ]);
});

test('a span cuts pieces at its ends only', () => {
  const pieces = cutAt([{ start: 0, end: 10, itemId: null, tasks: ['t'] }, { start: 10, end: 12, itemId: 'a', tasks: [] }], { start: 4, end: 12 });
  expect(pieces.map((piece) => [piece.start, piece.end, piece.inside, piece.tasks.length])).toEqual([[0, 4, false, 1], [4, 10, true, 0], [10, 12, true, 0]]);
});
