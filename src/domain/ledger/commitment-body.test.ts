import { expect, it, test } from 'vitest';
import { itemsOf } from '../plan/plan-item.ts';
import { readPlan } from '../plan/read-plan.ts';
import { commitmentBody, readBody } from './commitment-body.ts';

const items = itemsOf(readPlan('青岚县2026年教育工作要点\n一、办学条件\n更新校车60辆以上。\n'), []);
const figure = items.find((item) => item.type === 'quantity');

test('a figure gives its promise and its place in the text', () => {
  if (!figure) throw new Error('the sample has no figure');
  expect(readBody(commitmentBody(figure))).toMatchObject({
    kind: 'target', comparator: 'ge', required: 60, unit: '辆', sourceText: figure.text, start: figure.start, end: figure.end, baseline: null, assisting: [], milestones: [],
  });
  expect(commitmentBody({ ...figure, comparator: null, value: null })).toMatchObject({ comparator: 'eq', required: 0 });
});

test('what people entered is not among the fields an item gives, so a revision keeps it', () => {
  if (!figure) throw new Error('the sample has no figure');
  const entered = { baseline: 40, assisting: ['u2'], parentId: 'c9', milestones: [{ title: '招标', due: '2026-05-31', done: true }] };
  expect(readBody({ ...entered, ...commitmentBody(figure) })).toMatchObject(entered);
});

it.each<[string, Record<string, unknown>, object]>([
  ['nothing', {}, { title: '', kind: 'task', comparator: 'eq', required: 0, baseline: null, parentId: null, assisting: [], milestones: [] }],
  ['an older row without milestones', { title: '更新校车', kind: 'target' }, { title: '更新校车', kind: 'target', milestones: [] }],
  ['a range', { required: [2, 3], comparator: 'range' }, { required: [2, 3], comparator: 'range' }],
])('reads %s with what was never entered filled in', (_, stored, body) => {
  expect(readBody(stored)).toMatchObject(body);
});
