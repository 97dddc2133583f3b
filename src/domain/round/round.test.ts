import { describe, expect, it } from 'vitest';
import { isLate } from './lateness.ts';
import { chosenUnits, isPeriod, periodOn, reaches } from './round.ts';

describe('time', () => {
  it.each([[null, '2026-03-04', '2026-03-04', false], [null, '2026-03-04', '2026-03-05', true], ['2026-03-05', '2026-03-04', '2026-04-01', true], ['2026-03-04', '2026-03-04', '2026-04-01', false]] as const)(
    'submitted %s, due %s, today %s: late is %s', (submitted, due, today, late) => { expect(isLate(submitted, due, today)).toBe(late); });
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
