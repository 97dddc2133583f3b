import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examineText, type TextFinding } from './examine-text.ts';
import { readPlan } from './read-plan.ts';

const examine = (text: string): readonly TextFinding[] => examineText(readPlan(`云溪县教育局2025年工作总结\n${text}`));
const told = (text: string): string[] => examine(text).map(({ kind, severity, printed, computed }) => [kind, severity, printed, computed].filter((part) => part !== '').join(' '));

const TABLE = '学校\t班级数\t学生数\t生均面积\n东山小学\t12\t500\t6.1\n西岭小学\t10\t400\t7.3\n合计\t22\t900\t6.6';

const WRONG: readonly (readonly [string, string, readonly string[]])[] = [
  ['a sum whose parts are named', '招聘教师98名，其中小学48名、初中30名、幼儿园22名。', ['sum error 98名 100']],
  ['a share against its part', '毕业生1200人，就业1140人，就业率97%。', ['ratio error 97% 95']],
  ['what rounding explains', '规划总投资6.80亿元，累计投入4.93亿元，占规划总投资的72.4%。', ['ratio note 72.4% 72.5']],
  ['two percentages apart in per cent', '全县巩固率由95.2%提高到96.5%，提高1.3%。', ['points error 1.3% 1.3个百分点']],
  ['the same against last year', '巩固率达到96.5%，比上年的95.2%提高1.3%。', ['points error 1.3% 1.3个百分点']],
  ['two percentages apart by neither', '全县巩固率由95.2%提高到96.5%，提高1.9%。', ['points error 1.9% 1.3个百分点']],
  ['a rate that rose by per cent', '本科上线率达到62.4%，比上年提高3.1%。', ['points doubt 3.1%']],
  ['the same without its value', '体质健康优良率比上年提高2%。', ['points doubt 2%']],
  ['a quantity that grew by points', '在校生由1000人增加到1100人，增长10个百分点。', ['points error 10个百分点 10%']],
  ['the same without its base', '在校生12000人，同比增长3个百分点。', ['points doubt 3个百分点']],
  ['a fall by a multiple', '校园安全事故比上年下降1倍。', ['points error 1倍']],
  ['up that is down', '专任教师由1200人增加到1100人。', ['direction error 1100人']],
  ['down that is up', '大班额占比由2.1%下降到3.4%。', ['direction error 3.4%']],
  ['a change against its figures', '在编教师由1120人调整到1100人，增加20人。', ['direction error 20人']],
  ['more than the whole', '公办园在园幼儿占在园幼儿总数的103%。', ['share error 103%']],
  ['a part of more than its whole', '全年招聘教师20名，其中小学48名、初中30名。', ['share error 48名']],
  ['a change far off its figures', '毛入学率由94.1%提高到95%，提高9个百分点。', ['difference error 9个百分点 0.9个百分点']],
  ['a change of counts far off', '校车由26辆增加到40辆，增加41辆。', ['difference error 41辆 14辆']],
  ['a rate beyond all', '隐患整改率达到101%。', ['share error 101%']],
  ['one stock with two values', '全县现有专任教师3200人。\n一、师资\n全县现有专任教师3210人，其中高级教师400人。', ['twice error 3210人 3200人']],
  ['one rate with two values', '全县义务教育巩固率达到99.2%。\n一、学生\n全县义务教育巩固率达到99.5%。', ['twice doubt 99.5% 99.2%']],
  ['one list in two units', '争取省级资金1.2亿元、市级资金3000万元。', ['units note 3000万元']],
  ['schools counted in two ways', '改造小学4所、初中2个。', ['units note 2个']],
  ['a column that misses its total', TABLE.replace('900', '910'), ['table error 910 900']],
  ['the same between upright strokes', TABLE.replace('900', '910').replaceAll('\t', '|').replaceAll(/^|$/gmu, '|'), ['table error 910 900']],
  ['a table with one total only', '学校\t资金（万元）\n甲校\t12.5\n乙校\t10\n丙校\t8\n合计\t31.5', ['table doubt 31.5 30.5']],
  ['a row that misses its total', '学校\t小学\t初中\t合计\n甲\t100\t50\t150\n乙\t200\t70\t270\n丙\t60\t30\t80', ['table error 80 90']],
  ['a column in two units', '项目\t资金\n食堂\t30万元\n操场\t5000元\n围墙\t2万元', ['units note 5000元']],
  ['a total that rounding misses', '学校\t面积\n甲\t1.24\n乙\t0.63\n丙\t2.11\n合计\t3.97', ['table note 3.97 3.98']],
];

const RIGHT: readonly string[] = [
  '全县巩固率由95.2%提高到96.5%，提高1.3个百分点。',
  '普惠园覆盖率由80%提高到90%，增长12.5%。',
  '财政投入由4000万元增加到4400万元，增长10%。',
  '投入资金4400万元，同比增长10%。',
  '经费增长率达到8%，比上年提高2%。',
  '完成年度计划的96%，比上年提高4%。',
  '公办园48所，占比60%，比上年提高3个百分点。',
  '占比由2.64%降至0.70%，下降1.9个百分点。',
  '在校生比上年增加20人，其中小学增加48人。',
  '在校生比上年增加20人，其中小学48人。',
  '每校配备2名，其中城区3名。',
  '投入资金200万元，其中新建食堂12所。',
  '中考由全市第5名提升到第2名。',
  '师生比由1:16降到1:14。',
  '大班额由38个减少到15个，减少23个。',
  '小学毛入学率达到103.2%，完成年度任务的120%。',
  '全县现有专任教师3200人，其中小学专任教师1500人。\n全县小学专任教师1500人。',
  '年初全县专任教师3200人，年底全县专任教师3210人。',
  '全县培训教师320人。\n全县培训教师410人次。',
  '力争全县义务教育巩固率达到99.6%。\n全县义务教育巩固率达到99.2%。',
  '免学费1320人，按每生每学期400元、全年两个学期计算，免除105.6万元。',
  '争取资金3.2亿元，完成投资8600万元。',
  TABLE,
  TABLE.replace('6.6', '9.9'),
  '片区\t小学\t学生\n东片小计\t10\t300\n甲镇\t6\t200\n乙镇\t4\t100\n西片小计\t5\t150\n丙镇\t5\t150\n合计\t15\t450',
  '序号\t项目\t责任单位\t完成时限\n1\t新建幼儿园\t基教股\t6月\n2\t改造食堂\t后勤中心\t9月',
  '学校\t学生数\t教师数\t合计经费\n甲\t100\t10\t35\n乙\t200\t18\t61',
  '各校扎实做好开学准备，没有出现缺课。',
];

describe('the arithmetic of a text', () => {
  it.each(WRONG)('tells %s', (_, text, expected) => {
    expect(told(text)).toEqual(expected);
  });

  it.each(RIGHT)('says nothing of: %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  it('names the paragraph, the section and the sentence, and what was computed', () => {
    const [finding] = examine('一、师资\n\n（一）招聘。教师队伍稳定。全年招聘教师98名，其中小学48名、初中30名、幼儿园22名。下一步继续努力。');
    expect(finding).toMatchObject({ paragraph: 3, section: '一/(一)', printed: '98名', extract: '全年招聘教师98名，其中小学48名、初中30名、幼儿园22名。' });
    expect(finding?.say).toEqual({ zh: '48名＋30名＋22名＝100名，文中写“98名”，不符', en: '48名 + 30名 + 22名 = 100名; the text says “98名”: they differ' });
  });

  it('cuts a text without stops around the figure', () => {
    const [finding] = examine(`${'各学校认真落实'.repeat(60)}毕业生1200人就业1140人，就业率97%${'各学校认真落实'.repeat(60)}`);
    expect(finding?.extract.length).toBeLessThan(180);
    expect(finding?.extract).toMatch(/^….*就业率97%.*…$/u);
  });

  it('tells a change of two rates in points as it should be told, and never one that is', () => {
    const tenths = fc.integer({ min: 10, max: 980 });
    fc.assert(fc.property(tenths, tenths, (a, b) => {
      fc.pre(Math.abs(a - b) > 3);
      const [from, to] = [(a / 10).toFixed(1), (b / 10).toFixed(1)];
      const gap = (Math.abs(a - b) / 10).toFixed(1);
      const word = b > a ? '提高' : '下降';
      expect(told(`优良率由${from}%${word}到${to}%，${word}${gap}个百分点。`)).toEqual([]);
      expect(told(`优良率由${from}%${word}到${to}%，${word}${Number(gap) + 1}个百分点。`).every((said) => said.startsWith('difference error'))).toBe(true);
    }), { numRuns: 60 });
  });

  it('sums every table that is right, and finds one cell that is wrong', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 20, max: 900 }), fc.integer({ min: 20, max: 900 })), { minLength: 2, maxLength: 9 }), (rows) => {
      const sum = (at: 0 | 1): number => rows.reduce((total, row) => total + row[at], 0);
      const table = (second: number): string => ['学校\t男生\t女生', ...rows.map((row, at) => `第${'一二三四五六七八九'.charAt(at)}小学\t${row.join('\t')}`), `合计\t${sum(0)}\t${second}`].join('\n');
      expect(told(table(sum(1)))).toEqual([]);
      expect(told(table(sum(1) + 1))).toEqual([`table error ${sum(1) + 1} ${sum(1)}`]);
    }), { numRuns: 40 });
  });

  it('raises no alarm of its own on annotated documents, but the units of their lists', () => {
    const folder = join(import.meta.dirname, '../../../test/fixtures/plans');
    const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const own = files.flatMap((name) => examineText(readPlan(readFileSync(join(folder, name), 'utf8'))).filter(({ kind }) => /points|direction|share|twice|table/u.test(kind)).map(({ say }) => `${name} ${say.zh}`));
    expect(files.length).toBeGreaterThan(25);
    expect(own).toEqual([]);
  });

  it.each([['tabs', '\t\n'.repeat(50_000)], ['strokes', '|1|2|\n'.repeat(20_000)], ['one long row', `${'1\t'.repeat(50_000)}\n合计\t1\n`], ['changes', '由5%提高到3%，提高2%。\n'.repeat(5_000)]])('ends soon on a flood of %s', (_, text) => {
    const before = process.cpuUsage();
    expect(Array.isArray(examine(text))).toBe(true);
    expect(process.cpuUsage(before).user / 1e6).toBeLessThan(20);
  });
});
