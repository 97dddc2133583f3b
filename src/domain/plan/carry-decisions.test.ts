import { expect, it } from 'vitest';
import { carryDecisions } from './carry-decisions.ts';
import { itemsOf, type ItemDecision, type PlanItem } from './plan-item.ts';
import { readPlan } from './read-plan.ts';

const head = '青岚县2026年教育工作要点\n一、办学条件\n';
const itemsIn = (text: string): readonly PlanItem[] => itemsOf(readPlan(head + text), []).filter((item) => item.type === 'quantity');
const before = itemsIn('新建标准化实验室14个。\n更新校车60辆。\n');
const unchanged = itemsIn('改造音乐教室8间。\n新建标准化实验室14个。\n更新校车60辆。\n');
const changed = itemsIn('新建标准化实验室14个。\n更新校车64辆。\n');
const shortened = itemsIn('新建标准化实验室14个。\n');
const idOf = (items: readonly PlanItem[], value: number): string => items.find((item) => item.value === value)?.itemId ?? `no figure ${value}`;
const decided = (value: number, given: Partial<ItemDecision>): ItemDecision =>
  ({ itemId: idOf(before, value), decision: 'confirm', edit: {}, commitmentId: 'c1', byName: '周敏', at: '2026-03-02T01:00:00.000Z', ...given });
const undone = { decision: 'undo', edit: {} };

it.each<[string, readonly PlanItem[], ItemDecision[], object[]]>([
  ['nothing decided, nothing carried', unchanged, [], []],
  ['an unchanged item keeps its decision at its new place', unchanged, [decided(60, {})], [{ itemId: idOf(unchanged, 60), decision: 'confirm', edit: {}, commitmentId: 'c1' }]],
  ['and its corrections, added up over all decisions', unchanged, [decided(60, { edit: { owner: '财务科' } }), decided(60, { edit: { deadline: '2026-09-30' } })],
    [{ itemId: idOf(unchanged, 60), decision: 'confirm', edit: { owner: '财务科', deadline: '2026-09-30' }, commitmentId: 'c1' }]],
  ['a dismissal is carried too', unchanged, [decided(60, { decision: 'dismiss', commitmentId: null })], [{ itemId: idOf(unchanged, 60), decision: 'dismiss', edit: {}, commitmentId: null }]],
  ['a changed promise is proposed again and keeps its row', changed, [decided(60, { edit: { owner: '财务科' } })], [{ itemId: idOf(changed, 64), ...undone, commitmentId: 'c1' }]],
  ['a changed item outside the ledger begins anew', changed, [decided(60, { decision: 'dismiss', commitmentId: null })], []],
  ['a removed item carries nothing', shortened, [decided(60, {})], []],
])('%s', (_, after, decisions, carried) => {
  expect(carryDecisions(before, after, decisions)).toEqual(carried);
});
