/*
 * Targets and tasks for the screens, each with its history. Where a commitment stands is folded by the real rule, so
 * that buttons and words on screen are those of the real thing; only the lights are told.
 */
import type { Target, Task } from '../../src/contract/ledger.ts';
import type { Unit } from '../../src/contract/unit.ts';
import { foldCommitment, type CommitmentAction } from '../../src/domain/ledger/commitment.ts';

export const PLAN = { id: 'p2026', title: '清河县教育局2026年工作要点' };

type Colour = Target['light']['colour'];
type Happened = readonly [verb: CommitmentAction['verb'], day: string, by: string, value?: number | null, note?: string, evidence?: readonly string[]];
type TargetSeed = readonly [
  metric: string, subject: string, comparator: Target['comparator'], required: Target['required'], unit: string,
  baseline: number | null, lead: string, deadline: string | null, colour: Colour, section: string, happened: readonly Happened[],
];

const W = 'zhou:周敏';
const B = 'gao:高雅琴';
const I = 'liu:刘正阳';

const targetSeeds: readonly TargetSeed[] = [
  ['校舍维修完工数', '农村学校', 'ge', 16, '所', 3, 'u-money', '2026-10-31', 'behind', '二/(一)',
    [['assign', '02-20', W, null, '请计财科牵头，月底前排出工期。'], ['progress', '06-12', B, 7, '七所已验收，两所在建。', ['f-1']], ['progress', '09-28', B, 11, '雨季耽误工期，剩五所。', ['f-1', 'f-2']]]],
  ['普惠性幼儿园覆盖率', '学前教育', 'ge', 88.5, '%', 84.2, 'u-basic', '2026-12-31', 'near', '一/1',
    [['assign', '02-20', W], ['progress', '10-09', B, 87.1, '以十月在园幼儿数计算。', ['f-3']]]],
  ['大班额比例', '义务教育学校', 'le', 2, '%', 4.6, 'u-basic', '2026-09-30', 'done', '一/1',
    [['progress', '09-05', B, 1.8, '', ['f-3']], ['claim', '09-08', B, 1.8, '秋季开学编班后统计，附班级名册。', ['f-3']], ['confirm', '09-20', I, null, '抽查六校，班额属实。']]],
  ['教师全员培训学时', '专任教师', 'ge', 72, '学时/人', null, 'u-train', '2026-12-20', 'normal', '三/1',
    [['progress', '10-30', B, 61, '', []]]],
  ['招聘教师', '全县', 'range', [120, 150], '人', null, 'u-staff', '2026-08-31', 'normal', '三/1',
    [['claim', '08-26', B, 138, '面试、体检、公示均已结束。', ['f-2']]]],
  ['校车安全检查', '城东学区', 'ge', 4, '次', 0, 'u-east', '2026-12-31', 'normal', '四/2', [['progress', '11-02', B, 3, '', []]]],
  ['隐患整改率', '全县各校', 'eq', 100, '%', 91.3, 'u-safe', '2026-11-30', 'near', '四/2',
    [['progress', '11-10', B, 96.4, '尚有四处消防隐患在整改。', ['f-1']], ['claim', '11-12', B, 97.2, '', ['f-1']], ['return', '11-14', I, null, '还有四处没有复查记录，请补齐后再报。']]],
  ['新增学前学位', '城区', 'ge', 540, '个', 0, 'u-money', '2026-08-31', 'behind', '二/(一)', [['progress', '08-30', B, 360, '两所园竣工，一所延期。', []]]],
  ['图书生均册数', '小学', 'ge', 25, '册', 21.4, 'u-basic', '2026-12-31', 'normal', '二/(二)', []],
  ['体质健康优良率', '中小学生', 'ge', 52, '%', 47.9, 'u-basic', '2026-12-15', 'near', '二/(二)', [['progress', '11-18', B, 50.3, '测试完成九成。', []]]],
  ['控辍保学辍学人数', '义务教育阶段', 'eq', 0, '人', 2, 'u-basic', '2026-12-31', 'normal', '一/1', [['progress', '10-15', B, 0, '', ['f-3']]]],
  ['专项督导', '寄宿制学校', 'ge', 2, '轮', 0, 'u-inspect', null, 'none', '四/2', []],
  ['教研活动', '各学区', 'approx', 30, '场', null, 'u-train', '2026-12-31', 'normal', '三/2', [['progress', '10-20', B, 26, '', []]]],
  ['生均公用经费拨付到位率', '全县义务教育学校（含教学点、寄宿制学校与特殊教育学校）', 'eq', 100, '%', 100, 'u-money', '2026-06-30', 'done', '五/1',
    [['claim', '06-28', B, 100, '', ['f-2']], ['confirm', '07-03', W, null, '已核对拨款凭证。']]],
  ['老旧热水锅炉更换', '寄宿制学校', 'ge', 6, '台', 0, 'u-safe', '2026-10-15', 'none', '四/2', [['cancel', '05-06', W, null, '改由县住建项目统一更换。']]],
  ['校园食堂“互联网+明厨亮灶”覆盖率', '全县各校', 'ge', 95, '%', 82, 'u-safe', '2026-12-31', 'normal', '四/3', [['progress', '11-15', B, 93.6, '', []]]],
];

const day = (monthDay: string, hour: number) => `2026-${monthDay}T0${hour}:15:00.000Z`;

function actionsOf(happened: readonly Happened[]): CommitmentAction[] {
  const rows: Happened[] = [['create', '02-16', W, null, '由年度工作要点立项。'], ...happened];
  return rows.map(([verb, monthDay, by, value, note, evidence], index) => {
    const [id = '', name = ''] = by.split(':');
    return { seq: index + 1, verb, at: day(monthDay, (index % 8) + 1), by: id, byName: name, note: note ?? '', value: value ?? null, evidence: evidence ?? [], changes: {} };
  });
}

const words: Record<Colour, readonly [string, string]> = {
  normal: ['进度不低于时间进度，按期可成。', 'Progress keeps pace with the time gone.'],
  near: ['距期限不足 45 天，尚未达到要求。', 'Fewer than 45 days remain and the promise is not met yet.'],
  behind: ['已过期限，现值未达到要求。', 'The deadline has passed and the promise is not met.'],
  done: ['已由另一人确认完成。', 'Another person confirmed it.'],
  none: ['没有期限，暂不亮灯。', 'There is no deadline, so no light.'],
};

const lightOf = (colour: Colour): Target['light'] => ({ colour, why: words[colour][0], whyEn: words[colour][1] });

const refOf = (units: readonly Unit[], id: string) => {
  const found = units.find((unit) => unit.id === id);
  return { id, name: found?.name ?? id, path: found?.path ?? '' };
};

/** A target or a task with everything that happened to it. */
export interface Kept<Row> {
  row: Row;
  actions: CommitmentAction[];
}

/** Folds the actions into the row again, as the server does after each of them. */
export function stand<Row extends Target | Task>(kept: Kept<Row>): Kept<Row> {
  const standing = foldCommitment(kept.actions);
  return {
    ...kept,
    row: { ...kept.row, version: kept.actions.length, state: standing.state, value: standing.value, basis: standing.basis,
      evidenceCount: standing.evidence.length, lastAt: standing.lastAt },
  };
}

function blank(units: readonly Unit[], index: number, lead: string, deadline: string | null, section: string, colour: Colour) {
  return {
    planId: PLAN.id, planTitle: PLAN.title, versionNo: 1, itemId: `q${index + 1}`, version: 1, lead: refOf(units, lead),
    assisting: index % 3 === 0 ? [refOf(units, 'u-inspect')] : [], owner: index % 2 === 0 ? '高雅琴' : '', deadline, section,
    state: 'open' as const, light: lightOf(colour), value: null, basis: 'none' as const, evidenceCount: 0, lastAt: '',
  };
}

function makeTarget(units: readonly Unit[], seed: TargetSeed, index: number): Kept<Target> {
  const [metric, subject, comparator, required, unit, baseline, lead, deadline, colour, section, happened] = seed;
  const figure = Array.isArray(required) ? required.join('—') : String(required);
  const text = `${subject}${metric}${comparator === 'le' ? '控制在' : '达到'}${figure}${unit.split('/')[0] ?? ''}${comparator === 'le' ? '以内' : '以上'}`;
  return stand({
    row: { ...blank(units, index, lead, deadline, section, colour), id: `t-${index + 1}`, source: { text, start: 120 + index * 64, end: 120 + index * 64 + text.length },
      year: 2026, metric, subject, comparator, required, unit, baseline, period: '2026年', per: '' },
    actions: actionsOf(happened),
  });
}

/** The targets of the sample plan; `copies` repeats them to see long lists. */
export function makeTargets(units: readonly Unit[], copies = 1): Kept<Target>[] {
  return Array.from({ length: copies }, () => targetSeeds).flat().map((seed, index) => makeTarget(units, seed, index));
}

type TaskSeed = readonly [id: string, parent: string | null, title: string, kind: Task['kind'], lead: string, deadline: string | null, colour: Colour, section: string, targets: readonly string[], milestones: readonly (readonly [string, string, boolean])[], happened: readonly Happened[]];

const taskSeeds: readonly TaskSeed[] = [
  ['k-1', null, '完成农村学校校舍维修', 'task', 'u-money', '2026-10-31', 'behind', '二/(一)', ['t-1'],
    [['排定工期并公示', '2026-03-15', true], ['暑期集中施工', '2026-08-20', true], ['全部验收', '2026-10-31', false]], [['progress', '09-28', B, 69, '十六所完成十一所。', ['f-1']]]],
  ['k-2', 'k-1', '清水河学区五所学校屋面防水', 'task', 'u-river', '2026-09-10', 'done', '二/(一)', ['t-1'], [], [['claim', '09-02', B, 100, '', ['f-2']], ['confirm', '09-09', W]]],
  ['k-3', 'k-1', '城东学区围墙与排水改造', 'task', 'u-east', '2026-12-10', 'near', '二/(一)', ['t-1'], [['招标', '2026-09-30', true], ['完工', '2026-12-10', false]], [['progress', '11-01', B, 55, '', []]]],
  ['k-4', null, '扩大普惠性学前教育资源', 'task', 'u-basic', '2026-12-31', 'normal', '一/1', ['t-2', 't-8'], [], [['progress', '10-09', B, 70, '', []]]],
  ['k-5', 'k-4', '城东中心幼儿园扩建投用', 'task', 'u-e3', '2026-09-01', 'behind', '一/1', ['t-8'], [], [['progress', '08-30', B, 80, '装修未完。', []]]],
  ['k-6', null, '“书香伴成长”主题阅读活动', 'campaign', 'u-basic', '2026-11-30', 'normal', '二/(二)', ['t-9'], [['启动仪式', '2026-04-23', true], ['展评', '2026-11-20', true]], [['claim', '11-20', B, 100, '展评结束，请办公室确认。', ['f-3']]]],
  ['k-7', null, '开展寄宿制学校专项督导', 'task', 'u-inspect', null, 'none', '四/2', ['t-12'], [], []],
  ['k-8', null, '校园安全隐患排查整治百日行动', 'campaign', 'u-safe', '2026-11-30', 'near', '四/2', ['t-7', 't-6'], [['自查', '2026-09-10', true], ['复查', '2026-11-25', false]], [['progress', '11-10', B, 90, '', ['f-1']]]],
];

/** The tasks of the sample plan, parents before children. */
export function makeTasks(units: readonly Unit[]): Kept<Task>[] {
  return taskSeeds.map(([id, parentId, title, kind, lead, deadline, colour, section, targetIds, milestones, happened], index) => stand({
    row: { ...blank(units, index, lead, deadline, section, colour), id, itemId: `k${index + 1}`, source: { text: `${title}。`, start: 2000 + index * 80, end: 2000 + index * 80 + title.length + 1 },
      parentId, title, kind, milestones: milestones.map(([name, due, done]) => ({ title: name, due, done })), targetIds: [...targetIds] },
    actions: actionsOf(happened),
  }));
}
