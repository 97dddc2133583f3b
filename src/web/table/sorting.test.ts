import { describe, expect, it } from 'vitest';
import { sorted, turn } from './sorting.ts';

const by = (row: { n: number | null }) => row.n;

describe('sorting of rows', () => {
  const rows = [{ n: 10 }, { n: null }, { n: 9 }];

  it('puts rows without a value last, rising and falling', () => {
    expect(sorted(rows, by, false).map(by)).toEqual([9, 10, null]);
    expect(sorted(rows, by, true).map(by)).toEqual([10, 9, null]);
  });

  it('leaves the server’s order where no column sorts', () => {
    expect(sorted(rows, undefined, false)).toBe(rows);
  });

  it('turns rising, falling, off', () => {
    const once = turn(null, 'a');
    const twice = turn(once, 'a');
    expect([once, twice, turn(twice, 'a'), turn(twice, 'b')]).toEqual([{ key: 'a', falling: false }, { key: 'a', falling: true }, null, { key: 'b', falling: false }]);
  });
});
