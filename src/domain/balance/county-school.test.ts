/* Schools from registers: nothing that is not known becomes nought, and a verdict over it stays open. */
import { describe, expect, it } from 'vitest';
import { readCatalogue } from '../../catalog/read-catalogue.ts';
import { readBalanceRules } from '../../catalog/read-balance-rules.ts';
import { gapsOf, readCounty, wholeSchools, type SchoolFigures } from './county-school.ts';
import { trialsOfSteps } from './plan/carry-out.ts';
import { amountColumns, pupilsKey } from './school-columns.ts';
import { weighBalance } from './weigh-balance.ts';
import { applyTrials, weighTrials } from './what-if.ts';

const rules = await readBalanceRules('2017');
const on = '2026-11-01';
/** Well above every threshold. */
const rich = Object.fromEntries(amountColumns(rules).filter(({ factor }) => factor === 1).map(({ key }) => [key, /teachers/.test(key) ? 40 : key === 'indoor_sports' ? 0 : key === 'instruments' ? 2_000_000 : key === 'multimedia_rooms' ? 20 : 8000]));
const figures = (name: string, kinds: readonly string[], columns: SchoolFigures['columns']): SchoolFigures => ({ unitId: name, name, kinds, columns: { ...rich, ...columns } });
const county = (...all: readonly SchoolFigures[]) => readCounty(rules, all, on);

describe('schools from registers', () => {
  const { schools, unplaced, gaps } = county(
    figures('甲小', ['primary'], { pupils_primary: 500, pupils_junior: null }), figures('乙小', ['primary'], { pupils_primary: 400, instruments: null }),
    figures('九年制', ['nine_year'], { pupils_primary: 300, pupils_junior: 200, backbone_teachers_junior: null }),
    figures('高中', ['senior'], { pupils_senior: 900, instruments: null }), figures('小点', ['teaching_point'], { pupils_primary: 20, instruments: null }),
    figures('空校', ['primary'], { pupils_primary: null }), figures('无类', [], { pupils_primary: 300 }),
  );

  it('keep what they teach, and say what is not known of those that take part', () => {
    expect(schools.map(({ row, name }) => [row, name])).toEqual([[1, '甲小'], [2, '乙小'], [3, '九年制'], [4, '高中'], [5, '小点']]);
    expect(schools[0]?.amounts['degree_teachers_junior']).toBeUndefined();
    expect(unplaced).toEqual([{ unitId: '空校', name: '空校', lacks: 'pupils' }, { unitId: '无类', name: '无类', lacks: 'kind' }]);
    expect(gaps).toEqual([{ row: 2, column: 'instruments' }, { row: 3, column: 'backbone_teachers_junior' }]);
    expect(wholeSchools(schools, gaps).map(({ name }) => name)).toEqual(['甲小', '高中', '小点']);
  });

  it('leave a coefficient to the schools it is known of, and its verdict open', () => {
    const { levels, met } = weighBalance(rules, schools, on);
    const [primary, junior] = levels;
    const instruments = primary?.indicators.find(({ indicator }) => indicator === 'instruments');
    expect(instruments?.missing).toEqual([2]);
    expect(instruments?.shares[1]).toBe(0);
    expect(instruments?.coefficient).toBe(weighBalance(rules, schools.filter(({ row }) => row !== 2), on).levels[0]?.indicators.find(({ indicator }) => indicator === 'instruments')?.coefficient);
    expect(primary?.schools.map(({ name, passes }) => [name, passes])).toEqual([['甲小', true], ['乙小', null], ['九年制', true]]);
    expect(junior?.indicators.find(({ indicator }) => indicator === 'backbone_teachers')).toMatchObject({ coefficient: null, missing: [3] });
    expect(met).toBe(false);
  });

  it('are weighed whole once the number is tried, and a school that fails without it fails', () => {
    const tried = weighTrials(rules, schools, [{ row: 2, column: 'instruments', value: 800_000 }], on);
    expect(tried.levels[0]?.schools[1]).toMatchObject({ passes: true, met: 7 });
    expect(gapsOf(rules, applyTrials(rules, schools, [{ row: 2, column: 'instruments', value: 1 }]), on)).toEqual([{ row: 3, column: 'backbone_teachers_junior' }]);
    const poor = weighTrials(rules, schools, [{ row: 2, column: 'teaching_area', value: 10 }], on);
    expect(poor.levels[0]?.schools[1]).toMatchObject({ passes: false });
  });

  it('take the steps of a plan as numbers to be tried, over those that are tried already', () => {
    const good = rules.goods.find(({ key }) => key === 'instruments');
    if (good === undefined) throw new Error('no such good');
    const step = { row: 1, name: '甲小', section: null, good, count: 500, cost: 500 };
    expect(trialsOfSteps(rules, schools, [{ row: 1, column: 'instruments', value: 100 }, { row: 1, column: pupilsKey('primary'), value: 600 }], [step]))
      .toEqual([{ row: 1, column: 'pupils_primary', value: 600 }, { row: 1, column: 'instruments', value: 600 }]);
  });
});

describe('the built-in rules', () => {
  it('take every column from registers, by school year or as of the day', async () => {
    const { balance } = await readCatalogue();
    for (const { rules: held, figures: { columns, kinds } } of balance?.values() ?? []) {
      expect(Object.keys(columns).toSorted()).toEqual([...held.sections.map(({ key }) => pupilsKey(key)), ...amountColumns(held).filter(({ factor }) => factor === 1).map(({ key }) => key)].toSorted());
      expect(Object.keys(kinds).toSorted()).toEqual(held.kinds.map(({ key }) => key).toSorted());
      expect(columns['instruments']?.periods).toEqual({ equipment: { field: 'year', grain: 'year' } });
    }
  });
});
