import { expect, test } from 'vitest';
import { asksFollow } from './follow.ts';

test.each([
  [2025, null, true], [2026, null, false], [2027, null, false], [null, null, false], [2025, 'reference', false], [2025, 'supervise', false],
] as const)('a plan of %s, followed as %s, in 2026: asks %s', (year, follow, asks) => {
  expect(asksFollow({ year, follow }, '2026-01-01')).toBe(asks);
});
