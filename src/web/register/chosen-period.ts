/* The period a list is narrowed to goes on to what is opened from it: a new record, the sheet. */
import type { RegisterView } from '../../contract/register.ts';
import type { Address } from '../table/use-address.ts';
import { readConditions } from './conditions.ts';
import type { FieldView } from './field-view.ts';

/** The period that tells rows of one year from those of another, if the register has one. */
export const periodFieldIn = (register: Pick<RegisterView, 'fields' | 'unique'>): FieldView | undefined =>
  register.fields.find(({ key, type }) => type === 'period' && register.unique.some((keys) => keys.includes(key)));

/** The one period a list shows; empty where it shows several. */
export function chosenPeriod(register: Pick<RegisterView, 'fields' | 'unique'>, address: Address): string {
  const field = periodFieldIn(register);
  if (field === undefined) return '';
  const chip = readConditions(address['where'] ?? '', [field.key]).chips.find((one) => one.kind === 'in');
  return chip?.kind === 'in' && chip.codes.length === 1 ? chip.codes[0] ?? '' : '';
}
