import { describe, expect, it, test } from 'vitest';
import { commitmentKind, type ItemKind } from './commitment-kind.ts';
import { decide, itemsOf, type ItemDecision } from './plan-item.ts';
import { readPlan } from './read-plan.ts';

const reading = readPlan('青岚县2026年教育工作要点\n一、办学条件\n年底前新建标准化实验室14个。更新校车60辆。\n');
const [lab, bus] = itemsOf(reading, []).filter((item) => item.type === 'quantity');
const decision = (given: Partial<ItemDecision>): ItemDecision =>
  ({ itemId: lab?.itemId ?? '', decision: 'confirm', edit: {}, commitmentId: null, byName: '周敏', at: '2026-03-02T01:00:00.000Z', ...given });
const labAfter = (...decisions: ItemDecision[]) => itemsOf(reading, decisions).find((item) => item.itemId === lab?.itemId);

describe('itemsOf', () => {
  test('what was read stands proposed, in the order of the text', () => {
    const items = itemsOf(reading, []);
    expect(items.map((item) => item.start)).toEqual(items.map((item) => item.start).sort((a, b) => a - b));
    expect(items.every((item) => item.state === 'proposed' && !item.edited && item.decidedBy === null && item.commitmentId === null)).toBe(true);
    expect(lab).toMatchObject({ kind: 'target', value: 14, unit: '个' });
  });

  test('a promise without a date is due at the end of the plan’s year; without a year it has no day', () => {
    expect(bus).toMatchObject({ deadline: '2026-12-31', deadlineText: '' });
    expect(itemsOf({ ...reading, year: null }, []).filter((item) => item.type === 'task').map((item) => item.deadline)).not.toContain('2026-12-31');
  });

  test('decisions fold in the order they were taken, corrections add up', () => {
    expect(labAfter(decision({ edit: { value: 15 }, commitmentId: 'c1' }))).toMatchObject({ state: 'confirmed', value: 15, edited: true, decidedBy: '周敏', commitmentId: 'c1' });
    expect(labAfter(decision({ edit: { value: 15 } }), decision({ decision: 'dismiss', edit: { unit: '间' }, byName: '林晓' })))
      .toMatchObject({ state: 'dismissed', value: 15, unit: '间', edited: true, decidedBy: '林晓' });
    expect(labAfter(decision({ edit: { value: 15 } }), decision({ decision: 'undo' }))).toMatchObject({ state: 'proposed', value: 15, edited: true });
  });

  test('a decision about an item that this reading has not is passed over', () => {
    expect(itemsOf(reading, [decision({ itemId: 'q999' })])).toEqual(itemsOf(reading, []));
  });
});

test('decide leaves the item it was given as it was', () => {
  if (!lab) throw new Error('the sample has no figure');
  const before = structuredClone(lab);
  expect(decide(lab, decision({ edit: { deadline: null } }))).toMatchObject({ deadline: null, state: 'confirmed' });
  expect(lab).toEqual(before);
});

it.each<[ItemKind, 'target' | 'task' | null]>([['target', 'target'], ['task', 'task'], ['campaign', 'task'], ['achievement', null], ['context', null]])('a %s becomes %s', (kind, becomes) => {
  expect(commitmentKind(kind)).toBe(becomes);
});
