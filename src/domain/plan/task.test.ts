import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';

const PLAN = `某县教育局2022年工作要点
一、总体要求
坚持育人为本。
二、重点任务
1.新建幼儿园。9月底前建成公办幼儿园3所，由基础教育股牵头。
2.补充教师。招聘教师80名。责任单位：人事股；完成时限：8月20日前。
3.规范食堂管理。每月检查1次（后勤服务中心）。
4.开展“阅读提升年”活动。组织诵读比赛2场，深入开展消防安全专项行动。
`;

const titles = (text: string): readonly string[] => readPlan(`某县教育局2022年工作要点\n${text}`).tasks.map(task => `${task.kind} ${task.title}`);

describe('readTasks', () => {
  const { tasks, quantities } = readPlan(PLAN);
  const ordinary = tasks.filter(task => task.kind === 'task');

  it('takes the lowest headings of a plan for tasks', () => {
    expect(ordinary.map(task => task.title)).toEqual(['新建幼儿园', '补充教师', '规范食堂管理']);
  });

  it('reads who and by when as the text says it', () => {
    expect(ordinary.map(task => [task.owner, task.deadline])).toEqual([['基础教育股', '9月底前'], ['人事股', '8月20日前'], ['后勤服务中心', '']]);
  });

  it('knows the quantities inside a task', () => {
    const numbers = ordinary.map(task => task.quantities.map(id => quantities.find(quantity => quantity.id === id)?.number));
    expect(numbers).toEqual([['3'], ['80'], ['1']]);
  });

  it('names theme campaigns once', () => {
    const campaigns = tasks.filter(task => task.kind === 'campaign').map(task => task.title);
    expect(campaigns).toContain('消防安全专项行动');
    expect(new Set(campaigns).size).toBe(campaigns.length);
  });

  it('gives every task a place in the text and a reason', () => {
    for (const task of tasks) {
      expect(PLAN.slice(task.span.start, task.span.end)).toContain(task.title);
      expect(task.why).not.toBe('');
    }
  });

  it('names a campaign by its name, above the slogans it is divided into', () => {
    expect(titles('一、主题活动\n1.书香校园建设年活动。\n一是大阅读。读好书。\n二是大讨论。谈体会。\n二、重点任务\n1.抓阅读。结合“书香校园建设年”活动办好图书室。'))
      .toEqual(['campaign 书香校园建设年活动', 'task 大阅读', 'task 大讨论', 'task 抓阅读']);
  });

  it('keeps both halves of a name, and names nothing twice', () => {
    expect(titles('一、重点任务\n1.抓德育。开展饮水思源，立志成才主题教育，办好“礼仪示范建设年”活动主题活动，开展“护眼”主题健康宣传月。'))
      .toEqual(['task 抓德育', 'campaign 饮水思源，立志成才主题教育', 'campaign 礼仪示范建设年', 'campaign “护眼”主题健康宣传月']);
  });

  it('takes none from a summary', () => {
    expect(readPlan('某县2021年工作总结\n一、主要成效\n1.加强管理。成效明显。').tasks).toEqual([]);
  });

  it('takes those of the plan part of a combined document', () => {
    const text = '某县2021年工作总结及2022年工作计划\n一、2021年工作总结\n（一）加强管理。有效。\n二、2022年工作计划\n（一）改造校舍。年底前完成。';
    expect(readPlan(text).tasks.map(task => [task.section, task.deadline])).toEqual([['二/(一)', '年底前']]);
  });
});

const tasksOf = (item: string): readonly string[][] =>
  readPlan(`某县教育局2026年工作计划\n一、重点任务\n1.${item}\n2.其他事项。`).tasks.slice(0, 1).map(({ title, owner, deadline }) => [title, owner, deadline]);

describe('the title of a task says what is to be done', () => {
  it.each([
    ['人事科于7月底前完成招聘工作。', ['完成招聘工作', '人事科', '7月底前']],
    ['基础教育科会同城关学区，8月底前完成城区3所学校改造。', ['完成城区3所学校改造', '基础教育科', '8月底前']],
    ['年底前建成5所幼儿园。', ['建成5所幼儿园', '', '年底前']],
    ['优质均衡。新创建标准化学校12所。', ['优质均衡', '', '']],
    ['守住底线。安全科牵头，每月排查1次。', ['守住底线', '安全科', '']],
    ['深化党建品牌创建，培育示范品牌6个。（牵头单位：党建办；配合单位：各校；完成时限：12月底前）', ['深化党建品牌创建，培育示范品牌6个', '党建办', '12月底前']],
    ['开展名师进山活动，组织40名骨干教师到15所乡村学校送教，每人每学期不少于2次。', ['开展名师进山活动，组织40名骨干教师到15所乡村学校送教', '', '']],
  ])('%s', (item, expected) => {
    expect(tasksOf(item)).toEqual([expected]);
  });
});
