import { expect, it } from 'vitest';
import { rowOf, rowsToWrite, saidReasons } from './use-import-choice.ts';

const counts = { rows: 10, added: 5, changed: 2, unchanged: 1, faulty: 2, unusual: 3 };

it('counts the rows that will be written: those left out, unless they would not be written anyway', () => {
  const skip = new Map([rowOf({ sheet: '表', row: 5, faulty: false }), rowOf({ sheet: '表', row: 6, faulty: true })].map(({ name, faulty }) => [name, faulty]));
  expect([...skip]).toEqual([['表!5', false], ['表!6', true]]);
  expect(rowsToWrite({ counts }, { skip })).toBe(6);
  expect(rowsToWrite({ counts }, { skip: new Map() })).toBe(7);
});

it('says only reasons that say something', () => {
  expect(saidReasons({ reasons: { a: ' ', b: '新建校舍', 'b@表!5': '' } })).toEqual({ b: '新建校舍' });
});
