import { Big } from 'big.js';

/** The exact sum of decimals written as text; blanks and what is masked are passed over. */
export function addDecimals(values: readonly unknown[]): string {
  return values.reduce<Big>((sum, value) => (/^-?\d+(\.\d+)?$/.test(String(value)) ? sum.plus(String(value)) : sum), new Big(0)).toFixed();
}
