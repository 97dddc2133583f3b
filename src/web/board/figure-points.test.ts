import { expect, it } from 'vitest';
import type { FiguresView } from '../../contract/indicator.ts';
import { inOrder, isKeptByPeriod, isWorse, valueIn } from './figure-points.ts';
import { monthEnds } from './month-ends.ts';

type Head = FiguresView['indicators'][number];
type Row = FiguresView['rows'][number];
const head = (registers: string[], measure = '%'): Head => ({ key: 'k', version: 1, name: { zh: '', en: '' }, measure: { zh: measure, en: measure }, decimals: 2, better: 'less', area: 'classes', registers, adds: false, period: '2026-2027', withheld: null });
const row = (value: string | null, standing: readonly [string, number, string | null][]): Row => ({
  unitId: 'u', unitName: '', unitKind: 'school', stage: null, stageName: null, values: [value], shown: [value], standing: standing.map(([register, rows, period]) => ({ register, rows, period, wanted: 1, units: rows > 0 ? 1 : 0, done: 0, approved: 0 })),
});

it('a share is drawn as it is told, and a count over no rows is unknown', () => {
  expect(valueIn(head(['class']), row('0.25', [['class', 4, '2026-2027']])).value).toBe(25);
  expect(valueIn(head(['class'], '个'), row('3', [['class', 4, '2026-2027']])).value).toBe(3);
  expect(valueIn(head(['class'], '个'), row('0', [['class', 0, '2026-2027']]))).toEqual({ value: null, shown: null });
  expect(valueIn(head(['class', 'teacher']), row('0', [['class', 4, '2026-2027']])).value).toBeNull();
  expect(valueIn(head(['class']), undefined).value).toBeNull();
});

it('the worst stand first, the unknown last', () => {
  const points = [['a', 3], ['b', null], ['c', 9]].map(([key, value]) => ({ key: String(key), label: '', shown: '', value: value as number | null }));
  expect([inOrder('more', points), inOrder('less', points), inOrder('neither', points)].map((order) => order.map(({ key }) => key).join(''))).toEqual(['acb', 'cab', 'cab']);
  expect([isWorse('more', 1, 2), isWorse('less', 1, 2), isWorse('neither', 1, 2), isWorse('more', null, 2), isWorse('more', 2, 2)]).toEqual([true, false, false, false, false]);
});

it('time goes by periods only where all rows behind a figure do', () => {
  expect(isKeptByPeriod(head(['class']), row('1', [['class', 1, '2026-2027']]))).toBe(true);
  expect(isKeptByPeriod(head(['class', 'teacher']), row('1', [['class', 1, '2026-2027'], ['teacher', 1, null]]))).toBe(false);
  expect(monthEnds('2026-03-01', 4)).toEqual(['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28']);
});
