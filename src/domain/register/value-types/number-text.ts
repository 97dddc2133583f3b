/*
 * Decimals as people type them: full or half width, thousands parted, the unit written behind. The canonical form has no
 * sign for plus, no exponent, no needless zeros, so equal numbers are equal texts.
 */
import type { FieldDefinition } from '../definition.ts';
import type { Typed } from '../typed.ts';

// Longer than any amount of money in the country; keeps arithmetic and columns bounded.
const MAX_DIGITS = 24;

/** The canonical decimal of a text, or null when it is none. */
function decimalOf(text: string): string | null {
  const found = /^([+-]?)(\d{1,3}(?:,\d{3})+|\d*)(?:\.(\d*))?$/.exec(text);
  if (found === null) return null;
  const [, sign = '', parted = '', decimals = ''] = found;
  if (parted === '' && decimals === '') return null;
  const whole = parted.replaceAll(',', '').replace(/^0+(?=\d)/, '') || '0';
  const rest = decimals.replace(/0+$/, '');
  if (whole.length + rest.length > MAX_DIGITS) return null;
  const digits = rest === '' ? whole : `${whole}.${rest}`;
  return sign === '-' && digits !== '0' ? `-${digits}` : digits;
}

/** The decimal that was typed into a field, its unit of measure and signs of width forgiven; null when it is none. */
export function typedDecimal(typed: Typed, field: FieldDefinition): string | null {
  if (typeof typed === 'number') return Number.isFinite(typed) ? decimalOf(plainDigits(typed)) : null;
  if (typeof typed !== 'string') return null;
  const half = typed.normalize('NFKC').replace(/[\s￥¥]/g, '').replaceAll('，', ',').replaceAll('−', '-');
  return decimalOf(withoutMeasure(half, field));
}

function withoutMeasure(text: string, field: FieldDefinition): string {
  const measures = [field.measure?.zh, field.measure?.en, field.type === 'percent' ? '%' : undefined];
  const found = measures.find((measure) => measure !== undefined && measure !== '' && text.endsWith(measure));
  return found === undefined ? text : text.slice(0, -found.length);
}

/** The digits of a floating number without exponent: 1e21 and 1e-7 are written out, 0.1+0.2 is what a spreadsheet shows. */
function plainDigits(number: number): string {
  // Spreadsheets keep fifteen digits; what stands behind them is the noise of binary fractions.
  const text = String(Number(number.toPrecision(15)));
  if (!text.includes('e')) return text;
  return Math.abs(number) >= 1 ? BigInt(Math.round(number)).toString() : number.toFixed(15);
}

/** Digits after the point of a canonical decimal. */
export const scaleOf = (decimal: string): number => (decimal.split('.')[1] ?? '').length;
