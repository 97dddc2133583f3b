import { describe, expect, it } from 'vitest';
import { calendarOf, plainWeeks } from '../values/working-calendar.ts';
import { momentOn, reminderMoments } from './reminder-moments.ts';
import { usualReminders } from './reminder-settings.ts';

// 2026-03-20 is a Friday.
describe('the moments of a due day', () => {
  it.each([
    ['a Friday', '2026-03-20', usualReminders, { 'before-2': '2026-03-18', 'before-0': '2026-03-20', after: '2026-03-21' }],
    ['a Monday: the weekend is no time to fill in', '2026-03-23', usualReminders, { 'before-2': '2026-03-19', 'before-0': '2026-03-23', after: '2026-03-24' }],
    ['a Sunday: the Friday before counts as the day', '2026-03-22', usualReminders, { 'before-2': '2026-03-18', 'before-0': '2026-03-20', after: '2026-03-23' }],
    ['said twice, it is one', '2026-03-20', { before: [5, 5], after: false }, { 'before-5': '2026-03-13' }],
    ['none at all', '2026-03-20', { before: [], after: false }, {}],
  ] as const)('%s', (_, dueOn, settings, expected) => {
    expect(Object.fromEntries(reminderMoments(dueOn, settings, plainWeeks).map(({ key, day }) => [key, day]))).toEqual(expected);
  });

  it('know holidays and weekends that are worked', () => {
    const calendar = calendarOf([{ for: '2026-10-01', value: 0, source: '' }, { for: '2026-10-02', value: 0, source: '' }, { for: '2026-10-10', value: 1, source: '' }], []);
    expect(reminderMoments('2026-10-05', { before: [1], after: false }, calendar)).toEqual([{ key: 'before-1', day: '2026-09-30' }]);
    expect(reminderMoments('2026-10-12', { before: [1], after: false }, calendar)).toEqual([{ key: 'before-1', day: '2026-10-10' }]);
  });
});

describe('the moment that has come', () => {
  const round = { dueOn: '2026-03-20', startedOn: '2026-03-02' };
  it.each([
    ['2026-03-17', undefined], ['2026-03-18', 'before-2'], ['2026-03-19', 'before-2'], ['2026-03-20', 'before-0'], ['2026-03-21', 'after'],
    // A server that stood still sends the last one only.
    ['2026-05-01', 'after'],
  ])('on %s: %s', (today, key) => { expect(momentOn(today, round, usualReminders, plainWeeks)?.key).toBe(key); });

  it('is none of those before the round was started', () => {
    expect(momentOn('2026-03-19', { ...round, startedOn: '2026-03-18' }, usualReminders, plainWeeks)).toBeUndefined();
    expect(momentOn('2026-03-20', { ...round, startedOn: '2026-03-18' }, usualReminders, plainWeeks)?.key).toBe('before-0');
  });
});
