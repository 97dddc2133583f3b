import { expect, it } from 'vitest';
import { calendarOf, isWorkingDay, plainWeeks, unknownYears, workingDaysBetween, wrongDays } from './working-calendar.ts';

const rows = [
  { for: '2026-10-01', value: 0, source: '通知' }, { for: '2026-10-02', value: 0, source: '通知' }, { for: '2026-10-05', value: 0, source: '通知' },
  { for: '2026-10-06', value: 0, source: '通知' }, { for: '2026-10-07', value: 0, source: '通知' }, { for: '2026-09-20', value: 1, source: '通知' }, { for: '2026-10-10', value: 1, source: '通知' },
];
const calendar = calendarOf(rows, []);

it.each([
  ['2026-09-30', '2026-10-08', 1], ['2026-09-30', '2026-10-10', 3], ['2026-09-18', '2026-09-21', 2], ['2026-03-02', '2026-03-04', 2], ['2026-03-06', '2026-03-08', 0],
  ['2026-03-02', '2026-03-02', 0], ['2026-03-04', '2026-03-02', 0], ['2026-03-02', '2026-03-13', 9],
])('from %s to %s are %i working days, holidays and make-up days counted', (from, to, days) => { expect(workingDaysBetween(from, to, calendar)).toBe(days); });

it('without a notice every weekday is worked, and says which years lack one', () => {
  expect(workingDaysBetween('2026-09-30', '2026-10-08', plainWeeks)).toBe(6);
  expect(unknownYears('2026-12-20', '2028-01-03', calendar)).toEqual([2027, 2028]);
});

it('what a county entered stands instead of what came along', () => {
  const own = calendarOf(rows, [{ year: 2026, off: ['2026-03-02'], on: [], source: '县政府通知' }]);
  expect([isWorkingDay('2026-03-02', own), isWorkingDay('2026-10-01', own), isWorkingDay('2026-10-10', own)]).toEqual([false, true, false]);
});

it('days of another year and days that are both are wrong', () => {
  expect(wrongDays({ year: 2027, off: ['2027-01-01', '2026-12-31', '2027-01-03'], on: ['2027-01-03'], source: '' })).toEqual(['2026-12-31', '2027-01-03']);
});
