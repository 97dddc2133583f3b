import { expect, test } from 'vitest';
import type { Check } from '../../domain/plan/reading.ts';
import { checkMarks, worstFirst } from './check-marks.ts';

const check = (changed: Partial<Check>): Check => ({
  id: 'c', kind: 'sum', operands: ['a', 'b'], operandValues: [3, 5], statedId: 's', stated: 9, computed: 8, consistent: false, explanation: '', why: '', ...changed,
});

test('figures of consistent checks are not marked', () => {
  expect(checkMarks([check({ consistent: true })]).size).toBe(0);
});

test('the stated figure and its operands are marked by their role', () => {
  const marks = checkMarks([check({})]);
  expect([...marks].map(([itemId, mark]) => [itemId, mark.role, mark.byRounding])).toEqual([['s', 'stated', false], ['a', 'operand', false], ['b', 'operand', false]]);
});

test('being stated outranks being an operand, and a plain failure one by rounding', () => {
  const marks = checkMarks([check({ id: '1', explainedByRounding: true }), check({ id: '2', statedId: 'a', operands: ['s'] })]);
  expect(marks.get('a')).toMatchObject({ role: 'stated', byRounding: false });
  expect(marks.get('s')).toMatchObject({ role: 'stated', byRounding: true });
});

test('plain failures come first', () => {
  const order = worstFirst([check({ id: 'fine', consistent: true }), check({ id: 'rounding', explainedByRounding: true }), check({ id: 'wrong' })]);
  expect(order.map((one) => one.id)).toEqual(['wrong', 'rounding', 'fine']);
});
