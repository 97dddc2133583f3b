import { describe, expect, it } from 'vitest';
import { boundBy, inUnitOf, measureFits, periodYear, proveAgainst, provenShare, type ProofPeriod } from './proof.ts';

describe('units', () => {
  it.each([
    ['人', '教职工数', '名', true], ['人', '教职工数', '万人', true], ['人', '教职工数', '所', false], ['所', '学校数', '处', true], ['所', '学校数', '间', false], ['间', '教室间数', '所', false], ['%', '占比', '成', true], ['%', '占比', '个百分点', false],
    ['%', '占比', '个', false], ['', '差异系数', '', true], ['', '差异系数', '个', false], ['', '师生比', ':1', true], ['人', '生师比', ':1', true], ['人', '平均班额', ':1', false], ['元', '总值', '万元', true], ['个', '班级数', '', true],
  ])('%s of %s against %s: %s', (measure, name, unit, fits) => {
    expect(measureFits({ measure, name }, unit)).toBe(fits);
  });

  it.each<[string | null, string, string, string, number | null]>([
    ['0.0706', '%', '占比', '%', 7.06], ['0.9', '%', '占比', '成', 9], ['12000', '人', '学生数', '万人', 1.2], ['60', '人', '教师数', '名', 60], ['0.0588235294', '', '师生比', ':1', 0.0588235294], [null, '%', '占比', '%', null], ['34500000', '元', '总值', '万元', 3450],
  ])('%s %s (%s) is in %s', (exact, measure, name, unit, value) => {
    expect(inUnitOf(exact, { measure, name }, unit)).toBe(value);
  });
});

describe('claimed against proven', () => {
  const promised = { comparator: 'ge', required: 90 } as const;
  it.each<[number | null, number | null, boolean | null, number | null, boolean]>([
    [null, 91, null, null, false], [91, null, true, null, false], [91, 91, true, 0, false], [91.234, 91.2, true, 0.034, false], [91.4, 91, true, 0.4, false], [91.6, 91, true, 0.6, true], [89.6, 90, false, -0.4, true], [85, 95, false, -10, true],
  ])('proven %s, reported %s: met %s, off by %s, differs %s', (value, reported, met, difference, differs) => {
    expect(proveAgainst(value, promised, { value: reported, decimals: 2 })).toEqual({ met, difference, differs });
  });
});

it.each<[string, number, Parameters<typeof provenShare>[1], number | null]>([
  ['a limit that is broken, begun nobody knows where', 52, { comparator: 'le', required: 45, unit: '人', baseline: null }, 0], ['a limit that was kept and is broken', 52, { comparator: 'le', required: 45, unit: '人', baseline: 40 }, 0],
  ['a limit half way down', 50, { comparator: 'le', required: 45, unit: '人', baseline: 55 }, 0.5], ['a limit that is kept', 45, { comparator: 'le', required: 45, unit: '人', baseline: null }, 1],
  ['a share begun nobody knows where', 80, { comparator: 'ge', required: 85, unit: '%', baseline: null }, null], ['a share half way up', 80, { comparator: 'ge', required: 85, unit: '%', baseline: 75 }, 0.5],
])('%s: %s has come so far', (_, value, promised, share) => {
  expect(provenShare(value, promised)).toBe(share);
});

it('a bare figure of what should be little is a ceiling', () => {
  expect([boundBy('eq', 'less'), boundBy('eq', 'more'), boundBy('ge', 'less'), boundBy('approx', 'neither')]).toEqual(['le', 'eq', 'ge', 'approx']);
});

it.each<[ProofPeriod, 'school_year' | 'year' | 'day', number | null, number | null, boolean]>([
  ['newest', 'school_year', 2026, 2026, false], ['year', 'school_year', 2026, 2026, true], ['ending', 'school_year', 2026, 2025, true], ['ending', 'year', 2026, 2026, true], ['year', 'day', 2026, null, false], ['year', 'year', null, null, false],
])('%s of a %s in a plan of %s is that of %s, exactly: %s', (period, basis, planYear, year, exactly) => {
  expect(periodYear({ period }, basis, planYear)).toEqual({ year, exactly });
});
