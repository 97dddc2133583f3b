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
  ['a standard whose amount is wrong', '学前资助按每生每年1000元执行，资助860人，支出资金96万元。', ['product 860000/960000 x']],
  ['one of a list by standards that is wrong', '生均公用经费标准小学700元、初中900元。全年按小学20000人、初中10000人核定，分别拨付1400万元、910万元。', ['product 14000000/14000000 =', 'product 9000000/9100000 x']],
  ['a prize too many', '代表队获一等奖2个、二等奖3个、三等奖3个，共计7个奖项。', ['sum 8/7 x']],
  ['the same verb again with a wrong sum', '资助学前教育4120人次、义务教育21350人次、普通高中3260人次，共资助学生28370人次。', ['sum 28730/28370 x']],
  ['batches that miss their number', '分两批更新校车16辆，上半年10辆、下半年5辆。', ['sum 15/16 x']],
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

/** Relations said in freer words; each is found and holds. */
const FREER: readonly (readonly [string, string, Check['kind']])[] = [
  ['an amount for each and the total before it', '投入860万元改造食堂20个，平均每个43万元。', 'product'],
  ['an amount for each month of a year', '为720名特岗教师每人每月发放补贴300元，全年按12个月计算，共需资金259.2万元。', 'product'],
  ['an amount for each school by a standard', '按每校15万元标准为24所小规模学校配备设备，共安排资金360万元。', 'product'],
  ['an amount for each term of two', '免学费1500人，按每生每学期400元、全年两个学期计算，免除120万元。', 'product'],
  ['a standard set down earlier', '小学公用经费标准每生每年700元。小学按20000人核定，拨付1400万元。', 'product'],
  ['a total over items', '落实资助资金共900万元。\n（一）学前教育。发放200万元。\n（二）义务教育。发放400万元。\n（三）高中教育。发放300万元。', 'sum'],
  ['items and then their total', '一是新建幼儿园6所；二是改扩建小学9所；三是迁建初中2所，共计17所。', 'sum'],
  ['a run under its head', '女子足球队踢了五场，赢了三场、平了一场、输了一场。', 'sum'],
  ['parts, some of which count for several', '全年承办省级、市级现场会各3次、全国性论坛1次，累计7次。', 'sum'],
  ['more done than was planned', '年度计划投资2.5亿元，截至11月底完成投资2.6亿元，完成年度计划的104%。', 'ratio'],
  ['a task that was overfulfilled', '新增学位5500个，超额完成下达的5000个任务，完成率110%。', 'ratio'],
  ['a whole that follows in brackets', '整改隐患197处，整改率98.5%（共排查隐患200处）。', 'ratio'],
  ['a share of the sentence before', '全区在校生62000人。其中随迁子女9300人，占在校生总数的15%。', 'ratio'],
  ['a net change', '今年退休130人，新招聘185人，净增55人。', 'difference'],
  ['names each with an amount', '其中东山迁建1.9亿元、西岭5200万元、南河2600万元，三个项目全部开工。', 'count'],
];

/** Full of figures that nearly add up and are not meant to. */
const BAIT: readonly string[] = [
  '全县现有中小学校86所，在校学生41200人，专任教师2980人，其中小学教师1620人、初中教师980人；近三年交流教师310人、支教85人、跟岗120人。',
  '全年投入1200万元，其中改造食堂15所、维修厕所23座、硬化操场6800平方米，购置课桌凳3200套。',
  '获国家级奖2项、省级奖5项、市级奖11项，共计指导学生参赛26人次，8人获一等奖。',
  '每生每年补助1000元，惠及学生2300人，全年兑现补助资金218万元，其中省级120万元、县级98万元。',
  '按照每校不少于2名的标准配备保健教师，32所学校配备保健教师51名，需再补充13名。',
  '每学期每生收取课后服务费300元，参加学生12000人，全年收取650万元，减免困难学生1100人。',
  '争取上级资金3000万元。一是新建校舍2处，投入1500万元；二是购置设备，投入400万元；三是维修附属设施，投入210万元。',
  '今年计划投资1.2亿元。一是实施校舍安全工程，投资3000万元；二是实施信息化工程，投资1500万元；三是其他。',
  '小学入学率100%，初中入学率99.5%，完成年度计划的104%；任务100项，已完成96项，另有3项取消。',
  '培训教师1200人次，其中国培120人次、省培260人次，校长培训45人次，覆盖率达96%。',
  '全县共有寄宿制学校45所，城区12所全部达标。这12所学校的食堂全部升级，农村33所中有30所完成改造。',
  '在城关、河东、山口、平川等乡镇新建幼儿园3所，在城区新建2所，改扩建4所，共增加学位1620个。',
  '组织语文、数学、英语3个学科教研员下校听课，每人每学期听课40节，全年听课300节。',
  '共发放助学金420万元，资助学生5600人，人均约750元；发放免学费补助180万元，惠及900人。',
  '上年在编教师1820人，今年退休65人、调出12人、新招聘110人，现有在编教师1850人。',
  '完成投资3.2亿元，占总投资的64%；其中财政资金2.1亿元，占65.6%，社会资金1.1亿元。',
  '举办运动会、艺术节各1次，开展演讲比赛4次、书画展3次，全年共开展各类活动40余次。',
  '足球队参加比赛12场，赢了7场、输了3场，打进32球。',
  '县级应承担20%，即360万元，合计1800万元；其中中央50%、省级30%。',
  '更新校车16辆，上半年采购10辆、下半年再添5辆，共运行线路38条。',
  '参加考试2100人，一本上线320人、二本上线780人，本科上线率56%，录取率97%。',
  '发放营养餐补助每生每天5元，受益学生6200人，全年发放补助资金600万元，食堂从业人员130人。',
  '校均投入40万元，改造学校6所，共投入260万元，剩余资金用于维修。',
  '整改隐患417处，整改率98.6%，其中限期整改23处，挂牌督办2处，共排查学校86所。',
  '安排公用经费2600万元，小学每生650元、初中每生850元，小学在校生25000人，初中在校生11000人。',
  '有高级教师120人、一级教师560人、二级教师430人，共聘任教师1150人，其余为见习期教师。',
  '一、学前教育。新建幼儿园3所，投资1200万元。二、义务教育。改造学校8所，投资3400万元。总投资5000万元的职教中心开工。',
  '本学期组织消防演练2次、地震演练2次、防暴演练1次，全年累计组织演练12次，参与师生3.2万人次。',
  '为860名教师每人体检一次，经费45万元，人均480元；为校医每人发放补贴1200元，共计发放3.6万元。',
  '完成率方面，任务书下达的120个指标中，超额完成12个、完成100个，完成率92%。',
  '撤并教学点12个，其中东片4个、西片5个，剩余教学点38个，全县教学点由52个减少到40个。',
  '张三、李四、王五分别带队检查学校6所，发现问题12个。',
  '小学、初中、高中教师分别培训120人、80人、40人，全县培训教师260人，其中校长20人。',
  '争取中央、省、市资金2600万元，其中中央资金1500万元，县级配套900万元。',
  '建设运动场3处、实验室5间、图书室8间，受益学校12所，总投资640万元，其中运动场210万元、实验室180万元。',
  '安排城东、城西、城南3个片区教研活动各2次，全年5次由县教研室主持。',
  '每周开展督查1次，全年督查38次，通报12期；每月召开例会1次，共召开例会10次。',
  '按每生每年800元安排小学公用经费1600万元，实际在校生22000人，寄宿生另增300元。',
  '新建校舍1.2万平方米、运动场3.5万平方米，总投资6800万元，完成投资5200万元，占年度计划的80%。',
  '招聘教师120名，其中研究生15名、本科学历98名；特岗教师30名、公费师范生12名。',
  '为5200名学生免费体检，每人30元，共投入体检、疫苗、宣传经费21万元。',
  '去年发生事故6起，今年4起，比前三年平均数减少3起。',
  '参加中考3200人，600分以上210人，500分以上880人，合格率78%，优秀率12%。',
  '全县中小学校86所，幼儿园72所，教学点23个，共建成标准化食堂150个。',
  '拨付一期资金600万元、二期资金480万元，累计完成投资1500万元（含上年结转）。',
  '班子成员5人，中层干部12人，教师86人，全校共有党员41名。',
  '共有教职工126人，其中高级职称32人，中级职称51人，初级职称28人。',
  '任务30项，已完成22项，推进中6项，完成率75%。',
  '全县有小学教师1620人、初中教师980人、高中教师640人，教职工总数3600人。',
  '初中、小学分别招生3200人和4100人，全年共招收转学学生7150人次。',
  '投入资金120万元、社会捐赠35万元、学校自筹18万元，累计惠及学生1800人，累计投入180万元。',
  '培训校长60人、园长45人、骨干教师300人，共培训教师390人次。',
  '全县完成投资4.2亿元，其中房建2.6亿元、设备0.9亿元，配套0.5亿元。',
  '每所学校配备校医1名，86所学校共配备校医79名。',
  '每班不超过45人，现有教学班128个，共有学生6020人。',
  '36个班、每班50人，现有学生1700人。',
  '按每人每年600元为480名教师体检，共支出30万元（含复检）。',
  '本月排查隐患45处，整改41处，整改率达到95%以上。',
  '上年在校生12000人，今年12360人，增长3%，其中新生增加420人。',
  '甲、乙、丙、丁4校联合教研，5次活动共有教师320人参加。',
  '王村、李村两所小学及中心幼儿园、希望小学3个食堂完成改造。',
  '完成全年任务的85%，已建成34个，其余8个正在施工。',
  '2022年、2023年分别新增学位1200个、1500个，三年累计新增学位4000个。',
  '发放奖励资金每人500元，表彰教师86名、班主任40名，共计发放6.5万元。',
  '新建4所幼儿园，每所6个班，共有在园幼儿720人、教职工96人，合计816人。',
  '全县共有省级示范校3所、市级示范校9所、县级示范校21所，合计创建示范校34所次。',
  '今年完成投资3.6亿元，比去年增加0.4亿元，占计划4亿元的90%，其中债券1.8亿元，占50%。',
  '全乡有村小、教学点、幼儿园12所，在校生860人。',
  '对农村小学、乡镇初中、县城高中5所学校的校长进行轮岗。',
  '共有学生社团34个，包括合唱团、舞蹈队、科技社、书法社。',
  '整改隐患417处，整改率98.6%（共排查学校86所）。',
  '小学按每生720元、初中按每生940元拨付，全年分别拨付小学2100万元、初中1150万元，小学在校生31000人、初中在校生13000人。',
  '超额完成招生任务1200人，实际录取1380人，完成率102%，报到率97%。',
];

describe('readChecks', () => {
  it.each(FREER)('finds %s', (_, text, kind) => {
    expect(readPlan(text).checks.filter(check => check.kind === kind && check.consistent).length).toBeGreaterThan(0);
    expect(readPlan(text).checks.every(check => check.consistent)).toBe(true);
  });

  it.each(BAIT)('raises no false alarm on: %s', (text) => {
    expect(readPlan(text).checks.filter(check => !check.consistent).map(check => check.explanation)).toEqual([]);
  });
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
