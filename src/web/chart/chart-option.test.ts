import { expect, it } from 'vitest';
import { drawn, isDrawable, type ChartData, type ChartPoint } from './chart-data.ts';
import { chartOption, heightOf } from './chart-option.ts';

const look = { narrow: false, fontSize: 12 };
const point = (key: string, value: number | null, short = false): ChartPoint => ({ key, label: `${key}小学`, value, shown: value === null ? '—' : `${value} 册`, short });
const bars = (points: readonly ChartPoint[]): ChartData => ({ kind: 'bars', title: '生均图书', axis: '学校', measure: '册', points, lines: [{ label: '全县', value: 30, shown: '30 册' }], shortWord: '不如全县' });
const line = (points: readonly ChartPoint[]): ChartData => ({ ...bars(points), kind: 'line', lines: [] });

it('what falls short has a pattern and a mark beside its colour', () => {
  const { series } = chartOption(bars([point('甲', 20, true), point('乙', 40)]), look) as { series: { data: { label: { formatter: string }; itemStyle: { decal?: object } }[] }[] };
  expect(series[0]?.data.map(({ label, itemStyle }) => [label.formatter, itemStyle.decal !== undefined])).toEqual([['20 册  ▲', true], ['40 册', false]]);
});

it('the unknown is a gap and never nought', () => {
  expect(drawn(bars([point('甲', null), point('乙', 0)])).map(({ key }) => key)).toEqual(['乙']);
  const { series } = chartOption(line([point('2025', 3), point('2026', null)]), look) as { series: { connectNulls: boolean; data: { value: unknown }[] }[] };
  expect([series[0]?.connectNulls, ...series[0]?.data.map(({ value }) => value) ?? []]).toEqual([false, 3, '-']);
  expect([isDrawable(line([point('2025', 3), point('2026', null)])), isDrawable(line([point('2025', 3), point('2026', 4)])), isDrawable(bars([point('甲', null)])), isDrawable(bars([point('甲', 0)]))]).toEqual([false, true, false, true]);
});

it('a county of many schools is no wall of bars', () => {
  const many = bars(Array.from({ length: 240 }, (_, at) => point(String(at), at)));
  expect([drawn(many).length, heightOf(many)]).toEqual([30, 836]);
});

it('nothing moves', () => {
  expect([chartOption(bars([point('甲', 1)]), look).animation, chartOption(line([point('甲', 1)]), look).animation]).toEqual([false, false]);
});
