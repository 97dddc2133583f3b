import type { RegisterView } from '../../contract/register.ts';
import { heldType, holdsFigure } from '../../domain/register/figure-field.ts';

export { decimalsOf, heldType } from '../../domain/register/figure-field.ts';

/** One field as the screens know it. */
export type FieldView = RegisterView['fields'][number];

/** Whether a field holds a figure: it stands on the right and can be added up. */
export const isFigure = (field: FieldView): boolean => holdsFigure(field) && !field.encrypted;

/** Whether sums of the field mean something: what is counted or measured is added up, numbers that only name (班号), shares and quotients are not. */
export function isSummed(field: FieldView): boolean {
  if (field.masked || field.encrypted || field.measure === undefined) return false;
  return field.type === 'decimal' || ['integer', 'money'].includes(heldType(field));
}

/** The field of this key. */
export const fieldOf = (register: RegisterView, key: string): FieldView | undefined => register.fields.find((field) => field.key === key);

const alone: ReadonlySet<string> = new Set(['formula', 'file', 'location']);

/** The fields that one value may be put into for many records at once: not what is computed, personal or somebody's own file; a record of the same unit only where all are of one unit. */
export const changeableTogether = (register: Pick<RegisterView, 'fields'>, oneUnit: boolean): readonly FieldView[] =>
  register.fields.filter((field) => !alone.has(field.type) && !field.encrypted && !field.masked && (field.type !== 'reference' || oneUnit));

/** What a card of a list is headed by: the record's title, after what stands in its first column where the title does not say it, such as the school. */
export const cardTitle = (first: string, title: string): string => (title.includes(first) ? title : `${first} ${title}`);
