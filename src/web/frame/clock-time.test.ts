import { expect, test } from 'vitest';
import { clockDay, clockTime, lastDayBefore } from './clock-time.ts';

test('instants show as the bureau\'s clock, whatever the zone of the machine', () => {
  expect(clockTime('2026-03-01T01:30:00Z')).toBe('2026-03-01 09:30');
  expect(clockDay('2026-02-28T16:00:00Z')).toBe('2026-03-01');
});

test('what lasts until the end of a day is told with that day', () => {
  expect([lastDayBefore('2026-12-31T16:00:00Z'), lastDayBefore('2026-12-31T15:59:59Z')]).toEqual(['2026-12-31', '2026-12-31']);
});
