/* Which fields hold figures, and how many digits after the point they are read with: alike in lists, forms and reports. */

interface Held { readonly type: string; readonly result?: string | undefined; readonly scale?: number | undefined }

/** The type of value a field holds: for a computed one, the type of its result. */
export const heldType = (field: Held): string => (field.type === 'formula' ? field.result ?? 'decimal' : field.type);

const figures = new Set(['integer', 'decimal', 'money', 'percent']);

/** Whether a field holds a figure. */
export const holdsFigure = (field: Held): boolean => figures.has(heldType(field));

/** Digits after the point that every value of the field is shown with; undefined where they vary. */
export function decimalsOf(field: Held): number | undefined {
  const type = heldType(field);
  if (type === 'integer') return 0;
  if (type === 'money') return field.scale ?? 2;
  // A quotient has as many digits as division gives; two are read.
  return field.scale ?? (field.type === 'formula' && type === 'decimal' ? 2 : undefined);
}
