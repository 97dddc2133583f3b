/* An optimiser held to a time: what is left is what a programme gets. The clock is handed in. */
import { expect, it } from 'vitest';
import type { LinearAnswer } from '../../domain/balance/plan/linear-model.ts';
import { holdDeadline } from './hold-deadline.ts';

const solved: LinearAnswer = { status: 'solved', values: [], cost: 1, bound: 1 };
const model = { variables: [], rows: [] };

it('gives two thirds of the time to the search, the rest to the bound, and begins nothing after it', async () => {
  let now = 0;
  const given: number[] = [];
  const timed = holdDeadline((_, { seconds }) => { given.push(seconds); return Promise.resolve(solved); }, 100, () => now);
  const ask = () => timed.solve(model, { broken: false, seconds: 60, gap: 0 });
  await ask();
  now = 50_000;
  await ask();
  expect(given).toEqual([60, 15]);
  now = 70_000;
  expect(await ask()).toMatchObject({ status: 'stopped', values: [], bound: -Infinity });
  expect(timed.isCutShort()).toBe(true);
  timed.found();
  await ask();
  expect(given).toEqual([60, 15, 30]);
  now = 100_000;
  expect(await ask()).toMatchObject({ status: 'stopped' });
});
