import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';
import type { Check } from './reading.ts';

const read = (text: string): readonly Check[] => readPlan(`某县教育局2025年工作总结\n${text}`).checks;

/** Relations that hold, in the words counties use. */
const HOLDS: readonly (readonly [Check['kind'], string])[] = [
  ['sum', '全区学校共有食堂64个，自营食堂51个，承包食堂13个。'],
  ['sum', '共有各类学生2.6万人，走读生1.9万人，寄宿生0.7万人。'],
  ['sum', '全年筹措资金900万元。\n（一）校舍。安排资金400万元。\n（二）设备。安排资金300万元。\n（三）培训。安排资金200万元。'],
  ['sum', '全年招收新生1800人。\n东校、西校分别招收1250人、550人。'],
  ['difference', '应到位资金5200万元，实际到位4700万元，尚差500万元。'],
  ['difference', '年初有危房26栋，年内拆除19栋，现余7栋。'],
  ['difference', '报名520人，录用480人，未录用40人。'],
  ['growth', '上年投入4000万元，今年投入4400万元，同比增长10%。'],
  ['growth', '今年投入4400万元，比去年的4000万元增长10%。'],
  ['growth', '财政拨款达到6600万元，较上年6000万元增长10%。'],
  ['product', '举办培训12期，每期60人，共培训720人次。'],
  ['product', '特岗教师200人，月人均补助500元，全年补助120万元。'],
  ['product', '补助教师500人，每人每月300元，全年发放180万元。'],
  ['product', '全县48所学校各配备监测仪5台，共配备240台。'],
  ['product', '为24个咨询室每室添置沙盘3套，共计72套。'],
  ['product', '设置班级36个，每班按40人核定，提供学位1440个。'],
  ['product', '加餐按每生每天3元、全年180天供应，即每生每年540元。'],
  ['ratio', '全县现有幼儿园80所。\n普惠园72所，占幼儿园总数的90%。'],
];

/** Slips that no reading of the words can save. */
const SLIPS: readonly (readonly [Check['kind'], string])[] = [
  ['sum', '全县教师4210人，男教师1650人，女教师2660人。'],
  ['sum', '全年共发现隐患96条，一季度30条，二季度26条，三季度22条，四季度16条。'],
  ['difference', '核定编制3200名，实有教师3050名，缺编160名。'],
  ['difference', '资金总额900万元，已支付640万元，结余360万元。'],
  ['growth', '财政拨款达到6600万元，较上年6000万元增长12%。'],
  ['product', '改造宿舍60间，每间安排6人，可住宿380人。'],
  ['ratio', '全县现有幼儿园80所。\n普惠园72所，占幼儿园总数的90.1%。'],
  ['equal', '全年新建校舍6栋，新增学位900个。\n新建校舍5栋，共提供学位900个。'],
  ['count', '申报了数学、物理、化学、生物5个省级重点学科。'],
];

/** Near misses that are no mistakes. */
const SOUND: readonly string[] = [
  '全县教师4210人，女教师2660人，骨干教师850人，班主任1320人。',
  '全县幼儿园120所，公办50所，普惠性民办60所。',
  '全区学校共有食堂64个，自营食堂51个，放心食堂30个。',
  '核定编制3200名，实有教师3050名，高级教师缺口160名。',
  '应配校医80名，实配专职校医30名，尚缺信息化教师45名。',
  '今年招生3200人，去年招生3050人，高中招生增长10%。',
  '上年投入4000万元，今年投入4400万元，信息化投入增长25%。',
  '中考报名3000人，去年报名2900人，优秀率同比提高2%。',
  '全县幼儿园120所。城区幼儿园48所，普惠园占城区幼儿园总数的90%。',
  '全年新建幼儿园6所，新增学位900个。\n城区新建幼儿园4所，新增学位700个。',
  '2024年新建学校6所。\n2025年计划新建学校8所。',
  '每校拨付不少于2万元，30所学校共安排100万元。',
  '学校30所，每所学校每学期演练2次，全年共演练150次。',
  '教师每周每人听课2节，全年60人累计听课5200节。',
  '校车30辆各配备照管员1名，共有照管员42名。',
  '全县小学由80所减至65所，撤并教学点20个。',
  '甲校获奖5项，乙校获奖7项，全县共获奖38项。',
  '报名520人，录用480人，未录用女生12人。',
];

describe('checks in the words counties use', () => {
  it.each(HOLDS)('finds a %s that holds: %s', (kind, text) => {
    const checks = read(text);
    expect(checks.filter(check => check.kind === kind && check.consistent)).not.toEqual([]);
    expect(checks.filter(check => !check.consistent)).toEqual([]);
  });

  it.each(SLIPS)('tells a %s that slipped: %s', (kind, text) => {
    expect(read(text).filter(check => !check.consistent).map(check => check.kind)).toEqual([kind]);
  });

  it.each(SOUND)('keeps silent about: %s', (text) => {
    expect(read(text).filter(check => !check.consistent).map(check => check.explanation)).toEqual([]);
  });
});
