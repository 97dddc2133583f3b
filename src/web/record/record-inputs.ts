/* Between what a record holds and what stands in the inputs of its form. */
import type { RecordView, RegisterView } from '../../contract/register.ts';
import type { TypedValues } from '../register/live-register.ts';
import type { Inputs } from './record-draft.ts';

/** The inputs of a record as it is held. */
export const inputsOf = (register: RegisterView, record: RecordView): Inputs =>
  Object.fromEntries(register.fields.filter((field) => field.type !== 'formula').map((field) => [field.key, inputOf(record.values[field.key])]));

/** Empty inputs; the period is the one of today. */
export const blankInputs = (register: RegisterView, today: string): Inputs =>
  Object.fromEntries(register.fields.filter((field) => field.type !== 'formula').map((field) => [field.key, field.type === 'choices' ? [] : field.type === 'period' ? periodOf(field.grain, today) : '']));

const inputOf = (held: RecordView['values'][string] | undefined): string | readonly string[] => (held === null || held === undefined ? '' : Array.isArray(held) ? held : String(held));

/** The school year, year or month of a day; a school year begins in August. */
export function periodOf(grain: string | undefined, day: string): string {
  const [year = '', month = ''] = day.split('-');
  const first = Number(month) >= 8 ? Number(year) : Number(year) - 1;
  if (day === '') return '';
  if (grain === 'school_year') return `${first}-${first + 1}`;
  if (grain === 'term') return `${first}-${first + 1}/${Number(month) >= 8 || Number(month) === 1 ? 1 : 2}`;
  return grain === 'month' ? `${year}-${month}` : year;
}

/** Periods to choose from, the latest first. */
export function periodsAround(grain: string | undefined, today: string): readonly string[] {
  const year = Number(today.slice(0, 4));
  return Array.from({ length: 16 }, (_, back) => year + 1 - back).flatMap((first) => {
    if (grain === 'school_year') return [`${first}-${first + 1}`];
    return grain === 'term' ? [`${first}-${first + 1}/2`, `${first}-${first + 1}/1`] : [String(first)];
  });
}

/** What goes to the server and to the checks: masked values that nobody touched stay out. */
export function typedOf(register: RegisterView, inputs: Inputs, before: RecordView | null): TypedValues {
  return Object.fromEntries(Object.entries(inputs).filter(([key, input]) => before?.masked.includes(key) !== true || input !== inputOf(before.values[key]) || input === '')
    .filter(([key]) => register.fields.some((field) => field.key === key && field.type !== 'formula')));
}

/** The fields in which two sets of inputs differ. */
export const changedInputs = (before: Inputs, after: Inputs): readonly string[] =>
  Object.keys(after).filter((key) => JSON.stringify(before[key] ?? '') !== JSON.stringify(after[key] ?? ''));
