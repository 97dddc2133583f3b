/* A table of last year's text: cells of this year and last year whose row is called like an indicator become figures, every other number is left to fill in. */
import { fold } from '../../plan/fold.ts';
import type { Line } from '../../plan/line.ts';
import { TO_FILL } from '../document.ts';
import { nameLikeness } from '../match-figure.ts';
import { plain, type Binding, type BoundFigure, type KnownIndicator } from './bind-figures.ts';

/** A table as the file of a template says it. */
export interface StartedTable { readonly caption: string; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }

const MOST_COLUMNS = 12;
const MOST_ROWS = 60;
const UNIT = /[（(](?<unit>[^（()）]{1,6})[)）]/u;

/** The table of these lines; undefined where they are none a template can hold. */
export function tableOf(binding: Binding, lines: readonly Line[]): { readonly table: StartedTable | undefined; readonly bound: readonly BoundFigure[]; readonly loose: readonly string[] } {
  const [columns = [], ...rows] = lines.map(({ text }) => text.split('\t').map((cell) => plain(cell).trim()));
  const fits = columns.length >= 2 && columns.length <= MOST_COLUMNS && rows.length >= 1 && rows.length <= MOST_ROWS && columns.every((cell) => cell !== '' && cell.length <= 40);
  if (!fits) return { table: undefined, bound: [], loose: [] };
  const bound: BoundFigure[] = [];
  const loose: string[] = [];
  const filled = rows.map((row) => columns.map((column, at): string => {
    const cell = row[at] ?? '';
    if (at === 0 || !/\d/u.test(cell)) return cell.slice(0, 200);
    const indicator = indicatorOf(row[0] ?? '', binding.indicators);
    const aspect = yearOf(column, binding.year);
    if (indicator === undefined || aspect === undefined) { loose.push(cell); return TO_FILL; }
    if (!binding.figures.has(indicator.key)) binding.figures.set(indicator.key, { name: indicator.name, indicator: indicator.key, ...(indicator.time !== 'as_of' && { time: indicator.time }), unit: indicator.measure, cited: [] });
    bound.push({ said: cell, figure: indicator.key, name: indicator.name, indicator: indicator.key });
    return `{${indicator.key}${aspect}}`;
  }));
  return { table: { caption: '附表', columns: columns.map((column) => headingOf(column, binding.year)), rows: filled }, bound, loose };
}

// 在籍学生（人）: the unit in brackets is the indicator's, or the row is another thing.
function indicatorOf(label: string, indicators: readonly KnownIndicator[]): KnownIndicator | undefined {
  const unit = UNIT.exec(fold(label))?.groups?.['unit'];
  const name = label.replace(UNIT, '');
  return indicators.find((one) => one.measure !== '' && (unit === undefined || unit === one.measure) && nameLikeness(name, one.name) === 1);
}

function yearOf(column: string, year: number | null): string | undefined {
  if (/^(?:本年|今年|当年)(?:数)?$/u.test(column) || column === `${year ?? ''}年`) return '';
  return /^(?:上年|去年)(?:数)?$/u.test(column) || (year !== null && column === `${year - 1}年`) ? '.previous' : undefined;
}

// Next year these columns tell of other years.
const headingOf = (column: string, year: number | null): string => (year !== null && column === `${year}年` ? '本年' : year !== null && column === `${year - 1}年` ? '上年' : column);
