/*
 * A chart with its twin: the same data as a table, for those who cannot see it, for the keyboard and for paper. The twin
 * is always there; the button only decides which of the two the eye sees.
 */
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { lazy, Suspense, useId, useState } from 'react';
import { LoadingState } from '../frame/states.tsx';
import { useWords, type Say } from '../i18n/define-words.ts';
import { LedgerTable, type Column } from '../table/ledger-table.tsx';
import { drawn, extremesOf, isDrawable, type ChartData, type ChartPoint } from './chart-data.ts';
import { chartWords } from './chart-words.ts';
import './chart.css';

const ChartCanvas = lazy(async () => ({ default: (await import('./chart-canvas.tsx')).ChartCanvas }));

interface ChartProps {
  readonly data: ChartData;
  /** Level of its heading. */
  readonly heading?: string;
}

/** A chart and its table. */
export function Chart({ data, heading }: ChartProps) {
  const say = useWords(chartWords);
  const navigate = useNavigate();
  const id = useId();
  const [asTable, turn] = useState(false);
  const known = extremesOf(data.points);
  const pick = (key: string) => { const to = data.points.find((point) => point.key === key)?.to; if (to !== undefined) void navigate({ to }); };
  const sentence = sentenceOf(data, say);
  return (
    <figure className="chart" aria-labelledby={id}>
      <div className="chart__head">
        {heading !== undefined && <h2 className="chart__title">{heading}</h2>}
        <Button size="small" className="no-print" aria-pressed={asTable} onClick={() => turn(!asTable)}>{say(asTable ? 'asChart' : 'asTable')}</Button>
      </div>
      <figcaption id={id} className="chart__sentence">{sentence}</figcaption>
      {!isDrawable(data) ? !asTable && <p className="chart__none quiet">{say(known === undefined ? 'nothing' : 'onePoint')}</p> : !asTable && <Suspense fallback={<LoadingState />}><ChartCanvas data={data} onPick={pick} /></Suspense>}
      {!asTable && data.kind === 'bars' && known !== undefined && data.points.length - known.blank > drawn(data).length && <p className="chart__more quiet">{say('more', { drawn: drawn(data).length, n: data.points.length })}</p>}
      {asTable ? <div className="chart__table"><Twin data={data} /></div> : <HeardTwin data={data} />}
    </figure>
  );
}

// Heard with the drawing, never seen beside it: so nothing in it takes the focus.
function HeardTwin({ data }: { readonly data: ChartData }) {
  const say = useWords(chartWords);
  return (
    <table className="only-read" aria-label={data.title}>
      <thead><tr><th scope="col">{data.axis}</th><th scope="col">{say('value')}</th>{data.shortWord !== undefined && <th scope="col">{say('against')}</th>}</tr></thead>
      <tbody>{data.points.map((point) => <tr key={point.key}><th scope="row">{point.label}</th><td>{point.shown}</td>{data.shortWord !== undefined && <td>{point.short === true ? data.shortWord : ''}</td>}</tr>)}</tbody>
    </table>
  );
}

// The same to be seen and used: sorted, and every figure opens.
function Twin({ data }: { readonly data: ChartData }) {
  const say = useWords(chartWords);
  const columns: readonly Column<ChartPoint>[] = [
    { key: 'label', title: data.axis, phone: 'title', render: ({ label, to }) => (to === undefined ? label : <Link to={to} aria-label={say('openFigure', { label })}>{label}</Link>) },
    { key: 'value', title: data.title, figure: true, width: '14rem', sortBy: ({ value }) => value, render: ({ shown }) => shown },
    ...(data.shortWord === undefined ? [] : [{ key: 'short', title: say('against'), width: '8rem', render: ({ short }: ChartPoint) => (short === true ? data.shortWord : '') }]),
  ];
  return <LedgerTable label={data.title} columns={columns} rows={data.points} rowKey={({ key }) => key} />;
}

/** What the chart says, in one sentence. */
export function sentenceOf(data: ChartData, say: Say<keyof typeof chartWords.zh>): string {
  const known = extremesOf(data.points);
  if (known === undefined) return `${data.title}：${say('nothing')}`;
  const points = data.points.filter(({ value }) => value !== null);
  const [first, last] = [points[0], points[points.length - 1]];
  const { least, most, blank } = known;
  const main = points.length === 1 || first === undefined || last === undefined ? say('saysOne', { title: data.title, label: most.label, value: most.shown })
    : data.kind === 'line' ? say('saysLine', { title: data.title, first: first.label, firstValue: first.shown, last: last.label, lastValue: last.shown, n: points.length })
      : say('saysBars', { title: data.title, axis: data.axis, n: points.length, most: most.label, mostValue: most.shown, least: least.label, leastValue: least.shown });
  return [main, ...data.lines.map(({ label, shown }) => say('saysAgainst', { label, value: shown })), ...shortOf(data, say), ...(blank > 0 ? [say('blank', { n: blank })] : [])].join('；');
}

// The mark of the drawing, told with what it means.
function shortOf({ points, shortWord }: ChartData, say: Say<keyof typeof chartWords.zh>): readonly string[] {
  const n = points.filter(({ short }) => short === true).length;
  return shortWord === undefined || n === 0 ? [] : [say('saysShort', { word: shortWord, n })];
}
