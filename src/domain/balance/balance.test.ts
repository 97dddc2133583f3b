/* The rules of balance: formula, edges of limits, splitting, who is left out, thresholds. */
import { array, assert, constantFrom, integer, pre, property, record, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBalanceRules } from '../../catalog/read-balance-rules.ts';
import { limitFor } from './balance-rules.ts';
import { exactCoefficient, isAtMost } from './exact.ts';
import { judgeSchool } from './judge-school.ts';
import { placeSchools, type BalanceSchool, type LevelSchool } from './level-school.ts';
import { splitAmount } from './split-amount.ts';
import { isWithin, spreadOf } from './spread.ts';
import { weighBalance } from './weigh-balance.ts';

const rules2012 = await readBalanceRules('2012');
const rules2017 = await readBalanceRules('2017');
const on = '2026-11-01';
const shares = (...pairs: (readonly [number, number])[]) => pairs.map(([pupils, amount]) => ({ pupils, amount }));

describe('worked examples of the files of rules', () => {
  it.each([rules2012, rules2017].flatMap((rules) => rules.examples.map((example) => [rules.key, example] as const)))('%s: %o', (_, { given, expect: wanted, otherMethods }) => {
    const found = spreadOf(shares(...given));
    for (const part of ['mean', 'variance', 'deviation', 'coefficient'] as const) expect(found[part]).toBeCloseTo(wanted[part], 6);
    // The plain means of schools, population and sample: what it must not be.
    const each = given.map(([pupils, amount]) => amount / pupils);
    const plain = each.reduce((all, one) => all + one, 0) / each.length;
    const squares = each.reduce((all, one) => all + (one - plain) ** 2, 0);
    expect(Math.sqrt(squares / each.length) / plain).toBeCloseTo(otherMethods.plain, 4);
    expect(Math.sqrt(squares / (each.length - 1)) / plain).toBeCloseTo(otherMethods.sample, 4);
    for (const other of Object.values(otherMethods)) expect(Math.abs((found.coefficient ?? 0) - other)).toBeGreaterThan(0.01);
  });
});

describe('the coefficient', () => {
  const school = tuple(integer({ min: 1, max: 3000 }), integer({ min: 0, max: 9_000_000 }));
  const schools = array(school, { minLength: 1, maxLength: 60 }).filter((all) => all.some(([, amount]) => amount > 0));

  it('does not change when every amount is counted in another unit', () => {
    assert(property(schools, integer({ min: 2, max: 1000 }), (all, factor) => {
      const [one, other] = [spreadOf(shares(...all)), spreadOf(shares(...all.map(([pupils, amount]) => [pupils, amount * factor] as const)))];
      expect(other.coefficient).toBeCloseTo(one.coefficient ?? NaN, 10);
    }));
  });

  it('is 0 for schools that have the same for each pupil, however many are added', () => {
    assert(property(array(integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 40 }), integer({ min: 1, max: 5000 }), (pupils, each) => {
      const all = shares(...pupils.map((own) => [own, own * each] as const));
      expect(spreadOf(all).coefficient).toBeCloseTo(0, 10);
      expect(exactCoefficient(all)).toBe(0n);
    }));
  });

  it('is made up of what the schools add, and agrees with exact arithmetic', () => {
    assert(property(schools, (all) => {
      const { contributions, variance, coefficient } = spreadOf(shares(...all));
      expect(contributions.reduce((sum, one) => sum + one, 0)).toBeCloseTo(variance, 6);
      expect(Number(exactCoefficient(shares(...all)) ?? 0n) / 1e30).toBeCloseTo(coefficient ?? NaN, 9);
    }));
  });

  it('is weighted: two equal schools count as one of their size', () => {
    assert(property(school, schools, (first, rest) => {
      const one = spreadOf(shares([first[0] * 2, first[1] * 2], ...rest));
      expect(spreadOf(shares(first, first, ...rest)).coefficient ?? 0).toBeCloseTo(one.coefficient ?? 0, 10);
    }));
  });

  it('on the edge of a limit is told apart before any rounding', () => {
    // x = 1 and 3 with equal pupils: exactly 0.5; a hundredth of a book more and it is not.
    const edge = shares([3, 3], [3, 9]);
    expect(isWithin([edge], 0.5)).toBe(true);
    expect(isWithin([shares([3, 3], [3, 9.0001])], 0.5)).toBe(false);
    expect(isWithin([shares([3, 3], [3, 8.9999])], 0.5)).toBe(true);
    // 0.5504 prints as 0.55 and is above it.
    expect(isWithin([shares([1, 4496], [1, 15504])], 0.55)).toBe(false);
    // The mean of 0.6 and 0.5 is 0.55, which doubles do not know.
    expect(isWithin([shares([7, 7 * 4], [7, 7 * 16]), edge], 0.55)).toBe(true);
    expect(isWithin([shares([7, 7 * 4], [7, 7 * 16 + 0.001]), edge], 0.55)).toBe(false);
    expect(isAtMost([10n ** 29n * 5n], 0.5)).toBe(true);
  });

  it('is none where nobody has anything', () => {
    expect(spreadOf(shares([10, 0], [20, 0])).coefficient).toBeNull();
    expect(isWithin([shares([10, 0])], 0.5)).toBeNull();
    expect(spreadOf([]).coefficient).toBeNull();
  });
});

describe('splitting', () => {
  const section = record({ pupils: integer({ min: 0, max: 3000 }), weight: constantFrom(1, 1.1, 1.32) });

  it('parts add up to the whole, none is negative', () => {
    assert(property(integer({ min: 0, max: 99_999_999 }), array(section, { minLength: 1, maxLength: 4 }), (cents, sections) => {
      pre(sections.some(({ pupils }) => pupils > 0));
      const parts = splitAmount(cents / 100, sections, 2);
      expect(parts.reduce((sum, part) => sum + Math.round(part * 100), 0)).toBe(cents);
      for (const part of parts) expect(part).toBeGreaterThanOrEqual(0);
    }), { examples: [[3, [{ pupils: 3, weight: 1 }, { pupils: 6, weight: 1.32 }, { pupils: 3, weight: 1 }, { pupils: 1, weight: 1 }]]] });
  });

  it.each([
    ['九年一贯制 A/(A+1.1B)', [500, 300, 0], [7000 * 500 / 830, 7000 * 330 / 830, 0]],
    ['完全中学 B/(B+1.2C)', [0, 600, 400], [0, 7000 * 600 / 1080, 7000 * 480 / 1080]],
    ['十二年一贯制', [500, 300, 200], [7000 * 500 / 1094, 7000 * 330 / 1094, 7000 * 264 / 1094]],
    ['one section has it all', [0, 300, 0], [0, 7000, 0]],
  ])('%s', (_, pupils, wanted) => {
    const parts = splitAmount(7000, pupils.map((own, at) => ({ pupils: own, weight: [1, 1.1, 1.32][at] ?? 1 })), 2);
    parts.forEach((part, at) => expect(part).toBeCloseTo(wanted[at] ?? NaN, 1));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBeCloseTo(7000, 9);
  });

  it('a half is rounded up, though 1.1 is none in binary', () => {
    expect(splitAmount(0.57, [{ pupils: 1, weight: 1 }, { pupils: 6, weight: 1.1 }], 2)).toEqual([0.08, 0.49]);
    expect(splitAmount(900_000_000.02, [{ pupils: 50_000, weight: 1 }, { pupils: 50_000, weight: 1 }], 2)).toEqual([450_000_000.01, 450_000_000.01]);
  });

  it('without pupils nothing is divided', () => {
    expect(splitAmount(100, [{ pupils: 0, weight: 1 }], 2)).toEqual([0]);
  });
});

const amounts2012 = { teaching_area: 4000, sports_area: 6000, instruments: 900_000, computers: 90, books: 15_000, teachers_primary: 40, teachers_junior: 20, degree_teachers_primary: 30, degree_teachers_junior: 15, rank_teachers_primary: 12, rank_teachers_junior: 9 };
const school = (name: string, kind: string, pupils: Record<string, number>, more: Record<string, number> = {}): BalanceSchool => ({ row: 3, name, kind, pupils, amounts: { ...amounts2012, ...more } });

describe('who is compared', () => {
  it('sections of a nine-year school stand in both comparisons; teachers where they teach', () => {
    const { levels, excluded } = placeSchools(rules2012, [school('甲', 'nine_year', { primary: 500, junior: 300 })], on);
    expect(excluded).toEqual([]);
    const [primary, junior] = ['primary', 'junior'].map((key) => levels.get(key)?.[0]);
    expect((primary?.amounts['books'] ?? 0) + (junior?.amounts['books'] ?? 0)).toBeCloseTo(15_000, 9);
    expect(primary?.amounts['books']).toBeCloseTo(15_000 * 500 / 830, 1);
    expect([primary?.amounts['teachers'], junior?.amounts['teachers']]).toEqual([40, 20]);
  });

  it.each([['teaching_point', 49, 1], ['teaching_point', 50, 0], ['primary', 20, 0]])('%s of %i pupils: left out %i', (kind, pupils, out) => {
    const { levels, excluded } = placeSchools(rules2017, [school('乙', kind, { primary: pupils })], on);
    expect(excluded).toHaveLength(out);
    expect(levels.get('primary')).toHaveLength(1 - out);
    if (out > 0) expect(excluded[0]).toMatchObject({ section: 'primary', pupils, reason: { zh: '学生不足规定人数的教学点不参加测算（49 人，不足 50 人）' }, confirm: false });
  });

  it.each([['special', /特殊教育学校/], ['vocational', /职业学校/], ['senior', /没有义务教育学段/]])('%s is left out with its reason', (kind, reason) => {
    const { excluded } = placeSchools(rules2012, [school('丙', kind, {})], on);
    expect(excluded).toEqual([expect.objectContaining({ name: '丙', section: null, reason: expect.objectContaining({ zh: expect.stringMatching(reason) as string }) as object })]);
  });

  it('a limit of the county goes before that of the nation, from its day', () => {
    const rows = [...rules2012.limits.composite, { for: 'primary', from: '2026-01-01', value: 0.6, level: 'county' as const, source: '本县', confirm: false }];
    expect([limitFor(rows, 'primary', '2025-12-31')?.value, limitFor(rows, 'primary', '2026-01-01')?.value, limitFor(rows, 'junior', on)?.value, limitFor(rows, 'senior', on)]).toEqual([0.65, 0.6, 0.55, null]);
  });
});

describe('thresholds of one school (2017, primary)', () => {
  const exact = { degree_teachers: 42, backbone_teachers: 10, arts_teachers: 9, teaching_area: 4500, sports_area: 7500, instruments: 2_000_000, multimedia_rooms: 23 };
  const judge = (more: Partial<typeof exact>) => {
    const held: LevelSchool = { row: 3, name: '丁', pupils: 1000, resources: {}, amounts: { ...exact, ...more } };
    return judgeSchool(rules2017, 'primary', held, on);
  };

  it.each<[string, Partial<typeof exact>, number, boolean]>([
    ['exactly on every line', {}, 7, true],
    ['one at exactly 85 %', { backbone_teachers: 8.5 }, 6, true],
    ['one a hair below 85 %', { backbone_teachers: 8.4999 }, 6, false],
    ['one at 99.99 %, another too', { backbone_teachers: 9.999, arts_teachers: 8.999 }, 5, false],
    ['equipment one cent short', { instruments: 1_999_999.99 }, 6, true],
    ['equipment at 84 %', { instruments: 1_680_000 }, 6, false],
  ])('%s', (_, more, met, passes) => {
    expect(judge(more)).toMatchObject({ met, passes });
  });
});

describe('the whole', () => {
  it('2012 tests the mean of the coefficients: one may be above while the whole passes', () => {
    const near = [school('甲', 'primary', { primary: 400 }), school('乙', 'primary', { primary: 400 }, { computers: 900 })];
    const result = weighBalance(rules2012, near, on);
    const [level] = result.levels;
    expect(result.levels).toHaveLength(1);
    expect(level?.indicators.find(({ indicator }) => indicator === 'computers')).toMatchObject({ limit: null, within: null });
    expect(level?.indicators.find(({ indicator }) => indicator === 'computers')?.coefficient).toBeGreaterThan(0.65);
    expect(level?.composite).toMatchObject({ within: true, limit: { value: 0.65, confirm: true } });
    expect(result.met).toBe(true);
    expect(level?.indicators.find(({ indicator }) => indicator === 'computers')?.shares.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 10);
  });

  it('no school is no pass, and nothing anywhere is no pass', () => {
    expect(weighBalance(rules2012, [], on)).toMatchObject({ levels: [], met: false });
    const none = Object.fromEntries(Object.keys(amounts2012).map((key) => [key, 0]));
    const result = weighBalance(rules2012, [school('甲', 'primary', { primary: 10 }, none)], on);
    expect(result).toMatchObject({ met: false, levels: [{ composite: { coefficient: null, within: null } }] });
  });
});
