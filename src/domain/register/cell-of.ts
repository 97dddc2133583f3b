/*
 * A value as a cell of a workbook: the other direction of reading. What is written here reads back as the same value,
 * because it is read back before it is handed out; where a name would not (two classes of one name), the code or id stands.
 */
import { Big } from 'big.js';
import type { FieldDefinition } from './definition.ts';
import type { ReadContext } from './read-context.ts';
import type { FieldValue } from './record-values.ts';
import type { CellFormat } from './sheet-layout.ts';
import type { Typed } from './typed.ts';
import { resultOf } from './value-types/formula.ts';
import { typedDecimal } from './value-types/number-text.ts';
import { valueTypes } from './value-types.ts';

const TEXT: CellFormat = { kind: 'text' };

/** How a field's column is kept. */
export function formatOf(field: FieldDefinition): CellFormat {
  if (field.type === 'integer') return { kind: 'number', scale: 0 };
  if (field.type === 'decimal' || field.type === 'money') return { kind: 'number', scale: field.scale ?? 2 };
  if (field.type === 'percent') return { kind: 'percent', scale: field.scale ?? 2 };
  if (field.type === 'date') return { kind: 'date' };
  if (field.type === 'formula' && ['integer', 'decimal'].includes(resultOf(field))) return { kind: 'number', scale: resultOf(field) === 'integer' ? 0 : field.scale ?? 2 };
  return TEXT;
}

/** The cell of a value; `masked` values are written as they are shown. */
export function cellOf(value: FieldValue, field: FieldDefinition, context: ReadContext, masked = false): Typed {
  if (value === null) return null;
  if (masked) return String(value);
  const format = formatOf(field);
  if (format.kind === 'number') return numberCell(String(value), field);
  if (format.kind === 'percent') return percentCell(String(value));
  if (format.kind === 'date') return dateCell(String(value));
  return field.type === 'text' ? String(value) : shownCell(value, field, context);
}

/** A number cell holds fifteen digits; a longer decimal stays text, which reads as the same number. */
function numberCell(decimal: string, field: FieldDefinition): Typed {
  const number = Number(decimal);
  return typedDecimal(number, field) === decimal ? number : decimal;
}

function percentCell(points: string): Typed {
  const value = Number(new Big(points).div(100).toFixed());
  return new Big(value.toPrecision(15)).times(100).eq(points) ? { kind: 'percent', value } : `${points}%`;
}

/** Spreadsheets count days from 1900, and until March of that year they count wrongly. */
const dateCell = (date: string): Typed => (date < '1900-03-01' ? date : { kind: 'date', date, text: date });

function shownCell(value: NonNullable<FieldValue>, field: FieldDefinition, context: ReadContext): string {
  const type = valueTypes[field.type];
  const shown = type.show(value, field, context, 'zh');
  if (field.type === 'formula') return shown;
  const back = type.read(shown, field, context);
  return 'value' in back && String(back.value) === String(value) ? shown : plainOf(value);
}

const plainOf = (value: NonNullable<FieldValue>): string => (typeof value === 'object' ? value.join('、') : String(value));
