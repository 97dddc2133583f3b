import { expect, it } from 'vitest';
import { badDays, daysIn } from './day-list.ts';

it('reads days however they are set apart, and tells what is none', () => {
  expect(daysIn('2027-02-05\n2027-02-06， 2027-02-08')).toEqual(['2027-02-05', '2027-02-06', '2027-02-08']);
  expect(badDays('2027-02-30 2027-2-5 2027-02-05 春节')).toEqual(['2027-02-30', '2027-2-5', '春节']);
});
