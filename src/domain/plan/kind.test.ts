import { expect, test } from 'vitest';
import { readQuantities } from './quantity.ts';
import type { DocumentType, OutlineNode } from './reading.ts';

const kindsIn = (text: string, docType: DocumentType, outline: readonly OutlineNode[] = []): string[] =>
  readQuantities(text, { outline, docType, year: 2021, furniture: [] }).quantities.map(quantity => quantity.kind);

test.each([
  ['新建幼儿园3所。', ['target']],
  ['力争毛入园率达到92%。', ['target']],
  ['每学期安排安全教育6课时。', ['target']],
  ['全县现有学校120所，在校学生3.2万人。', ['achievement', 'achievement']],
  ['现有学校120所，力争新增2所。', ['achievement', 'target']],
  ['2020年全县共招聘教师230名。', ['achievement']],
  ['由85%提高到90%以上。', ['context', 'target']],
  ['2020年，全县完成投资3亿元，新增学位900个。学校建成2所。2021年，全县再建4所。', ['achievement', 'achievement', 'achievement', 'target']],
  ['截至年底，完成投资3亿元。', ['target']],
  ['比上年提高2个百分点。', ['target']],
  ['重点关注后20%学生。', ['context']],
  ['在去年完成60所的基础上，再建12所。', ['context', 'target']],
])('in a plan, %s reads as %j', (text, kinds) => {
  expect(kindsIn(text, 'plan')).toEqual(kinds);
});

test.each([
  ['新建幼儿园3所。', ['achievement']],
  ['规划总投资2.1亿元，新建学校8所，新增学位900个。', ['context', 'context', 'context']],
  ['规划总投资2.1亿元，已完成投资1.5亿元，占规划投资的71.4%。', ['context', 'achievement', 'achievement']],
  ['一般公共预算教育支出10.2亿元。', ['achievement']],
  ['入园率由85%提高到90%。', ['context', 'achievement']],
  ['近视率低于全市48.5%的平均水平。', ['context']],
  ['不足100人的小学有22所。', ['context', 'achievement']],
  ['应入学1200人，实际入学1198人。', ['context', 'achievement']],
  ['年初目标200人，完成215人。', ['context', 'achievement']],
  ['占全县5200名教师的12%。', ['context', 'achievement']],
  ['在185所学校中，160所达标。', ['context', 'achievement']],
  ['高于全省平均水平3个百分点。', ['achievement']],
  ['生师比优于国家规定的19:1标准。', ['context']],
  ['600分以上考生32人。', ['context', 'achievement']],
  ['每500名学生配备校医2名。', ['context', 'achievement']],
  ['下一步，计划招聘教师60名。', ['target']],
  ['明年新建学校2所。', ['target']],
  ['下步，一要抓项目，开工6个；二要抓队伍，招录160人。培训300人次。', ['target', 'target', 'target']],
  ['教师9876人中，本科以上学历8120人。', ['context', 'achievement']],
  ['到2025年普惠率达到95%。', ['target']],
])('in a summary, %s reads as %j', (text, kinds) => {
  expect(kindsIn(text, 'summary')).toEqual(kinds);
});

test('a document of unknown kind is judged by its verbs', () => {
  expect(kindsIn('要抓紧建设，确保建成3所，力争招聘60名。', 'other')).toEqual(['target', 'target']);
  expect(kindsIn('建成了3所，招聘了60名。', 'other')).toEqual(['achievement', 'achievement']);
});

test('headings without numbers part a combined document', () => {
  const text = '2021年工作总结\n招聘教师60名。\n2022年工作打算\n招聘教师80名。\n';
  expect(kindsIn(text, 'summary+plan')).toEqual(['achievement', 'target']);
});

test('a restarted numbering does not end the plan part', () => {
  const text = '一、2021年工作总结\n建成2所。\n二、2022年工作计划\n一、抓建设\n新建3所。\n二、抓管理\n培训90人。\n';
  const outline = [['一', 0], ['二', text.indexOf('二、2022')], ['二/一', text.indexOf('一、抓')], ['二/二', text.indexOf('二、抓')]]
    .map(([path, offset]) => ({ path: String(path), level: String(path).split('/').length, title: text.slice(Number(offset) + 2).split('\n')[0] ?? '', offset: Number(offset), why: '' }));
  expect(kindsIn(text, 'summary+plan', outline)).toEqual(['achievement', 'target', 'target']);
});

test('a next-step heading inside a summary holds for its own section only', () => {
  const text = '一、师资\n招聘60名。\n(二)下一步打算\n招聘80名。\n二、经费\n投入5万元。\n';
  const outline = [{ at: '一、师资', level: 1 }, { at: '(二)下一步', level: 2 }, { at: '二、经费', level: 1 }]
    .map(({ at, level }) => ({ path: at, level, title: at.slice(level === 1 ? 2 : 3), offset: text.indexOf(at), why: '' }));
  expect(kindsIn(text, 'summary', outline)).toEqual(['achievement', 'target', 'achievement']);
});

test('every judgement says why', () => {
  const { quantities } = readQuantities('新建学校3所。', { outline: [], docType: 'plan', year: null, furniture: [] });
  expect(quantities[0]?.why).toContain('计划部分');
});

test.each([
  ['an order by itself', '新建校车60辆。', ['target']],
  ['duty words', '各校要每学期开展2次演练，参与率100%。', ['target', 'target']],
  ['a report beside orders', '要抓紧建设。新建球场9片。目前已完工7个。', ['target', 'achievement']],
])('where neither title nor words of the whole tell, the sentence does: %s', (_, text, kinds) => {
  expect(kindsIn(text, 'other')).toEqual(kinds);
});

test.each([
  ['明年，我们将新建学校3所。招聘教师50名。', 2024],
  ['成绩来之不易。2025年，我们将新建学校3所。招聘教师50名。', 2024],
  ['不足依然存在。新学年，我们打算办好三件事：一是修好4间教室；二是开好2次家长会。', 2024],
])('a sentence that speaks of the time to come opens the plan of a summary: %s', (ahead, year) => {
  const { quantities } = readQuantities(`全年招聘教师60名。\n${ahead}`, { outline: [], docType: 'summary', year, furniture: [] });
  expect(quantities.map(quantity => quantity.kind)).toEqual(['achievement', 'target', 'target']);
});

test('the year summed up opens no plan', () => {
  const { quantities } = readQuantities('2024年，我们将目标逐项落实。新建学校3所。', { outline: [], docType: 'summary', year: 2024, furniture: [] });
  expect(quantities.map(quantity => quantity.kind)).toEqual(['achievement']);
});

test.each([
  ['完成投资4.2亿元，占年度计划4亿元的105%。', ['achievement', 'context', 'achievement']],
  ['不足100人的农村小规模学校14所。', ['context', 'achievement']],
  ['超额完成上级下达的8000个任务。', ['context']],
])('a base is context: %s', (text, kinds) => {
  expect(kindsIn(text, 'summary')).toEqual(kinds);
});
