/* Rules of balance over a register written by hand: every number of a school is the sum of its rows. */
import { readBalanceRules } from '../../src/catalog/read-balance-rules.ts';
import type { BalanceBook } from '../../src/domain/balance/balance-book.ts';
import { amountColumns, pupilsKey } from '../../src/domain/balance/school-columns.ts';
import type { RegisterDefinition } from '../../src/domain/register/definition.ts';
import { indicator } from './sample-indicators.ts';

const rules = await readBalanceRules('2012');

/** The rules of 2012: a school with rows is a primary school of as many pupils, and of as much of everything, as its rows say. */
export function bookOf(registers: readonly RegisterDefinition[], key: string): BalanceBook {
  const sum = indicator('sum', `sum(${key}.amount)`, registers);
  const columns = [pupilsKey('primary'), ...amountColumns(rules).filter(({ factor }) => factor === 1).map((one) => one.key)];
  return { rules, figures: { columns: Object.fromEntries(columns.map((column) => [column, { ...sum, key: column }])), kinds: { primary: indicator('kind', `count(${key})`, registers) }, items: {} } };
}
