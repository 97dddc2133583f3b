/* The cheapest plan, with the real optimiser: small enough to be known beforehand, weighed again, and hostile. */
import { array, assert, asyncProperty, integer, record } from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { openSolver } from '../../../app/balance/solve-linear.ts';
import { readBalanceRules, readRules } from '../../../catalog/read-balance-rules.ts';
import type { BalanceRules } from '../balance-rules.ts';
import type { BalanceSchool } from '../level-school.ts';
import { weighBalance } from '../weigh-balance.ts';
import { weighTrials } from '../what-if.ts';
import { carryOut } from './carry-out.ts';
import { findPlan, type BalancePlan, type NoPlan } from './find-plan.ts';
import type { SolveLinear } from './linear-model.ts';

const rules2012 = await readBalanceRules('2012');
const rules2017 = await readBalanceRules('2017');
const on = '2026-11-01';
// The optimiser counts seconds of the clock: enough of them for a machine that stands still now and then.
const effort = { seconds: 8, gap: 0.01 };
let solve: SolveLinear;
beforeAll(async () => { solve = await openSolver(); });

const plan = (rules: BalanceRules, schools: readonly BalanceSchool[]): Promise<BalancePlan | NoPlan> => findPlan(rules, schools, on, solve, effort);

/** Exactly on every threshold of 2017. */
const onTheLine = { degree_teachers: 42, backbone_teachers: 10, arts_teachers: 9, teaching_area: 4500, indoor_sports: 0, sports_field: 7500, instruments: 2_000_000, multimedia_rooms: 23 };
const school = (row: number, more: Partial<typeof onTheLine> = {}, pupils = 1000): BalanceSchool => ({
  row, name: `第${row}小学`, kind: 'primary', pupils: { primary: pupils },
  amounts: Object.fromEntries(Object.entries({ ...onTheLine, ...more }).map(([key, amount]) => [/teachers/.test(key) ? `${key}_primary` : key, amount])),
});
const counts = (found: BalancePlan | NoPlan) => (found.kind === 'plan' ? found.steps.map(({ row, good, count }) => [row, good.key, count]) : found);

describe('small enough to know', () => {
  it('nothing where everything is met', async () => {
    expect(await plan(rules2017, [school(1), school(2)])).toMatchObject({ kind: 'plan', steps: [], cost: 0, bound: 0, gap: 0 });
  });

  it('one indicator below 85 % is brought to 85 %, not further: six of seven are enough', async () => {
    const found = await plan(rules2017, [school(1, { instruments: 1_500_000 }), school(2)]);
    expect(counts(found)).toEqual([[1, 'instruments', 200_000]]);
    expect(found).toMatchObject({ after: { met: true } });
  });

  it('two indicators below: the cheaper one is brought to the whole', async () => {
    // Rooms: 2 to the threshold (60,000 yuan), none to 85 %; instruments: 400,000 to the threshold, 100,000 to 85 %.
    const found = await plan(rules2017, [school(1, { instruments: 1_600_000, multimedia_rooms: 21 }), school(2)]);
    expect(counts(found)).toEqual([[1, 'instruments', 100_000], [1, 'multimedia_rooms', 2]]);
    expect(found).toMatchObject({ gap: expect.closeTo(0, 2) as number });
  });

  it('teachers move from where there are more, which is cheaper than training', async () => {
    const found = await plan(rules2017, [school(1, { backbone_teachers: 8, arts_teachers: 8 }), school(2, { backbone_teachers: 14 })]);
    if (found.kind !== 'plan') throw new Error(found.kind);
    expect(found.cost).toBe(40_000);
    expect(counts(found)).toEqual([[1, 'move_backbone', 2], [2, 'move_backbone', -2]]);
  });

  it('the coefficient alone drives: equipment of one school lies far above', async () => {
    const free = { ...rules2017, perSchool: null };
    const far = [school(1), school(2, { instruments: 8_000_000 })];
    expect(weighBalance(free, far, on).met).toBe(false);
    const found = await plan(free, far);
    if (found.kind !== 'plan') throw new Error(found.kind);
    // x₂ − x₁ ≤ ½ · (x₁ + x₂): the first must come to a third of the second, 2,666,667.
    expect(counts(found)).toEqual([[1, 'instruments', expect.any(Number)]]);
    expect(found.cost / 666_667).toBeCloseTo(1, 2);
    expect(found.bound).toBeLessThanOrEqual(666_667);
    expect(found.gap).toBeLessThan(0.01);
  });
});

const pupils = { primary: 600, junior: 400 };
const county2012 = (spread: readonly number[]): BalanceSchool[] => spread.map((share, at) => {
  const own = at % 3 === 0 ? pupils : at % 3 === 1 ? { primary: 500 } : { junior: 700 };
  const all = Object.values(own).reduce((sum, one) => sum + one, 0);
  return {
    row: at + 3, name: `学校${at + 1}`, kind: ['nine_year', 'primary', 'junior'][at % 3] ?? '', pupils: own,
    amounts: {
      teaching_area: 5 * all, sports_area: Math.round(8 * all * share), instruments: Math.round(1500 * all * share), computers: Math.round(0.1 * all * share), books: Math.round(25 * all * share),
      ...Object.fromEntries(Object.entries(own).flatMap(([section, count]) => [[`teachers_${section}`, Math.round(count / 15)], [`degree_teachers_${section}`, Math.round((count / 18) * Math.min(1, share))], [`rank_teachers_${section}`, Math.round((count / 30) * Math.min(1, share))]])),
    },
  };
});

const amount = (most: number) => integer({ min: 0, max: most });

describe('every plan is weighed again', () => {
  it('2012: the composite comes inside, and no limit of the optimiser’s own is taken for true', async () => {
    const schools = county2012([0.08, 0.1, 3, 2.4]);
    expect(weighBalance(rules2012, schools, on).met).toBe(false);
    const found = await plan(rules2012, schools);
    if (found.kind !== 'plan') throw new Error(found.kind);
    expect(weighBalance(rules2012, carryOut(rules2012, schools, found.steps), on).met).toBe(true);
    expect(found.bound).toBeLessThanOrEqual(found.cost);
    expect(found.bound).toBeGreaterThan(0);
    expect(found.steps.every(({ count }) => Number.isInteger(count))).toBe(true);
    for (const move of rules2012.goods.filter((good) => good.move)) {
      for (const section of ['primary', 'junior']) expect(found.steps.filter((step) => step.good === move && step.section === section).reduce((sum, { count }) => sum + count, 0)).toBe(0);
    }
  }, 120_000);

  it('2017: whatever the county', async () => {
    const any = record({ degree_teachers: amount(80), backbone_teachers: amount(20), arts_teachers: amount(20), teaching_area: amount(9000), indoor_sports: amount(0), sports_field: amount(15000), instruments: amount(4_000_000), multimedia_rooms: amount(40) });
    await assert(asyncProperty(array(any, { minLength: 1, maxLength: 4 }), async (all) => {
      const schools = all.map((more, at) => school(at + 3, more, 400 + 150 * at));
      const found = await plan(rules2017, schools);
      if (found.kind !== 'plan') throw new Error(found.kind);
      expect(weighBalance(rules2017, carryOut(rules2017, schools, found.steps), on).met).toBe(true);
      expect(found.bound).toBeLessThanOrEqual(found.cost);
      const least = carryOut(rules2017, schools, found.steps).flatMap(({ amounts }) => Object.values(amounts));
      expect(Math.min(...least)).toBeGreaterThanOrEqual(0);
    }), { numRuns: 6 });
  }, 120_000);
});

const lying: SolveLinear = (model) => Promise.resolve({ status: 'solved', values: model.variables.map(() => 0), cost: 0, bound: 0 });
/** A small file of rules with one good. */
const rulesText = (adds: string, move: boolean) => `key: x\nversion: 1\nname: x\nen: x\nsource: x\nsections: [{ key: primary, name: 小学, en: Primary, weight: 1, judged: true }]\nsplit: { digits: 2, source: x }\nkinds: [{ key: primary, name: 小学, en: x, sections: [primary] }]\nresources:\n  - { key: rooms, name: 房, en: x, measure: 间, measure_en: x, digits: 0, split: true }\n  - { key: staff, name: 人, en: x, measure: 人, measure_en: x, digits: 0, split: false }\nindicators: [{ key: rooms, name: 房, en: x, measure: 间, measure_en: x, of: { rooms: 1 }, per: 1 }]\nlimits: {}\ngoods:\n  - { key: both, name: x, en: x, measure: x, measure_en: x, price: 1, counted: true, move: ${move}, source: x, adds: ${adds} }\n`;

describe('hostile', () => {
  it('nothing can be bought: impossible', async () => {
    expect(await plan({ ...rules2017, goods: [] }, [school(1, { instruments: 0 })])).toEqual({ kind: 'impossible' });
  });

  it('all nought: 2012 has no coefficient; 2017 asks for thresholds, and gets them', async () => {
    const none = county2012([1, 1]).map((one) => ({ ...one, amounts: Object.fromEntries(Object.keys(one.amounts).map((key) => [key, 0])) }));
    expect(await plan(rules2012, none)).toEqual({ kind: 'nothing', section: 'primary', indicator: 'teaching_area' });
    const empty = school(1, Object.fromEntries(Object.keys(onTheLine).map((key) => [key, 0])));
    expect(await plan(rules2017, [empty])).toMatchObject({ kind: 'plan', after: { met: true } });
  });

  it('huge amounts and one pupil beside a hundred thousand', async () => {
    const found = await plan(rules2017, [school(1, { instruments: 999_999_999, teaching_area: 900_000_000, sports_field: 900_000_000 }, 100_000), school(2, {}, 1)]);
    expect(['plan', 'unfound', 'impossible']).toContain(found.kind);
    if (found.kind === 'plan') expect(found.after.met).toBe(true);
  });

  it('an optimiser that gives up finds no plan, and none that lies is believed', async () => {
    const poor = [school(1, { instruments: 0 })];
    expect(await findPlan(rules2017, poor, on, () => Promise.resolve({ status: 'stopped', values: [], cost: Infinity, bound: -Infinity }), effort)).toEqual({ kind: 'unfound' });
    expect(await findPlan(rules2017, poor, on, lying, effort)).toEqual({ kind: 'unfound' });
  });

  it('a good of two kinds of resources, or rooms that move, are refused with their line', () => {
    expect(() => readRules('x.yaml', rulesText('{ rooms: 1, staff: 1 }', false))).toThrow(/x\.yaml:15:\d+ 一项里的资源/);
    expect(() => readRules('x.yaml', rulesText('{ rooms: 1 }', true))).toThrow(/x\.yaml:15/);
    expect(readRules('x.yaml', rulesText('{ staff: 1 }', true)).goods).toHaveLength(1);
  });
});

describe('what if', () => {
  it('other numbers are weighed at once; the schools that were read stay as they are', () => {
    const schools = [school(3, { instruments: 1_500_000 }), school(4)];
    expect(weighBalance(rules2017, schools, on).levels[0]?.failing).toBe(1);
    expect(weighTrials(rules2017, schools, [{ row: 3, column: 'instruments', value: 1_700_000 }], on).met).toBe(true);
    expect(weighTrials(rules2017, schools, [{ row: 4, column: 'pupils_primary', value: 0 }], on).levels[0]?.schools).toHaveLength(1);
    expect(weighTrials(rules2017, schools, [{ row: 4, column: 'instruments', value: NaN }, { row: 3, column: 'instruments', value: -5 }], on).levels[0]?.indicators[5]?.coefficient).toBeNull();
    expect(schools[0]?.amounts['instruments']).toBe(1_500_000);
  });
});
