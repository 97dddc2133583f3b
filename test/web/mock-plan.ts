/*
 * A made-up plan for looking at the screens before a server is there. The text carries its figures in braces:
 * {kind;number;unit;comparator;subject;metric} with kind t, a or c, and {task;title;owner;deadline|sentence}.
 */
import type { OpenedPlan, PlanItem } from '../../src/contract/plan.ts';
import type { Check, Comparator, OutlineNode } from '../../src/domain/plan/reading.ts';

const marked = `清河县教育局2026年工作要点
2026年是全县教育提质的关键一年。{task;落实年度十项重点工作;局办公室;2026-12-31|各科室、各学区要对照本要点，逐项落实年度十项重点工作。}
一、学前教育
1.扩大普惠资源。年内新建公办幼儿园{t;3;所;eq;公办幼儿园;新建数}，改扩建{t;5;所;eq;公办幼儿园;改扩建数}，共{t;8;所;eq;公办幼儿园;建设数}。公办园在园幼儿占比达到{t;62;%;ge;公办园;在园幼儿占比}以上，普惠性幼儿园覆盖率不低于{t;92;%;ge;普惠园;覆盖率}。
2.加强保教队伍。幼儿教师持证率由{c;91.5;%;eq;幼儿教师;持证率}提高到{t;96;%;eq;幼儿教师;持证率}，全年培训幼儿教师{t;480;人次;ge;幼儿教师;培训人次}以上，其中园长{t;36;人次;eq;园长;培训人次}。
{task;开展“阳光户外”主题活动;学前教育科;2026-10-31|3.六月至十月开展“阳光户外”主题活动，各园每天户外活动不少于两小时。}
二、义务教育
（一）优化布局
1.上年完成投资{a;9.94;亿元;eq;义务教育学校;完成投资}，占规划总投资{c;11.33;亿元;eq;义务教育学校;规划总投资}的{a;87.8;%;eq;义务教育学校;投资完成率}。本年计划投资{t;2.6;亿元;eq;义务教育学校;计划投资}，新建校舍{t;4.2;万平方米;eq;中小学;新建校舍面积}。
2.{task;完成城东实验学校等四所学校主体工程;项目科;2026-09-30|九月底前完成城东实验学校、北关小学、柳林初中、南湖学校四所学校主体工程。}竣工率达到{t;100;%;eq;四所学校;竣工率}。
3.消除超大班额，小学班额控制在{t;45;人;le;小学;班额}以内，初中控制在{t;50;人;le;初中;班额}以内。起始年级大班额比例不超过{t;1.5;%;le;起始年级;大班额比例}。
（二）提高质量
1.生均图书小学、初中分别达到{t;25;册;ge;小学;生均图书}和{t;35;册;ge;初中;生均图书}以上。每百名学生拥有计算机{t;14;台;ge;中小学;百名学生计算机数}以上，生机比达到{t;7;:1;eq;中小学;生机比}。
2.{task;建立教研员联系学校制度;教研室;2026-03-31|三月底前建立教研员联系学校制度，}每名教研员联系{t;2-3;所;range;教研员;联系学校数}学校，每学期听课{t;40;节;ge;教研员;听课节数}以上。
3.音乐、体育、美术开课率{t;100;%;eq;音体美;开课率}，体质健康优良率达到{t;52;%;ge;中小学生;体质健康优良率}，近视率较上年下降{t;0.8;个百分点;eq;中小学生;近视率下降}。
{task;组织“书香清河”主题活动;基础教育科;2026-04-30|4.四月组织“书香清河”主题活动，评选书香校园}{t;20;所;eq;书香校园;评选数}、书香班级{t;100;个;eq;书香班级;评选数}。
三、教师队伍
1.公开招聘教师{t;268;名;eq;教师;公开招聘数}，其中学前{t;60;名;eq;学前教师;公开招聘数}、小学{t;108;名;eq;小学教师;公开招聘数}、初中{t;70;名;eq;初中教师;公开招聘数}、高中{t;30;名;eq;高中教师;公开招聘数}。
2.{task;推进校长教师交流轮岗;人事科;2026-08-31|八月底前完成校长教师交流轮岗，}交流教师占应交流人数的{t;12;%;ge;教师;交流比例}以上，骨干教师占交流教师的{t;25;%;ge;骨干教师;交流占比}以上。
3.全县现有专任教师{a;6128;人;eq;全县;专任教师数}，其中省级骨干{a;94;人;eq;省级骨干教师;人数}，市级骨干约{a;310;人;approx;市级骨干教师;人数}。全员培训不少于{t;72;学时;ge;教师;培训学时}。
四、校园安全
1.现有校车{a;48;辆;eq;校车;数量}，其中新增{a;6;辆;eq;校车;新增数量}。专职保安配备率{t;100;%;eq;校园;专职保安配备率}，一键报警、视频监控接通率均达{t;100;%;eq;校园;接通率}。
2.{task;每月开展一次隐患排查;安全科;2026-12-31|各校每月开展一次隐患排查，隐患整改率达到}{t;98;%;ge;隐患;整改率}以上，重大隐患整改率{t;100;%;eq;重大隐患;整改率}。
3.每学期应急演练{t;2;次;ge;学校;应急演练次数}以上，食堂“明厨亮灶”覆盖率{t;100;%;eq;学校食堂;明厨亮灶覆盖率}。
五、保障措施
1.落实教育经费，生均公用经费小学{t;720;元;ge;小学;生均公用经费}、初中{t;940;元;ge;初中;生均公用经费}，资助家庭经济困难学生{t;1.2;万人次;ge;困难学生;资助人次}。
2.{task;建立目标任务月报制度;局办公室;2026-02-28|二月底前建立目标任务月报制度，}每月通报一次进展，连续两月滞后的约谈。`;

const kinds = { t: 'target', a: 'achievement', c: 'context' } as const;
const base = { commitmentId: null, decidedAt: null, decidedBy: null, edited: false, period: '2026', per: '', deadlineText: '' } as const;

interface Parsed { text: string; items: PlanItem[] }

function quantity(fields: string[], start: number, no: number): PlanItem {
  const [kind, number, unit, comparator, subject, metric] = fields as [keyof typeof kinds, string, string, Comparator, string, string];
  const ends = number.split('-').map(Number);
  const printed = unit === ':1' ? `${number}:1` : `${number}${unit}`;
  return {
    ...base, itemId: `q${no}`, type: 'quantity', state: no % 7 === 0 ? 'confirmed' : 'proposed', kind: kinds[kind], start, end: start + printed.length,
    sentenceStart: start, sentenceEnd: start, section: '', text: '', why: kind === 't' ? '“达到、不低于、年内”等词表示承诺，判为目标' : kind === 'a' ? '“现有、完成”表示已有，判为成绩' : '“由…提高到”的前一数，是基数，判为背景',
    number, value: ends.length === 2 ? [ends[0] ?? 0, ends[1] ?? 0] : ends[0] ?? 0, unit, comparator, subject, metric, deadline: kind === 't' ? '2026-12-31' : null, owner: '', title: '',
  };
}

function task(fields: string[], sentence: string, start: number, no: number): PlanItem {
  const [, title = '', owner = '', deadline = ''] = fields;
  return {
    ...base, itemId: `t${no}`, type: 'task', state: 'proposed', kind: title.includes('主题活动') ? 'campaign' : 'task', start, end: start + sentence.length, sentenceStart: start, sentenceEnd: start + sentence.length,
    section: '', text: sentence, why: '句首为动词“完成、建立、开展”，写明责任单位或期限，判为任务', number: '', value: null, unit: '', comparator: null, subject: '', metric: '', deadline: deadline === '' ? null : deadline, owner, title,
  };
}

function parse(source: string): Parsed {
  let text = '';
  let rest = source;
  const items: PlanItem[] = [];
  for (let found = /\{([^{}|]+)(?:\|([^{}]*))?\}/.exec(rest); found !== null; found = /\{([^{}|]+)(?:\|([^{}]*))?\}/.exec(rest)) {
    text += rest.slice(0, found.index);
    const fields = (found[1] ?? '').split(';');
    const item = fields[0] === 'task' ? task(fields, found[2] ?? '', text.length, items.length + 1) : quantity(fields, text.length, items.length + 1);
    items.push(item);
    text += item.type === 'task' ? item.text : item.unit === ':1' ? `${item.number}:1` : `${item.number}${item.unit}`;
    rest = rest.slice(found.index + found[0].length);
  }
  return { text: text + rest, items };
}

function withSentence(item: PlanItem, text: string, outline: readonly OutlineNode[]): PlanItem {
  const before = Math.max(text.lastIndexOf('。', item.start), text.lastIndexOf('\n', item.start)) + 1;
  const after = text.slice(item.start).search(/[。\n]/);
  const end = after < 0 ? text.length : item.start + after + 1;
  const section = outline.findLast((node) => node.offset <= item.start)?.path ?? '';
  return { ...item, section, sentenceStart: before, sentenceEnd: end, text: item.type === 'task' ? item.text : text.slice(before, end) };
}

function outlineOf(text: string): OutlineNode[] {
  const nodes: OutlineNode[] = [];
  let trail: string[] = [];
  for (const found of text.matchAll(/^(?:([一二三四五])、|（([一二])）|(\d)\.)([^。：\n]*)/gm)) {
    const level = found[1] !== undefined ? 1 : found[2] !== undefined ? 2 : trail.some((mark) => mark.startsWith('(')) ? 3 : 2;
    const mark = found[1] ?? (found[2] !== undefined ? `(${found[2]})` : found[3] ?? '');
    trail = [...trail.slice(0, level - 1), mark];
    nodes.push({ path: trail.join('/'), level, title: found[4] ?? '', offset: found.index, why: `标号“${mark}”` });
  }
  return nodes;
}

const byMetric = (items: readonly PlanItem[], subject: string, metric: string): PlanItem => {
  const found = items.find((item) => item.subject === subject && item.metric === metric);
  if (found === undefined) throw new Error(`no ${subject} ${metric}`);
  return found;
};

function checksOf(items: readonly PlanItem[]): Check[] {
  const at = (subject: string, metric: string) => byMetric(items, subject, metric).itemId;
  return [
    { id: 'c1', kind: 'sum', operands: [at('公办幼儿园', '新建数'), at('公办幼儿园', '改扩建数')], operandValues: [3, 5], statedId: at('公办幼儿园', '建设数'), stated: 8, computed: 8, consistent: true, explanation: '3 + 5 = 8，文中 8，一致', why: '“新建…改扩建…共…”' },
    { id: 'c2', kind: 'ratio', operands: [at('义务教育学校', '完成投资'), at('义务教育学校', '规划总投资')], operandValues: [9.94, 11.33], statedId: at('义务教育学校', '投资完成率'), stated: 87.8, computed: 87.7, consistent: false, explainedByRounding: true, interval: [87.65, 87.81], explanation: '9.94 ÷ 11.33 = 87.7 %，文中 87.8 %，可由舍入解释（87.65–87.81 %）', why: '“占…的…%”' },
    { id: 'c3', kind: 'sum', operands: ['学前教师', '小学教师', '初中教师', '高中教师'].map((who) => at(who, '公开招聘数')), operandValues: [60, 108, 70, 30], statedId: at('教师', '公开招聘数'), stated: 268, computed: 268, consistent: true, explanation: '60 + 108 + 70 + 30 = 268，文中 268，一致', why: '“其中…、…”' },
    { id: 'c4', kind: 'count', operands: [], operandValues: [], names: ['城东实验学校', '北关小学', '柳林初中', '南湖学校'], statedId: at('四所学校', '竣工率'), stated: 4, computed: 4, consistent: true, explanation: '列出 4 个名称，文中“四所”，一致', why: '“…、…四所学校”' },
    { id: 'c5', kind: 'product', operands: [at('书香校园', '评选数')], operandValues: [20], multipliers: [6], statedId: at('书香班级', '评选数'), stated: 100, computed: 120, consistent: false, explainedByRounding: false, explanation: '20 所 × 6 个 = 120，文中 100，不能由舍入解释', why: '“每校…”' },
  ];
}

/** The made-up plan as an opened plan; `copies` repeats its text to try long documents. */
export function samplePlan(copies = 1): OpenedPlan {
  const { text, items } = parse(Array.from({ length: copies }, () => marked).join('\n'));
  const outline = outlineOf(text);
  const full = items.map((item) => withSentence(item, text, outline));
  const checks = checksOf(full);
  return {
    plan: {
      id: 'p2026', title: '清河县教育局2026年工作要点', year: 2026, docType: 'plan', unitId: 'u1', unitName: '清河县教育局', versionNo: 2, version: 3, createdAt: '2026-01-12T02:30:00Z', createdBy: '周敏',
      counts: { targets: full.filter((item) => item.kind === 'target').length, achievements: 6, context: 2, tasks: full.filter((item) => item.type === 'task').length, checks: checks.length, inconsistent: 2, undecided: full.filter((item) => item.state === 'proposed').length },
    },
    file: { id: 'f1', name: '2026年工作要点（定稿）.docx', size: 48213, media: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
    text, outline, items: full, checks,
    versions: [{ no: 1, at: '2026-01-08T01:00:00Z', by: '周敏', fileName: '2026年工作要点（征求意见稿）.docx' }, { no: 2, at: '2026-01-12T02:30:00Z', by: '周敏', fileName: '2026年工作要点（定稿）.docx' }],
    mayDecide: true, mayUpload: true,
  };
}
