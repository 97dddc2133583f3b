import { expect, test } from 'vitest';
import type { PlanItem } from '../../contract/plan.ts';
import { draftOf, editOf, faultsOf } from './item-draft.ts';

const figure: PlanItem = {
  itemId: 'q1', type: 'quantity', state: 'proposed', kind: 'target', start: 0, end: 2, sentenceStart: 0, sentenceEnd: 9, section: '一', text: '', why: '', number: '60', value: 60, unit: '%',
  comparator: 'ge', subject: '公办园', metric: '占比', period: '2026', deadline: '2026-12-31', deadlineText: '', per: '', owner: '', title: '', edited: false, decidedBy: null, decidedAt: null, commitmentId: null,
};

test('an untouched form changes nothing', () => {
  expect(editOf(draftOf(figure), figure)).toEqual({});
});

test('only what was changed is sent', () => {
  expect(editOf({ ...draftOf(figure), metric: ' 在园占比 ', deadline: '' }, figure)).toEqual({ metric: '在园占比', deadline: null });
});

test('a range sends both ends', () => {
  expect(editOf({ ...draftOf(figure), comparator: 'range', value: '2', valueTo: '3' }, figure)).toEqual({ comparator: 'range', value: [2, 3] });
});

test('leaving a range leaves its second end', () => {
  const range: PlanItem = { ...figure, comparator: 'range', value: [2, 3] };
  expect(editOf({ ...draftOf(range), comparator: 'ge' }, range)).toEqual({ comparator: 'ge', value: 2 });
});

test.each([
  [{ value: '' }, { value: 'valueMissing' }], [{ value: 'abc' }, { value: 'valueMissing' }], [{ metric: ' ' }, { metric: 'metricMissing' }],
  [{ comparator: 'range' as const, value: '3', valueTo: '2' }, { valueTo: 'rangeWrong' }], [{}, {}],
])('faults of %o are %o', (changed, faults) => {
  expect(faultsOf({ ...draftOf(figure), ...changed }, 'quantity')).toEqual(faults);
});

test('a task needs its title only', () => {
  expect(faultsOf({ ...draftOf(figure), title: '' }, 'task')).toEqual({ title: 'titleMissing' });
  expect(faultsOf({ ...draftOf(figure), title: '完成主体工程', value: '', metric: '' }, 'task')).toEqual({});
});
