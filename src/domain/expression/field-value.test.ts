import { expect, test } from 'vitest';
import { readDecimal } from './decimal.ts';
import { readField, toFieldValue } from './field-value.ts';

test.each([
  ['0.878', { result: 'percent' }, '87.8'], ['0.87856', { result: 'percent', scale: 1 }, '87.9'], ['2.25', { result: 'decimal' }, '2.25'], ['2.25', { result: 'decimal', scale: 1 }, '2.3'], ['2.5', { result: 'integer' }, 3],
  ['12345678901234567890.4', { result: 'integer' }, '12345678901234567890'], ['3', {}, '3'],
] as const)('%s is kept as %j: %s', (computed, field, kept) => { expect(toFieldValue(readDecimal(computed), field)).toBe(kept); });

test('texts and days are kept as they are, blank stays blank', () => {
  expect([toFieldValue('2026-01-01', { result: 'date' }), toFieldValue('', { result: 'text' }), toFieldValue(null, { result: 'percent' })]).toEqual(['2026-01-01', '', null]);
});

test('a percent is read as a fraction, an empty list as blank', () => {
  expect([readField('85', 'number', true), readField([], 'list', false), readField(['a'], 'list', false), readField(['a'], 'text', false), readField('x', 'number', true)].map((value) => (value === null ? null : String(value)))).toEqual(['0.85', null, 'a', null, null]);
});
