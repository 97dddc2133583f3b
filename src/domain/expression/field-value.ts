/* Between what records hold and what expressions compute with: decimals travel as text, percents as points. */
import type { FieldDefinition } from '../register/definition.ts';
import type { FieldValue } from '../register/record-values.ts';
import { readDecimal, roundTo, times, writeDecimal, type Decimal } from './decimal.ts';
import type { ExpressionType } from './expression.ts';
import type { Value } from './value.ts';

const HUNDREDTH = readDecimal('0.01') ?? 0;

/** A field's value to compute with; blank when it is not what the field says. */
export function readField(held: FieldValue, type: ExpressionType, percent: boolean): Value {
  if (held === null) return null;
  if (type === 'number') return readNumber(held, percent);
  if (type === 'list') return Array.isArray(held) && held.length > 0 ? held as readonly string[] : null;
  return typeof held === 'string' ? held : null;
}

function readNumber(held: NonNullable<FieldValue>, percent: boolean): Decimal | null {
  if (typeof held === 'object') return null;
  const number = typeof held === 'number' && Number.isSafeInteger(held) ? held + 0 : readDecimal(String(held));
  return percent && number !== null ? times(number, HUNDREDTH) : number;
}

/** What a computed field keeps: percents in points, numbers rounded to its scale (integers to none), others as they are. */
export function toFieldValue(value: Value, field: Pick<FieldDefinition, 'result' | 'scale'>): FieldValue {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string' || Array.isArray(value)) return value as FieldValue;
  const { result = 'decimal' } = field;
  const points = result === 'percent' ? times(value as Decimal, 100) : value as Decimal;
  const rounded = roundTo(points, result === 'integer' ? 0 : field.scale ?? 10);
  return result === 'integer' && typeof rounded === 'number' ? rounded : writeDecimal(rounded);
}
