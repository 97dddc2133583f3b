import type { RegisterView } from '../../contract/register.ts';

/** One field as the screens know it. */
export type FieldView = RegisterView['fields'][number];

/** The type of value a field holds: for a computed one, the type of its result. */
export const heldType = (field: FieldView): string => (field.type === 'formula' ? field.result ?? 'decimal' : field.type);

const figures = new Set(['integer', 'decimal', 'money', 'percent']);

/** Whether a field holds a figure: it stands on the right and can be added up. */
export const isFigure = (field: FieldView): boolean => figures.has(heldType(field)) && !field.encrypted;

/** Whether sums of the field mean something: what is counted or measured is added up, numbers that only name (班号), shares and quotients are not. */
export function isSummed(field: FieldView): boolean {
  if (field.masked || field.encrypted || field.measure === undefined) return false;
  return field.type === 'decimal' || ['integer', 'money'].includes(heldType(field));
}

/** Digits after the point that every value of the field is shown with; undefined where they vary. */
export function decimalsOf(field: FieldView): number | undefined {
  const type = heldType(field);
  if (type === 'integer') return 0;
  if (type === 'money') return field.scale ?? 2;
  // A quotient has as many digits as division gives; two are read.
  return field.scale ?? (field.type === 'formula' && type === 'decimal' ? 2 : undefined);
}

/** The field of this key. */
export const fieldOf = (register: RegisterView, key: string): FieldView | undefined => register.fields.find((field) => field.key === key);
