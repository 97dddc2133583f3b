import { expect, test } from 'vitest';
import { clockDay, clockTime } from './clock-time.ts';

test('instants show as the bureau\'s clock, whatever the zone of the machine', () => {
  expect(clockTime('2026-03-01T01:30:00Z')).toBe('2026-03-01 09:30');
  expect(clockDay('2026-02-28T16:00:00Z')).toBe('2026-03-01');
});
