/* What expressions compute with: decided by types beforehand, so that computing itself cannot fail. */
import type { Decimal } from './decimal.ts';
import { writeDecimal } from './decimal.ts';

/** A value: number, text or date, boolean, list of codes, blank. */
export type Value = Decimal | string | boolean | readonly string[] | null;

/** Texts by their characters' numbers, as the database does with COLLATE "C": not by UTF-16 units. */
export function compareTexts(a: string, b: string): number {
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const one = a.charCodeAt(at);
    const other = b.charCodeAt(at);
    if (one === other) continue;
    // A surrogate stands for a character above all that are not: lift it over them.
    return lifted(one) - lifted(other);
  }
  return a.length - b.length;
}

const lifted = (unit: number): number => (unit >= 0xD800 && unit < 0xE000 ? unit + 0x10000 : unit);

/** As text: numbers without needless zeros, dates as they are. */
export const textOf = (value: Exclude<Value, boolean | readonly string[] | null>): string => (typeof value === 'string' ? value : writeDecimal(value));
