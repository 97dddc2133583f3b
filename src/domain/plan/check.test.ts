import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';
import type { Check } from './reading.ts';

/** `kind computed/stated verdict` of every check: `=` agrees, `~` rounding explains it, `x` nothing does. */
const checksOf = (text: string): string[] => readPlan(text).checks.map(check => `${check.kind} ${check.computed}/${check.stated} ${verdictOf(check)}`);

function verdictOf(check: Check): string {
  if (check.consistent) return '=';
  return check.explainedByRounding === true ? '~' : 'x';
}

const STATED: readonly (readonly [string, string, readonly string[]])[] = [
  ['parts of a total', '投入经费1200万元，其中省级500万元、市级300万元、县级400万元。', ['sum 12000000/12000000 =']],
  ['parts that miss it', '投入经费1300万元，其中省级500万元、市级300万元、县级400万元。', ['sum 12000000/13000000 x']],
  ['parts in the next sentence, with other figures between', '规划总投资9.5亿元。其中，校舍项目310个，投资6.2亿元；设备项目90个，投资3.3亿元。', ['sum 950000000/950000000 =']],
  ['parts of parts in brackets', '全县有学校60所，其中小学40所（含教学点12个）、初中20所（公办15所，民办5所）。', ['sum 60/60 =', 'sum 20/20 =']],
  ['parts before the total', '培训校长60人次、教师1200人次，共计1260人次。', ['sum 1260/1260 =']],
  ['each of two', '男子组、女子组各办3场，共6场。', ['sum 6/6 =']],
  ['those just listed', '全县有小学20所，初中8所，这28所学校全部达标。', ['sum 28/28 =']],
  ['a change between two values', '大班额由52个减至17个，减少35个。', ['difference 35/35 =']],
  ['a change in percentage points that is wrong', '上线率由55.2%提高到60.0%，提高5.8个百分点。', ['difference 4.8/5.8 x']],
  ['what is left', '发现隐患90处，已整改82处，其余8处限期整改。', ['difference 8/8 =']],
  ['not yet against already', '规划项目56个，已开工50个，未开工7个。', ['difference 6/7 x']],
  ['this year and last', '今年招生2000人，去年招生1850人，增加150人。', ['difference 150/150 =']],
  ['a rate', '规划项目56个，已开工50个，开工率89.3%。', ['ratio 89.3/89.3 =']],
  ['a rate that rounding explains', '规划总投资6.80亿元，累计投入4.93亿元，占规划总投资的72.4%。', ['ratio 72.5/72.4 ~']],
  ['a rate that nothing explains', '毕业生1200人，就业1140人，就业率97%。', ['ratio 95/97 x']],
  ['a share of the whole', '专任教师3000人，其中本科学历2700人，占90%。', ['ratio 90/90 =']],
  ['a share of a whole named between', '完成投资4.20亿元，占年度计划5.00亿元的84%。', ['ratio 84/84 =']],
  ['a share of one that is named', '全县有幼儿园105所，其中公办45所、民办60所，公办园占比42.9%。', ['sum 105/105 =', 'ratio 42.9/42.9 =']],
  ['shares one after the other', '学生6000人，其中小学3000人、初中2000人、高中1000人，分别占50%、33.3%、16.7%。', ['sum 6000/6000 =', 'ratio 50/50 =', 'ratio 33.3/33.3 =', 'ratio 16.7/16.7 =']],
  ['a rate with its members in brackets', '合格率97.5%（参加1200人，合格1182人）。', ['ratio 98.5/97.5 x']],
  ['a change against last year', '发生事故9起，比上年的15起减少5起。', ['difference 6/5 x']],
  ['an amount for each person', '投入120万元，资助学生600人，人均2000元。', ['product 1200000/1200000 =']],
  ['growth', '本科上线1290人，比上年增加120人，增长10.3%。', ['growth 10.3/10.3 =']],
  ['growth that is wrong', '经费1860万元，比上年增加310万元，增长18.5%。', ['growth 20/18.5 x']],
  ['decline', '在校生19500人，比上年减少500人，下降2.5%。', ['growth 2.5/2.5 =']],
  ['growth from a stated base', '拨款由2.10亿元增加到2.52亿元，增长20%。', ['growth 20/20 =']],
  ['a product', '新建幼儿园4所，每所9个班，合计36个班。', ['product 36/36 =']],
  ['a product that is wrong', '为60名学生每人发放补助1000元，共发放5万元。', ['product 60000/50000 x']],
  ['a figure said again', '新建学校8所。这8所学校全部招生。', ['equal 8/8 =']],
  ['a figure said again wrongly', '一、2020年总结\n尚余5个未完工项目。\n二、2021年计划\n完成上年未完工的6个项目。', ['equal 5/6 x']],
  ['names and their number', '在东山、西岭、南河3个乡镇试点。', ['count 3/3 =']],
  ['one name too few', '在东山、西岭、南河、北川5个乡镇试点。', ['count 4/5 x']],
  ['names after the number', '新增专业2个，分别为烹饪、护理。', ['count 2/2 =']],
];

const SILENT: readonly (readonly [string, string])[] = [
  ['parts that overlap', '全县共有教师500人，其中高级教师100人、女教师300人、党员80人。'],
  ['parts picked out', '在校生12000人，其中留守儿童1500人、残疾儿童80人。'],
  ['a total that is only about so much', '全县教师3000余人，其中男教师1000人、女教师1900人。'],
  ['an open list of names', '在东山、西岭、南河等6个乡镇试点。'],
  ['stages that share a number', '小学、初中各2所完成改造。'],
  ['rates of different things', '小学入学率100%，初中入学率99.8%，其中女生入学率100%。'],
  ['a narrower rate', '毕业生1200人，就业1140人，对口就业率82%。'],
  ['unlike things in one list', '表彰优秀教师100名、优秀班主任50名、先进单位20个。'],
  ['a part of what was restated', '今年招聘教师182人。为新招聘的60名音体美教师配备导师。'],
  ['a share without its whole', '完成投资5000万元，占年度计划的83.3%。'],
  ['no figures', '坚持育人为本，办好人民满意的教育。'],
];

describe('readChecks', () => {
  it.each(STATED)('recomputes %s', (_, text, expected) => {
    expect(checksOf(text)).toEqual(expected);
  });

  it.each(SILENT)('says nothing wrong about %s', (_, text) => {
    expect(readPlan(text).checks.filter(check => !check.consistent)).toEqual([]);
  });

  it('shows its working, and how far rounding may reach', () => {
    const [check] = readPlan('规划总投资6.80亿元，累计投入4.93亿元，占规划总投资的72.4%。').checks;
    expect(check?.explanation).toContain('4.93亿元÷6.8亿元＝72.5%');
    expect(check?.interval?.[0]).toBeCloseTo(72.37, 2);
    expect(check?.interval?.[1]).toBeCloseTo(72.63, 2);
    expect(check?.why).not.toBe('');
  });

  it('never blames a total that is the sum of its parts, nor misses one digit wrong', () => {
    const parts = fc.array(fc.integer({ min: 10, max: 900 }), { minLength: 3, maxLength: 6 });
    fc.assert(fc.property(parts, (numbers) => {
      const names = ['幼儿园', '小学', '初中', '高中', '职校', '特教学校'];
      const total = numbers.reduce((sum, number) => sum + number, 0);
      const text = (stated: number): string => `招聘教师${stated}名，其中${numbers.map((number, at) => `${names[at]}${number}名`).join('、')}。`;
      expect(checksOf(text(total))).toEqual([`sum ${total}/${total} =`]);
      expect(checksOf(text(total + 1))).toEqual([`sum ${total}/${total + 1} x`]);
    }), { numRuns: 40 });
  });

  it('agrees with any percentage rounded half up', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 901, max: 2000 }), (done, all) => {
      const hundredths = Math.floor((done * 20_000 + all) / (2 * all));
      const share = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
      const checks = readPlan(`规划项目${all}个，已竣工${done}个，竣工率${share}%。`).checks.filter(check => check.kind === 'ratio');
      expect(checks.map(check => check.consistent)).toEqual([true]);
    }), { numRuns: 60 });
  });
});
