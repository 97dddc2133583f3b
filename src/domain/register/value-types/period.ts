import { problems } from '../../problem.ts';
import type { FieldDefinition, PeriodGrain } from '../definition.ts';
import { findingOf } from '../finding.ts';
import { shownOf, type Typed } from '../typed.ts';
import { value, wrong, type ValueType } from '../value-type.ts';

interface Grain {
  readonly sample: string;
  readonly read: (text: string) => string | null;
  readonly show: (held: string) => string;
}

const digits: Readonly<Record<string, string>> = { 一: '1', 二: '2', 上: '1', 下: '2', 1: '1', 2: '2' };

/** A school year by its first year: 2026-2027. */
const schoolYear = (first: string): string => `${first}-${Number(first) + 1}`;

function readSchoolYear(text: string): string | null {
  const [, first = '', second] = /^(\d{4})(?:[-—–~至](\d{4}|\d{2}))?(?:学年)?度?$/.exec(text) ?? [];
  if (first === '' || !isYear(first)) return null;
  const last = second === undefined ? undefined : second.length === 2 ? `${first.slice(0, 2)}${second}` : second;
  return last === undefined || Number(last) === Number(first) + 1 ? schoolYear(first) : null;
}

function readTerm(text: string): string | null {
  const [, year = '', term = ''] = /^(.+?)(?:\/|第)?([一二上下12])(?:学期)?$/.exec(text) ?? [];
  const read = readSchoolYear(year);
  return read === null ? null : `${read}/${digits[term] ?? ''}`;
}

function readMonth(text: string): string | null {
  const [, year = '', month = ''] = /^(\d{4})(?:[-/.年])?(\d{1,2})月?$/.exec(text) ?? [];
  const number = Number(month);
  return isYear(year) && number >= 1 && number <= 12 ? `${year}-${String(number).padStart(2, '0')}` : null;
}

const isYear = (text: string): boolean => Number(text) >= 1900 && Number(text) <= 2149;

const grains: Readonly<Record<PeriodGrain, Grain>> = {
  year: { sample: '2026', read: (text) => { const year = /^(\d{4})年?度?$/.exec(text)?.[1]; return year !== undefined && isYear(year) ? year : null; }, show: (held) => held },
  school_year: { sample: '2026-2027', read: readSchoolYear, show: (held) => held },
  term: { sample: '2026-2027/1', read: readTerm, show: (held) => held },
  month: { sample: '2026-03', read: readMonth, show: (held) => held },
};

/** Spreadsheets turn 2026-3 into the first of that month. */
function textOf(typed: Typed, field: FieldDefinition): string | null {
  if (typeof typed === 'string' || typeof typed === 'number') return String(typed);
  const isDay = typed !== null && 'kind' in typed && typed.kind === 'date';
  return isDay && field.grain === 'month' ? typed.date.slice(0, 7) : null;
}

/** A year, school year, term or month; written so that the order of texts is the order of time. */
export const period: ValueType = {
  read: (typed, field) => {
    const grain = grains[field.grain ?? 'year'];
    const text = textOf(typed, field);
    const read = text === null ? null : grain.read(text.normalize('NFKC').replace(/\s/g, ''));
    if (read !== null) return value(read);
    return wrong(findingOf(field.key, problems.notAPeriod, { field: field.name, typed: shownOf(typed), sample: grain.sample }));
  },
  show: (held, field) => grains[field.grain ?? 'year'].show(String(held)),
  expressionType: () => 'text',
  examples: { good: ['2026', '2026年', '2026年度'], bad: ['26年', '2026-13', '今年'] },
};
