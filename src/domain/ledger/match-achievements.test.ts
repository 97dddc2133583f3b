import { describe, expect, it } from 'vitest';
import { itemsOf, type PlanItem } from '../plan/plan-item.ts';
import { readPlan } from '../plan/read-plan.ts';
import { matchAchievements, type MatchTarget } from './match-achievements.ts';

/** Text, number, metric, unit, subject. */
type Figure = readonly [text: string, number: string, metric: string, unit: string, subject?: string];

function achievement([text, number, metric, unit, subject = '']: Figure): PlanItem {
  return {
    itemId: text, type: 'quantity', state: 'proposed', kind: 'achievement', start: 0, end: 0, sentenceStart: 0, sentenceEnd: 0, section: '一', text, why: '',
    number, value: Number(number), unit, comparator: 'eq', subject, metric, period: '', deadline: null, deadlineText: '', per: '', owner: '', title: metric,
    edited: false, decidedBy: null, decidedAt: null, commitmentId: null,
  };
}
const target = ([sourceText, number, metric, unit, subject = '']: Figure): MatchTarget =>
  ({ id: sourceText, metric, subject, unit, comparator: 'ge', required: Number(number), title: metric, sourceText, section: '二' });

const matched = (achievements: readonly Figure[], targets: readonly Figure[]) =>
  matchAchievements(achievements.map(achievement), targets.map(target)).pairs.map((pair) => [pair.target.sourceText, pair.achievement.text, pair.verdict]);

const intake: Figure = ['学前三年毛入园率达到93%以上', '93', '学前三年毛入园率', '%'];
const nurseries: Figure = ['新建公办幼儿园4所', '4', '公办幼儿园', '所'];
const hires: Figure = ['公开招聘教师120名', '120', '公开招聘教师', '名'];

describe('pairs', () => {
  it.each<[string, Figure, Figure, string]>([
    ['the same rate in other words', intake, ['全县学前三年毛入园率提高到94.2%', '94.2', '学前三年毛入园率', '%', '全县'], 'met'],
    ['what was to be built and was built', nurseries, ['建成公办幼儿园3所', '3', '公办幼儿园', '所'], 'short'],
    ['interchangeable classifiers', nurseries, ['全年建成公办幼儿园5个', '5', '公办幼儿园', '个'], 'met'],
    ['万 against plain digits', ['新建校舍2.4万平方米', '2.4', '校舍', '万平方米'], ['新建校舍25100平方米', '25100', '校舍', '平方米'], 'met'],
    ['a wider wording of the same hiring', hires, ['招聘中小学教师118名', '118', '中小学教师', '名'], 'short'],
    ['a shorter name', ['资助家庭经济困难学生3200人次', '3200', '家庭经济困难学生', '人次'], ['资助困难学生3350人次', '3350', '困难学生', '人次'], 'met'],
  ])('%s', (_, promise, report, verdict) => {
    expect(matched([report], [promise])).toEqual([[promise[0], report[0], verdict]]);
  });
});

describe('rather none than a wrong one', () => {
  it.each<[string, Figure, Figure]>([
    ['a share and a count', ['骨干教师参训率达到95%', '95', '骨干教师参训', '%'], ['骨干教师参训95人', '95', '骨干教师参训', '人']],
    ['percent and percentage points', intake, ['学前三年毛入园率提高3个百分点', '3', '学前三年毛入园率', '个百分点']],
    ['people and attendances', ['培训骨干教师300人', '300', '骨干教师', '人'], ['培训骨干教师300人次', '300', '骨干教师', '人次']],
    ['another stage', ['小学巩固率达到100%', '100', '小学巩固率', '%'], ['初中巩固率达到99%', '99', '初中巩固率', '%']],
    ['another level', ['创建省级文明校园2所', '2', '省级文明校园', '所'], ['创建市级文明校园2所', '2', '市级文明校园', '所']],
    ['another rate of the same people', ['学生体质健康合格率达到95%', '95', '学生体质健康合格率', '%'], ['学生体质健康优良率达到43%', '43', '学生体质健康优良率', '%']],
    ['other people', ['举办教师技能大赛2次', '2', '教师技能大赛', '次'], ['举办学生技能大赛2次', '2', '学生技能大赛', '次']],
    ['town and country', ['城区学校大班额降至2个', '2', '城区学校大班额', '个'], ['农村学校大班额降至2个', '2', '农村学校大班额', '个']],
    ['what is there for what was to come', nurseries, ['现有公办幼儿园6所', '6', '公办幼儿园', '所']],
    ['built for rebuilt', ['新建学生食堂5个', '5', '学生食堂', '个'], ['维修学生食堂5个', '5', '学生食堂', '个']],
    ['hired for honoured', hires, ['表彰优秀教师100名', '100', '优秀教师', '名']],
    ['money under one vague name', ['投入资金2000万元', '2000', '资金', '万元'], ['发放资金2100万元', '2100', '资金', '万元']],
    ['a figure of quite another size', ['购置图书5万册', '5', '图书', '万册'], ['图书达到62万册', '62', '图书', '万册']],
    ['an average and a total', ['生均图书达到30册', '30', '生均图书', '册'], ['购置图书100册', '100', '图书', '册']],
    ['beds for places', ['新增学位1000个', '1000', '学位', '个'], ['新增床位1000个', '1000', '床位', '个']],
    ['a bare rise', ['增加50名', '50', '增加', '名'], ['比上年增加60名', '60', '比上年增加', '名']],
  ])('%s', (_, promise, report) => {
    const { pairs, unmatchedAchievements, unmatchedTargets } = matchAchievements([achievement(report)], [target(promise)]);
    expect([pairs.length, unmatchedAchievements.length, unmatchedTargets.length]).toEqual([0, 1, 1]);
  });

  it('leaves a target open when two reports with other values are equally near', () => {
    expect(matched([['建成公办幼儿园3所', '3', '公办幼儿园', '所'], ['建成公办幼儿园4所', '4', '公办幼儿园', '所']], [['新建公办幼儿园4所', '4', '公办幼儿园', '所']])).toHaveLength(0);
  });

  it('takes a figure that is reported twice once', () => {
    const { pairs, unmatchedAchievements } = matchAchievements([intake, intake].map(achievement), [target(intake)]);
    expect([pairs.length, unmatchedAchievements.length]).toEqual([1, 1]);
  });

  it('has nothing to say of an empty side', () => {
    expect(matchAchievements([], [target(intake)])).toEqual({ pairs: [], unmatchedAchievements: [], unmatchedTargets: [target(intake)] });
    expect(matchAchievements([achievement(intake)], [])).toEqual({ pairs: [], unmatchedAchievements: [achievement(intake)], unmatchedTargets: [] });
  });
});

const plan = `清溪县教育局2025年工作计划
一、工作目标
全县学前三年毛入园率达到93%以上，小学适龄儿童入学率保持100%，初中阶段辍学率控制在0.8%以内，九年义务教育巩固率稳定在99%以上，高中阶段毛入学率达到95%。
二、重点任务
（一）办好学前教育。年内新建公办幼儿园4所，新增学位1080个，普惠性幼儿园覆盖率达到88%。
（二）改善办学条件。投入资金1.35亿元，改扩建农村寄宿制学校6所，新建校舍2.4万平方米，购置图书5万册，改造旱厕36座。
（三）加强队伍建设。公开招聘教师120名，其中幼儿教师30名。培训骨干教师300人次，校长培训60人次。
（四）规范办学行为。学生体质健康合格率达到95%，优良率达到45%。资助家庭经济困难学生3200人次。创建省级文明校园2所、市级文明校园5所。`;

const summary = `清溪县教育局2025年工作总结
一年来，全县教育系统取得新进展。
一、学前教育普惠发展。建成公办幼儿园4所，新增学前学位1120个，学前三年毛入园率达93.6%，普惠性幼儿园覆盖率达87.2%。全县现有幼儿园62所，在园幼儿8600人。
二、义务教育优质均衡。小学适龄儿童入学率100%，九年义务教育巩固率99.2%，初中辍学率0.5%。高中阶段毛入学率达到94.1%。
三、办学条件持续改善。累计完成投资1.2亿元，改扩建农村寄宿制学校5所，新建校舍23800平方米，新购图书6.2万册，改造厕所38座。
四、队伍素质稳步提升。招聘中小学教师118名，招聘幼儿教师32名，培训骨干教师近300人次，培训校长64人次。表彰优秀教师50名。
五、质量稳中有升。学生体质健康合格率96.3%，优良率43.5%。资助困难学生3350人次，发放资金210万元。创建省级文明校园2所、市级文明校园4所。`;

/** Target, achievement, verdict: every pair that is right, and no other. */
const right = new Set([
  '93 93.6 met', '100 100 met', '0.8 0.5 met', '99 99.2 met', '95 94.1 short', '4 4 met', '1080 1120 met', '88 87.2 short', '6 5 short', '2.4 23800 short',
  '5 6.2 met', '120 118 short', '30 32 met', '300 300 unclear', '60 64 met', '95 96.3 met', '45 43.5 short', '3200 3350 met', '2 2 met', '5 4 short',
]);

const figures = (text: string, kind: PlanItem['kind']) => itemsOf(readPlan(text), []).filter((item) => item.type === 'quantity' && item.kind === kind);

describe('a plan and its summary as they are read', () => {
  const targets = figures(plan, 'target').map((item): MatchTarget => ({
    id: item.itemId, metric: item.metric, subject: item.subject, unit: item.unit, comparator: item.comparator ?? 'eq', required: item.value ?? 0,
    title: item.title, sourceText: item.text, section: item.section,
  }));
  const achievements = figures(summary, 'achievement');

  it('pairs what belongs together, nothing else, and the same whatever the order of the reports', () => {
    const pairs = matchAchievements(achievements, targets).pairs.map((pair) => `${String(pair.target.required)} ${String(pair.achievement.value)} ${pair.verdict}`);
    expect(pairs.filter((pair) => !right.has(pair))).toEqual([]);
    expect(pairs.length).toBeGreaterThanOrEqual(18);
    expect(matchAchievements([...achievements].reverse(), targets).pairs.map((pair) => `${String(pair.target.required)} ${String(pair.achievement.value)} ${pair.verdict}`)).toEqual(pairs);
  });
});
