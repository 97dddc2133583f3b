import { describe, expect, it } from 'vitest';
import { latenessOf } from './lateness.ts';
import { chosenUnits, isPeriod, periodOn, reaches } from './round.ts';

describe('time', () => {
  const due = '2026-03-04';
  it.each([
    // Owed: there is time on the due day itself, none after it.
    ['not_started', null, '2026-03-04', null], ['not_started', null, '2026-03-05', 'overdue'], ['draft', null, '2026-03-05', 'overdue'],
    // It came: in time, or late, for good and whatever day it is.
    ['submitted', '2026-03-04', '2026-04-01', null], ['submitted', '2026-03-05', '2026-03-05', 'late'], ['resubmitted', '2026-03-05', '2026-04-01', 'late'], ['approved', '2026-03-05', '2026-04-01', 'late'], ['locked', '2026-03-05', '2026-04-01', 'late'],
    // Sent back: owed, but only overdue when it had come late; taken back by the unit itself: owed as if it never came.
    ['returned', '2026-03-04', '2026-04-01', null], ['returned', '2026-03-05', '2026-04-01', 'overdue'], ['draft', '2026-03-04', '2026-04-01', 'overdue'],
    // Opened again it is not owed anew by the old day, and what nobody asks for is neither.
    ['reopened', '2026-03-04', '2026-04-01', null], ['reopened', '2026-03-05', '2026-04-01', 'late'], ['excused', null, '2026-04-01', null], ['excused', '2026-03-05', '2026-04-01', null],
  ] as const)('%s, sent first on %s, on %s: %s', (state, firstSubmittedOn, today, lateness) => { expect(latenessOf({ state, firstSubmittedOn, dueOn: due }, today)).toBe(lateness); });
});

describe('periods', () => {
  it.each([['2026', 'year', true], ['2026-2027', 'school_year', true], ['2026-2028', 'school_year', false], ['2026-2027/1', 'term', true], ['2026-2027/3', 'term', false], ['2026-13', 'month', false], ['2026', 'month', false]] as const)(
    '%s as %s: %s', (text, grain, sound) => { expect(isPeriod(text, grain)).toBe(sound); });

  it.each([['2026-03-02', 'school_year', '2025-2026'], ['2026-09-01', 'school_year', '2026-2027'], ['2026-03-02', 'term', '2025-2026/2'], ['2026-01-10', 'term', '2025-2026/1'], ['2026-09-01', 'term', '2026-2027/1'], ['2026-09-01', 'month', '2026-09']] as const)(
    'on %s the %s is %s', (day, grain, period) => { expect(periodOn(day, grain)).toBe(period); });
});

const unit = (id: string, kind: 'school' | 'kindergarten' | 'district', path: string, retired = false) => ({ id, kind, path, retired });

it('units are chosen by kind, below a unit, or by name, and never when retired', () => {
  const units = [unit('d', 'district', 'c/d/'), unit('a', 'school', 'c/d/a/'), unit('b', 'kindergarten', 'c/d/b/'), unit('e', 'school', 'c/e/'), unit('f', 'school', 'c/f/', true)];
  const ids = (kinds: ('school' | 'kindergarten')[], below: string | null, list: string[] = []) => chosenUnits(units, { kinds, below, units: list }).map(({ id }) => id);
  expect(ids(['school'], null)).toEqual(['a', 'e']);
  expect(ids(['school', 'kindergarten'], 'd')).toEqual(['a', 'b']);
  expect(ids([], null, ['e', 'f'])).toEqual(['e']);
  expect(ids(['school'], 'nowhere')).toEqual([]);
});

it('a round reaches a unit founded while it runs by kind and place, and a part of a unit that was named', () => {
  const paths: Readonly<Record<string, string>> = { d: 'c/d/' };
  const joins = (choice: { kinds: ('school' | 'kindergarten')[]; below: string | null; units: string[] }, cameFrom?: string, retired = false) =>
    reaches(choice, { ...unit('n', 'school', 'c/d/n/', retired), cameFrom }, (id) => paths[id]);
  expect([joins({ kinds: ['school'], below: null, units: [] }), joins({ kinds: ['kindergarten'], below: null, units: [] }), joins({ kinds: ['school'], below: 'd', units: [] }), joins({ kinds: ['school'], below: 'x', units: [] })]).toEqual([true, false, true, false]);
  expect([joins({ kinds: [], below: null, units: ['a'] }), joins({ kinds: [], below: null, units: ['a'] }, 'a'), joins({ kinds: ['school'], below: null, units: [] }, undefined, true)]).toEqual([false, true, false]);
});
