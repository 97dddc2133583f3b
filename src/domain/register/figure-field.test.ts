import { expect, test } from 'vitest';
import { decimalsOf, heldType, holdsFigure } from './figure-field.ts';

test.each([
  [{ type: 'integer' }, 'integer', true, 0],
  [{ type: 'money' }, 'money', true, 2],
  [{ type: 'money', scale: 0 }, 'money', true, 0],
  [{ type: 'decimal' }, 'decimal', true, undefined],
  [{ type: 'formula' }, 'decimal', true, 2],
  [{ type: 'formula', result: 'choice' }, 'choice', false, undefined],
  [{ type: 'text' }, 'text', false, undefined],
])('%j holds %s', (field, held, figure, decimals) => {
  expect([heldType(field), holdsFigure(field), decimalsOf(field)]).toEqual([held, figure, decimals]);
});
