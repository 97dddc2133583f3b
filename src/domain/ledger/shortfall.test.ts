import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortfallOf, type UnitFigure } from './shortfall.ts';

const unit = (unitId: string, above: number | null, below: number | null, times = 1): UnitFigure => ({ unitId, unitName: unitId, above, below, value: above === null || below === null || below === 0 ? null : (above / below) * times });

describe('which units lie behind', () => {
  it('of a floor under a ratio: what is missing above the line, the furthest first', () => {
    const found = shortfallOf([unit('a', 100, 10), unit('b', 150, 10), unit('c', 400, 10), unit('d', null, null)], { comparator: 'ge', required: 20, kind: 'quotient', scale: 1 });
    expect(found).toMatchObject({ kind: 'quotient', whole: -50, units: [{ unitId: 'a', gap: 100, numerator: 100, denominator: 10 }, { unitId: 'b', gap: 50 }] });
  });

  it('of a ceiling over a share in per cent: what is too much', () => {
    expect(shortfallOf([unit('a', 3, 10, 100), unit('b', 0, 10, 100)], { comparator: 'le', required: 10, kind: 'quotient', scale: 100 })).toMatchObject({ whole: 1, units: [{ unitId: 'a', gap: 2, value: 30 }] });
  });

  it('of a count that should be little: what each adds; of one that should be much: nothing is asked of a part', () => {
    const counts = [{ ...unit('a', null, null), value: 4 }, { ...unit('b', null, null), value: 0 }, { ...unit('c', null, null), value: 9 }];
    expect(shortfallOf(counts, { comparator: 'le', required: 10, kind: 'sum', scale: 1 })).toMatchObject({ whole: 3, units: [{ unitId: 'c', gap: 9 }, { unitId: 'a', gap: 4 }] });
    expect(shortfallOf(counts, { comparator: 'ge', required: 96, kind: 'sum', scale: 1 })).toBeNull();
  });

  it('of what does not add up: each by itself', () => {
    const largest = [{ ...unit('a', null, null), value: 52 }, { ...unit('b', null, null), value: 45 }, { ...unit('c', null, null), value: null }];
    expect(shortfallOf(largest, { comparator: 'le', required: 45, kind: 'each', scale: 1 })).toMatchObject({ whole: null, units: [{ unitId: 'a', gap: 7 }] });
  });

  it('gaps of all units, those with something to spare set against them, are the gap of the whole', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.nat(500), fc.integer({ min: 1, max: 500 })), { minLength: 1, maxLength: 30 }), fc.integer({ min: 1, max: 99 }), fc.boolean(), (pairs, required, ceiling) => {
      const units = pairs.map(([above, below], at) => unit(String(at), above, below, 100));
      const [above, below] = [pairs.reduce((sum, [one]) => sum + one, 0), pairs.reduce((sum, [, one]) => sum + one, 0)];
      const found = shortfallOf(units, { comparator: ceiling ? 'le' : 'ge', required, kind: 'quotient', scale: 100 });
      const gap = (required / 100) * below - above;
      expect(found?.whole).toBeCloseTo(ceiling ? -gap : gap, 6);
      // Whoever is behind has a gap, and nobody else is listed.
      expect(found?.units.every(({ value, gap: own }) => own >= 0 && value !== null && (ceiling ? value > required : value < required))).toBe(true);
      expect(found?.units.length).toBe(units.filter(({ value }) => value !== null && (ceiling ? value > required : value < required)).length);
    }));
  });
});
