import { expect, it } from 'vitest';
import { importLine } from './import-line.ts';

it('lets two begin at once, one of each person, and the others in the order they came', async () => {
  const line = importLine(2);
  const [a1, a2, b1, c1] = [line.enter('a', '1'), line.enter('a', '2'), line.enter('b', '3'), line.enter('c', '4')];
  expect([a1, a2, b1, c1].map((turn) => turn.waits())).toEqual([false, true, false, true]);
  expect([a2.before(), c1.before()]).toEqual([0, 1]);
  expect([line.has('4'), line.has('5')]).toEqual([true, false]);
  b1.leave();
  await c1.come;
  expect([a2.waits(), c1.waits()]).toEqual([true, false]);
  a1.leave();
  await a2.come;
  expect(a2.waits()).toBe(false);
  expect(line.has('1')).toBe(false);
});

it('forgets whoever leaves before their turn: it comes to the next', async () => {
  const line = importLine(1);
  const [first, second, third] = [line.enter('a', '1'), line.enter('a', '2'), line.enter('b', '3')];
  second.leave();
  expect([line.has('2'), third.before(), line.personOf('3'), line.personOf('2')]).toEqual([false, 0, 'b', undefined]);
  first.leave();
  await third.come;
  expect([third.waits(), line.has('1')]).toEqual([false, false]);
});
