import { describe, expect, it } from 'vitest';
import { compareVersions } from './compare-versions.ts';
import type { PlanItem } from './plan-item.ts';

const bare: PlanItem = {
  itemId: '', type: 'quantity', state: 'proposed', kind: 'target', start: 0, end: 0, sentenceStart: 0, sentenceEnd: 0, section: '一', text: '', why: '',
  number: '', value: null, unit: '', comparator: 'eq', subject: '全县', metric: '', period: '', deadline: null, deadlineText: '', per: '', owner: '',
  title: '', edited: false, decidedBy: null, decidedAt: null, commitmentId: null,
};

let place = 0;
function figure(text: string, number: string, metric: string, unit: string, given: Partial<PlanItem> = {}): PlanItem {
  place += 10;
  return { ...bare, itemId: `q${place}`, start: place, end: place + number.length, text, number, value: Number(number), metric, unit, title: metric, ...given };
}
function task(title: string, given: Partial<PlanItem> = {}): PlanItem {
  place += 10;
  return { ...bare, itemId: `t${place}`, start: place, type: 'task', kind: 'task', comparator: null, text: title, title, ...given };
}

const summary = (before: readonly PlanItem[], after: readonly PlanItem[]) => {
  const { added, removed, changed } = compareVersions(before, after);
  return { added: added.map((item) => item.text), removed: removed.map((item) => item.text), changed: changed.map((pair) => [pair.before.text, pair.after.text, ...pair.fields]) };
};
const nothing = { added: [], removed: [], changed: [] };

const nursery = (number: string, given: Partial<PlanItem> = {}) => figure(`新建公办幼儿园${number}所`, number, '新建公办幼儿园', '所', given);
const intake = (number: string, given: Partial<PlanItem> = {}) => figure(`学前三年毛入园率达到${number}%`, number, '学前三年毛入园率', '%', given);
const retention = (number: string, given: Partial<PlanItem> = {}) => figure(`义务教育巩固率稳定在${number}%`, number, '义务教育巩固率', '%', given);

describe('what counts as the same', () => {
  it.each<[string, PlanItem[], PlanItem[]]>([
    ['two equal versions', [nursery('4'), intake('93')], [nursery('4'), intake('93')]],
    ['a figure that moved to another section', [nursery('4'), intake('93', { section: '二/(一)' })], [intake('93', { section: '三' }), nursery('4')]],
    ['a clause with another beginning', [nursery('4')], [figure('今年新建公办幼儿园4所', '4', '新建公办幼儿园', '所')]],
    ['a value printed in another unit', [figure('在校学生1.2万人', '1.2', '在校学生', '万人')], [figure('在校学生12000人', '12000', '在校学生', '人')]],
    ['a classifier of the same meaning', [figure('设教学点6处', '6', '教学点', '处')], [figure('设教学点6个', '6', '教学点', '个')]],
    ['full-width digits', [figure('招聘教师60人', '60', '教师', '人')], [figure('招聘教师６０人', '６０', '教师', '人', { value: 60 })]],
    ['a figure said twice in both', [nursery('4'), nursery('4')], [nursery('4'), nursery('4')]],
    ['two empty versions', [], []],
  ])('%s', (_, before, after) => {
    expect(summary(before, after)).toEqual(nothing);
  });
});

describe('what counts as changed', () => {
  it.each<[string, PlanItem, PlanItem, string[]]>([
    ['another value', nursery('4'), nursery('6'), ['value']],
    ['a decimal point', intake('9.5'), intake('95'), ['value']],
    ['a bound', intake('93'), intake('93', { comparator: 'ge' }), ['comparator']],
    ['a deadline', nursery('4', { deadline: '2026-08-31' }), nursery('4', { deadline: '2026-12-31' }), ['deadline']],
    ['a value in a moved clause', nursery('4', { section: '二/(一)/1' }), nursery('5', { section: '四' }), ['value']],
    ['what it counts for', figure('教师每学期听课10节', '10', '教师听课', '节', { per: '学期' }), figure('教师每学年听课10节', '10', '教师听课', '节', { per: '学年' }), ['per']],
    ['a promise that became a report', nursery('4'), nursery('4', { kind: 'achievement' }), ['kind']],
    ['a figure without a name of its own', figure('办理助学贷款340笔、300万元', '300', '', '万元'), figure('办理助学贷款350笔、310万元', '310', '', '万元'), ['value']],
    ['a task with another owner and day', task('排查校舍安全隐患并建立台账', { owner: '安全科', deadline: '2026-03-31' }), task('排查校舍安全隐患并建立台账', { owner: '项目办', deadline: '2026-04-30' }), ['owner', 'deadline']],
    ['a task said otherwise', task('开展校舍安全隐患排查，建立整改台账'), task('开展校舍安全隐患大排查，建立整改台账'), ['title']],
  ])('%s', (_, before, after, fields) => {
    const { added, removed, changed } = compareVersions([before], [after]);
    expect({ added, removed }).toEqual({ added: [], removed: [] });
    expect(changed).toEqual([{ before, after, fields }]);
  });
});

describe('what counts as another figure', () => {
  it.each<[string, PlanItem, PlanItem]>([
    ['another stage', figure('小学巩固率达到99%', '99', '小学巩固率', '%'), figure('初中巩固率达到99%', '99', '初中巩固率', '%')],
    ['a share against a count', figure('培训骨干教师60人', '60', '培训骨干教师', '人'), figure('培训骨干教师60%', '60', '培训骨干教师', '%')],
    ['another matter', nursery('4'), figure('建设名师工作室4个', '4', '名师工作室', '个')],
    ['a total against an average', figure('图书30万册', '30', '图书', '万册'), figure('生均图书30册', '30', '生均图书', '册')],
    ['a figure against a task', nursery('4'), task('新建公办幼儿园')],
  ])('%s', (_, before, after) => {
    expect(summary([before], [after])).toEqual({ added: [after.text], removed: [before.text], changed: [] });
  });
});

const everySecond = (first: number): PlanItem[] => Array.from({ length: 150 }, (_, at) => nursery(String(first + at * 2)));
const libraries = (primary: string, middle: string): PlanItem[] => {
  const clause = `小学、初中生均图书分别达到${primary}册、${middle}册`;
  return [figure(clause, primary, '生均图书', '册', { subject: '小学' }), figure(clause, middle, '生均图书', '册', { subject: '初中' })];
};

describe('one to one', () => {
  it('takes the unchanged first and leaves the extra one over', () => {
    const before = [nursery('4'), nursery('6')];
    const after = [nursery('4'), nursery('9'), nursery('6')];
    expect(summary(before, after)).toEqual({ added: ['新建公办幼儿园9所'], removed: [], changed: [] });
  });

  it('keeps apart the members of a list that share one clause', () => {
    const { changed, added, removed } = compareVersions(libraries('20', '30'), libraries('20', '35'));
    expect({ added, removed }).toEqual({ added: [], removed: [] });
    expect(changed.map((pair) => [pair.before.subject, pair.after.subject, pair.after.value, ...pair.fields])).toEqual([['初中', '初中', 35, 'value']]);
  });

  it('leaves out what people dismissed, and does not call it new', () => {
    expect(summary([nursery('4', { state: 'dismissed' }), intake('93')], [nursery('4'), intake('93', { state: 'dismissed' })])).toEqual(nothing);
  });

  it('pairs many figures of one wording in the order of the text', () => {
    const { added, removed, changed } = compareVersions(everySecond(1), everySecond(2));
    expect([added.length, removed.length, changed.length]).toEqual([0, 0, 150]);
    expect(changed.every((pair) => Number(pair.after.value) - Number(pair.before.value) === 1)).toBe(true);
  });

  it('sorts a mixed revision', () => {
    expect(summary([nursery('4'), intake('93'), retention('99')], [retention('99'), intake('94'), figure('创建市级文明校园3所', '3', '市级文明校园', '所')])).toEqual({
      added: ['创建市级文明校园3所'], removed: ['新建公办幼儿园4所'], changed: [['学前三年毛入园率达到93%', '学前三年毛入园率达到94%', 'value']],
    });
  });
});

describe('long plans', () => {
  const villages = Array.from({ length: 1000 }, (_, at) => String.fromCodePoint(0x4e00 + at * 7, 0x5000 + at * 5));
  const version = (shift: number) => villages.map((name, at) => figure(`${name}小学配备教师${at + 10 + shift}人`, String(at + 10 + shift), `${name}小学配备教师`, '人'));

  it('pairs a thousand changed figures each with its own, the same every time', () => {
    const [before, after] = [version(0), [...version(1)].reverse()];
    const compared = compareVersions(before, after);
    expect(compared.changed.filter((pair) => pair.before.metric === pair.after.metric)).toHaveLength(1000);
    expect(compareVersions(before, after)).toEqual(compared);
  });
});
