import { describe, expect, it } from 'vitest';
import type { PlanItem } from '../plan/plan-item.ts';
import type { Check } from '../plan/reading.ts';
import type { Table, TableCell } from '../values/table.ts';
import { ledgerSheets, type LedgerContents, type SheetTarget, type SheetTask } from './ledger-sheets.ts';

const common = {
  id: 'a', lead: { name: '基教科' }, assisting: [{ name: '人事科' }, { name: '财务科' }], owner: '基教科', deadline: '2026-12-31', section: '二/(一)',
  source: { text: '新建公办幼儿园不少于4所' }, state: 'open', light: { colour: 'near', why: '还剩 9 天', whyEn: '9 days left' }, value: 3, basis: 'claimed', evidenceCount: 2,
} as const;
const target: SheetTarget = { ...common, metric: '公办幼儿园', subject: '全县', comparator: 'ge', required: 4, unit: '所', baseline: null, period: '2026', per: '' };
const task: SheetTask = {
  ...common, id: 't1', parentId: null, title: '建好幼儿园', kind: 'campaign', value: 40,
  milestones: [{ title: '开工', due: '2026-04-01', done: true }, { title: '竣工', due: '2026-08-20', done: false }],
};
const item: PlanItem = {
  itemId: 'q9', type: 'quantity', state: 'confirmed', kind: 'achievement', start: 0, end: 0, sentenceStart: 0, sentenceEnd: 0, section: '一', text: '竣工率87.8%', why: '已然语气',
  number: '87.8', value: 87.8, unit: '%', comparator: 'eq', subject: '', metric: '竣工率', period: '2025', deadline: null, deadlineText: '', per: '', owner: '', title: '竣工率',
  edited: false, decidedBy: null, decidedAt: null, commitmentId: null,
};
const check: Check = {
  id: 'c1', kind: 'ratio', operands: [], operandValues: [9.94, 11.33], statedId: 'q9', stated: 87.8, computed: 87.7, consistent: false, explainedByRounding: true,
  interval: [87.6488, 87.8142], explanation: '9.94 ÷ 11.33 = 87.73%，文中为 87.8%。', why: '占比句式',
};
const head = { title: '某县2026年计划', facts: '第 2 版 · 截至 2026-03-02 09:00 · 甲 导出' };
const empty: LedgerContents = { targets: [], tasks: [], checks: [], items: [] };

/** The cell under a heading, in one row of one sheet. */
function cell(tables: readonly Table[], name: string, title: string, row = 0): TableCell | undefined {
  const table = tables.find((one) => one.name === name);
  return table?.rows[row]?.[table.columns.findIndex((column) => column.title === title)];
}

describe('ledgerSheets', () => {
  const sheets = ledgerSheets({ targets: [target, { ...target, basis: 'confirmed', value: null }], tasks: [task, { ...task, id: 't2', parentId: 't1', basis: 'none' }], checks: [check], items: [item] }, head);

  it('has four sheets with a cell for every column, also when there is nothing to show', () => {
    for (const tables of [sheets, ledgerSheets(empty, head)]) {
      expect(tables.map((table) => table.name)).toEqual(['目标台账', '任务台账', '核对', '条目']);
      expect(tables.flatMap((table) => table.rows.map((row) => row.length - table.columns.length))).toEqual(tables.flatMap((table) => table.rows.map(() => 0)));
      expect(tables.every((table) => new Set(table.columns.map((column) => column.title)).size === table.columns.length)).toBe(true);
    }
    expect(sheets.map((table) => table.title)).toEqual(['目标台账', '任务台账', '核对', '条目'].map((name) => `某县2026年计划 · ${name}`));
    expect(sheets.every((table) => table.facts === head.facts)).toBe(true);
  });

  it.each<[string, string, TableCell | undefined, number?]>([
    ['目标台账', '序号', 2, 1], ['目标台账', '要求', '不少于4所'], ['目标台账', '比较', '不少于'], ['目标台账', '要求值', 4], ['目标台账', '佐证（份）', 2], ['目标台账', '期限', '2026-12-31'],
    ['目标台账', '配合单位', '人事科、财务科'], ['目标台账', '状态', '进行中'], ['目标台账', '亮灯', '临期'], ['目标台账', '亮灯原因', '还剩 9 天'],
    ['目标台账', '完成进度', 0.75], ['目标台账', '完成进度', null, 1], ['目标台账', '依据', '填报（未经台账证实）'], ['目标台账', '依据', '填报，已由他人确认（未经台账证实）', 1],
    ['目标台账', '原文', '新建公办幼儿园不少于4所'],
    ['任务台账', '类别', '主题活动'], ['任务台账', '上级任务', '建好幼儿园', 1], ['任务台账', '完成进度', 0.4], ['任务台账', '依据', '尚未填报', 1],
    ['任务台账', '节点', '2026-04-01 开工（已完成）；2026-08-20 竣工（未完成）'],
    ['核对', '结论', '不符'], ['核对', '文中数', 87.8], ['核对', '重算数', 87.7], ['核对', '单位', '%'], ['核对', '四舍五入可解释', '是'],
    ['核对', '取整允许范围', '87.6488至87.8142'], ['核对', '算式', '9.94 ÷ 11.33 = 87.73%，文中为 87.8%。'], ['核对', '原文', '竣工率87.8%'],
    ['条目', '类别', '成绩'], ['条目', '核对', '已确认'], ['条目', '文中写法', '87.8'], ['条目', '识别依据', '已然语气'], ['目标台账', '文中责任', undefined], ['目标台账', '每', undefined], ['目标台账', '下限', undefined], ['条目', '上限', undefined],
  ])('%s, %s: %j', (name, title, expected, row = 0) => {
    expect(cell(sheets, name, title, row)).toBe(expected);
  });

  it('says nothing of rounding where the figures agree', () => {
    expect(cell(ledgerSheets({ ...empty, checks: [{ ...check, consistent: true }, check] }, head), '核对', '四舍五入可解释')).toBe('');
  });

  it('shows both ends of a range, and a single value in its own column', () => {
    const range = { required: [2, 3], comparator: 'range' } as const;
    const tables = ledgerSheets({ ...empty, targets: [{ ...target, ...range }, target], items: [{ ...item, value: [2, 3], comparator: 'range', unit: '所' }, item] }, head);
    const ends = (name: string, title: string, row: number) => [title, '下限', '上限'].map((column) => cell(tables, name, column, row));
    expect([ends('目标台账', '要求值', 0), ends('目标台账', '要求值', 1)]).toEqual([[null, 2, 3], [4, null, null]]);
    expect([ends('条目', '值', 0), ends('条目', '值', 1)]).toEqual([[null, 2, 3], [87.8, null, null]]);
    expect(cell(tables, '目标台账', '要求')).toBe('2至3所');
  });

  it('is no wider than a landscape page on which one can still read', () => {
    const widths = sheets.map((table) => table.columns.reduce((sum, column) => sum + (column.width ?? 0), 0));
    expect(Math.max(...widths)).toBeLessThan(230);
  });

  it('is all English when asked, but for what documents and people say', () => {
    const inEnglish = ledgerSheets({
      targets: [target, { ...target, basis: 'confirmed', value: null }], tasks: [task, { ...task, id: 't2', parentId: 't1', basis: 'none', state: 'proposed' }],
      checks: [{ ...check, explanationEn: '9.94 ÷ 11.33 = 87.73%; the text says “87.8%”.', consistent: true }, { ...check, kind: 'count', explanationEn: 'names listed' }], items: [{ ...item, why: '总结部分的完成或现状；直接给出' }],
    }, { title: 'Plan', facts: 'Version 2' }, 'en');
    expect(inEnglish.map((table) => table.name)).toEqual(['Targets', 'Tasks', 'Checks', 'Items']);
    expect(cell(inEnglish, 'Targets', 'Required')).toBe('at least 4 所');
    expect(cell(inEnglish, 'Tasks', 'Milestones')).toBe('2026-04-01 开工 (done); 2026-08-20 竣工 (open)');
    expect(cell(inEnglish, 'Checks', 'Range rounding allows')).toBe('87.6488 to 87.8142');
    const own = JSON.stringify([target, task, item]);
    const shown = inEnglish.flatMap((table) => [table.name, table.note ?? '', ...table.columns.map((column) => column.title), ...table.rows.flat()]);
    const runs = shown.flatMap((text) => String(text).match(/[\p{Script=Han}，。；：（）]+/gu) ?? []);
    expect(runs.filter((run) => !own.includes(run))).toEqual([]);
  });
});
