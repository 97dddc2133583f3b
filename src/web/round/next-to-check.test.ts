import { describe, expect, it } from 'vitest';
import { nextToCheck } from './next-to-check.ts';

const row = (id: string, unitPath: string, register = 'class', dueOn = '2026-03-20') => ({ id, unitPath, register, dueOn });
const list = [row('a', '1/2/'), row('b', '1/3/'), row('c', '1/3/', 'teacher'), row('d', '1/1/', 'class', '2026-04-01')];

describe('the next report to check', () => {
  it.each([[row('x', '1/0/'), 'a', 4], [list[0], 'b', 3], [list[1], 'c', 3], [list[2], 'd', 3], [list[3], 'a', 3], [row('x', '1/3/'), 'c', 4]] as const)('%j → %s', (done, next, left) => {
    const found = nextToCheck(list, done ?? row('', ''));
    expect([found.next?.id, found.left]).toEqual([next, left]);
  });

  it('is none when the one that was decided was the last', () => {
    expect(nextToCheck(list.slice(0, 1), row('a', '1/2/'))).toEqual({ next: undefined, left: 0 });
  });
});
