/* A chart as ECharts is told to draw it. Quiet: one blue, thin lines, figures at the bars; what falls short has a pattern of its own. */
import type { ComposeOption } from 'echarts/core';
import type { BarSeriesOption, LineSeriesOption } from 'echarts/charts';
import type { GridComponentOption, MarkLineComponentOption } from 'echarts/components';
import { drawn, type ChartData, type ChartPoint } from './chart-data.ts';

/** Options of the parts that are loaded. */
export type ChartOption = ComposeOption<BarSeriesOption | LineSeriesOption | GridComponentOption | MarkLineComponentOption>;

const blue = '#17509e';
const red = '#b42318';
const ink = '#1d2129';
const grey = '#5f6773';
const hairline = '#e5e7eb';

/** How the drawing is to behave. */
export interface ChartLook {
  /** Narrow: long names are cut, the whole name stands in the table. */
  readonly narrow: boolean;
  readonly fontSize: number;
}

/** The options for a chart. */
export const chartOption = (data: ChartData, look: ChartLook): ChartOption => (data.kind === 'bars' ? barsOption(data, look) : lineOption(data, look));

/** Height of the drawing in CSS pixels. */
export const heightOf = (data: ChartData): number => (data.kind === 'line' ? 260 : Math.max(120, drawn(data).length * 26 + 56));

// Nothing moves, for nobody: a bar that grows is wrong until it has grown.
const base = ({ fontSize }: ChartLook): Pick<ChartOption, 'animation' | 'textStyle' | 'backgroundColor'> => ({
  animation: false, backgroundColor: 'transparent', textStyle: { color: ink, fontSize, fontFamily: 'inherit' },
});

function barsOption(data: ChartData, look: ChartLook): ChartOption {
  const points = drawn(data);
  const { fontSize, narrow } = look;
  // Chinese names are as wide as they are long; those beyond the margin are cut and stand whole in the table.
  const names = Math.min(narrow ? 104 : 180, Math.max(...points.map(({ label }) => widthOf(label))) * fontSize);
  return {
    ...base(look),
    grid: { left: names + 12, right: narrow ? 72 : 110, top: data.lines.length > 0 ? 30 : 8, bottom: 4 },
    xAxis: { type: 'value', min: (extent: { min: number }) => Math.min(0, extent.min), max: (extent: { max: number }) => topOf(data, extent.max), axisLabel: { show: false }, splitLine: { show: false }, axisLine: { show: false }, axisTick: { show: false } },
    yAxis: {
      type: 'category', inverse: true, data: points.map(({ label }) => label), axisLine: { lineStyle: { color: hairline } }, axisTick: { show: false },
      axisLabel: { color: ink, fontSize, width: names, overflow: 'truncate' },
    },
    series: [{
      type: 'bar', barMaxWidth: 16, barMinHeight: 1, data: points.map((point) => bar(point, data)),
      label: { show: true, position: 'right', color: ink, fontSize, backgroundColor: '#fff', padding: [1, 2] }, markLine: against(data, look),
    }],
  };
}

const widthOf = (text: string): number => [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? 0.6 : 1), 0);

const bar = (point: ChartPoint, { shortWord }: ChartData) => ({
  value: point.value, name: point.key,
  label: { formatter: point.short === true && shortWord !== undefined ? `${point.shown}  ▲` : point.shown },
  itemStyle: point.short === true ? { color: '#fff', borderColor: red, borderWidth: 1, decal: hatch } : { color: blue },
});

// Slanted lines, told apart without colour and on paper.
const hatch = { symbol: 'rect', color: red, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4 };

const topOf = ({ lines }: ChartData, most: number): number => Math.max(most, ...lines.map(({ value }) => value)) * 1.02 || 1;

function against({ lines }: ChartData, { fontSize }: ChartLook): MarkLineComponentOption {
  return {
    silent: true, z: 1, symbol: 'none', animation: false,
    data: lines.map((line, at) => ({
      xAxis: line.value, lineStyle: { color: grey, type: at === 0 ? 'dashed' as const : 'dotted' as const, width: 1.5 },
      label: { show: true, position: 'start' as const, formatter: `${line.label} ${line.shown}`, color: grey, fontSize },
    })),
  };
}

function lineOption(data: ChartData, look: ChartLook): ChartOption {
  const { fontSize } = look;
  return {
    ...base(look),
    grid: { left: 56, right: 32, top: 32, bottom: 28 },
    xAxis: { type: 'category', boundaryGap: true, data: data.points.map(({ label }) => label), axisLine: { lineStyle: { color: hairline } }, axisTick: { show: false }, axisLabel: { color: grey, fontSize, hideOverlap: true } },
    yAxis: { type: 'value', scale: true, splitNumber: 3, axisLabel: { color: grey, fontSize }, splitLine: { lineStyle: { color: hairline } } },
    series: [{
      type: 'line', connectNulls: false, symbol: 'circle', symbolSize: 7, lineStyle: { color: blue, width: 2 }, itemStyle: { color: blue },
      data: data.points.map((point) => ({ value: point.value ?? '-', name: point.key, label: { show: point.value !== null, position: 'top' as const, formatter: point.shown, color: ink, fontSize, backgroundColor: '#fff', padding: [1, 3] } })),
    }],
  };
}
