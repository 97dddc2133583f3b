import * as fc from 'fast-check';
import { expect, it, test } from 'vitest';
import { clockInChina, dayInChina, daysBetween, endOfMonth, plainDate } from './plain-date.ts';

it.each([
  ['2026-03-01T15:59:59.999Z', '2026-03-01'], ['2026-03-01T16:00:00Z', '2026-03-02'], ['2025-12-31T16:00:00Z', '2026-01-01'], ['2024-02-28T20:00:00Z', '2024-02-29'],
])('at %s it is %s in China', (instant, day) => {
  expect(dayInChina(new Date(instant))).toBe(day);
});

it.each([
  ['2026-03-01', '2026-03-01', 0], ['2026-02-28', '2026-03-01', 1], ['2024-02-28', '2024-03-01', 2], ['2026-01-01', '2026-12-31', 364],
  ['2026-03-02', '2026-03-01', -1], ['2025-12-31', '2026-01-01', 1], ['2026-03-07', '2026-03-09', 2],
])('from %s to %s: %d', (from, to, days) => {
  expect(daysBetween(from, to)).toBe(days);
});

it.each([
  [2026, 2, '2026-02-28'], [2024, 2, '2024-02-29'], [2000, 2, '2000-02-29'], [2100, 2, '2100-02-28'], [2026, 12, '2026-12-31'], [2026, 6, '2026-06-30'],
])('%d-%d ends on %s', (year, month, day) => {
  expect(endOfMonth(year, month)).toBe(day);
});

it.each([
  [2026, 3, 1, '2026-03-01'], [2024, 2, 29, '2024-02-29'], [2026, 2, 29, null], [2026, 2, 30, null], [2026, 13, 1, null], [2026, 0, 1, null],
  [2026, 4, 31, null], [2026, 4, 0, null], [26, 4, 1, null], [1899, 12, 31, null], [Number.NaN, 1, 1, null],
])('%d, %d, %d is %s', (year, month, day, text) => {
  expect(plainDate(year, month, day)).toBe(text);
});

test('days between agree with the days one counts', () => {
  const someDay = fc.date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true });
  fc.assert(fc.property(someDay, fc.integer({ min: -2000, max: 2000 }), (start, days) => {
    const from = dayInChina(start);
    const to = dayInChina(new Date(start.getTime() + days * 86_400_000));
    expect(daysBetween(from, to)).toBe(days);
    expect(Math.sign(to < from ? -1 : to > from ? 1 : 0)).toBe(Math.sign(days));
  }));
});

it('the clock of China is eight hours ahead, over midnight too', () => {
  expect(clockInChina(new Date('2026-03-01T01:30:59Z'))).toBe('2026-03-01 09:30');
  expect(clockInChina(new Date('2026-12-31T16:05:00Z'))).toBe('2027-01-01 00:05');
});
