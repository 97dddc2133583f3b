/*
 * The ledger as a workbook people print, sort and send on: targets, tasks, checks with their working, and every figure
 * with the rule that read it. A figure somebody only claims says so in its own column.
 */
import type { ItemKind } from '../plan/commitment-kind.ts';
import type { ItemState, PlanItem } from '../plan/plan-item.ts';
import type { Check, CheckKind, Comparator, Magnitude } from '../plan/reading.ts';
import type { Table, TableCell, TableColumn } from '../values/table.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { stateNames, type CommitmentStanding, type CommitmentState } from './commitment.ts';
import type { Milestone } from './commitment-body.ts';
import { shareReached, type Light } from './light.ts';
import { comparatorWord, promiseWords } from './promise-words.ts';

interface Named { readonly name: string }

interface LedgerRow {
  readonly id: string; readonly lead: Named; readonly assisting: readonly Named[]; readonly owner: string; readonly deadline: PlainDate | null;
  readonly section: string; readonly source: { readonly text: string }; readonly light: Light;
  /** `proposed` for what was read and nobody has confirmed. */
  readonly state: CommitmentState | 'proposed';
  readonly value: number | null; readonly basis: CommitmentStanding['basis']; readonly evidenceCount: number;
  /** The version of the plan that dropped it; absent for what was only read. */
  readonly droppedIn?: number | null;
}

/** What the sheet of targets shows of one. */
export interface SheetTarget extends LedgerRow {
  readonly metric: string; readonly subject: string; readonly comparator: Comparator; readonly required: Magnitude; readonly unit: string;
  readonly baseline: number | null; readonly period: string; readonly per: string;
}

/** What the sheet of tasks shows of one. */
export interface SheetTask extends LedgerRow {
  readonly parentId: string | null; readonly title: string; readonly kind: 'task' | 'campaign'; readonly milestones: readonly Milestone[];
}

/** Everything the workbook shows. */
export interface LedgerContents {
  readonly targets: readonly SheetTarget[]; readonly tasks: readonly SheetTask[]; readonly checks: readonly Check[]; readonly items: readonly PlanItem[];
}

/** The four sheets of the ledger. `source` stands below each: the plan's title, its version, the day. */
export function ledgerSheets(contents: LedgerContents, source: string): readonly Table[] {
  const parents = new Map(contents.tasks.map((task) => [task.id, task.title]));
  const items = new Map(contents.items.map((item) => [item.itemId, item]));
  return [
    sheet('目标台账', targetColumns, contents.targets, `${source}。“填报”是责任单位自己的数，未经台账证实。`),
    sheet('任务台账', taskColumns(parents), contents.tasks, `${source}。“填报”是责任单位自己的数，未经台账证实。`),
    sheet('核对', checkColumns(items), contents.checks, `${source}。按文中印出的数重算；“四舍五入可解释”只说明差异可能来自取整，不改变结论。`),
    sheet('条目', itemColumns, contents.items, `${source}。`),
  ];
}

/** A column and what a row gives to it; leaving one out is impossible, as both stand in one place. */
type Field<R> = readonly [title: string, kind: TableColumn['kind'], width: number, cell: (row: R, at: number) => TableCell];

function sheet<R>(name: string, fields: readonly Field<R>[], rows: readonly R[], note: string): Table {
  return {
    name, note,
    columns: fields.map(([title, kind, width]) => ({ title, kind, width })),
    rows: rows.map((row, at) => fields.map(([, , , cell]) => cell(row, at))),
  };
}

const numbered: Field<unknown> = ['序号', 'number', 6, (_, at) => at + 1];

const basisWords: Readonly<Record<CommitmentStanding['basis'], string>> = { none: '尚未填报', claimed: '填报（未经台账证实）', confirmed: '填报，已由他人确认（未经台账证实）' };
const lightWords: Readonly<Record<Light['colour'], string>> = { normal: '正常', near: '临期', behind: '滞后', done: '办结', none: '不亮灯' };

const leading: readonly Field<LedgerRow>[] = [
  ['期限', 'date', 12, (row) => row.deadline],
  ['牵头单位', 'text', 18, (row) => row.lead.name],
  ['配合单位', 'text', 18, (row) => row.assisting.map((unit) => unit.name).join('、')],
  ['责任科室', 'text', 14, (row) => row.owner],
  ['状态', 'text', 12, (row) => `${row.state === 'proposed' ? itemStates.proposed : stateNames[row.state].zh}${typeof row.droppedIn === 'number' ? '（新稿已删去）' : ''}`],
  ['亮灯', 'text', 8, (row) => lightWords[row.light.colour]],
  ['亮灯原因', 'text', 24, (row) => row.light.why],
];

const trailing: readonly Field<LedgerRow>[] = [
  ['依据', 'text', 22, (row) => basisWords[row.basis]],
  ['佐证（份）', 'number', 10, (row) => row.evidenceCount],
  ['章节', 'text', 12, (row) => row.section],
  ['原文', 'text', 50, (row) => row.source.text],
];

const lowEnd = (value: Magnitude): number => (typeof value === 'number' ? value : value[0]);

const targetColumns: readonly Field<SheetTarget>[] = [
  numbered,
  ['指标', 'text', 28, (row) => row.metric],
  ['对象', 'text', 14, (row) => row.subject],
  ['要求', 'text', 18, (row) => promiseWords(row.comparator, row.required, row.unit).zh],
  ['比较', 'text', 8, (row) => comparatorWord(row.comparator, row.unit)],
  ['要求值', 'number', 10, (row) => lowEnd(row.required)],
  ['单位', 'text', 8, (row) => row.unit],
  ['每', 'text', 8, (row) => row.per],
  ['基数', 'number', 10, (row) => row.baseline],
  ...leading,
  ['当前值', 'number', 10, (row) => row.value],
  ['完成进度', 'percent', 10, (row) => shareReached(row.value, row)],
  ...trailing,
];

const taskColumns = (parents: ReadonlyMap<string, string>): readonly Field<SheetTask>[] => [
  numbered,
  ['任务', 'text', 40, (row) => row.title],
  ['类别', 'text', 10, (row) => kindWords[row.kind]],
  ['上级任务', 'text', 24, (row) => (row.parentId === null ? '' : parents.get(row.parentId) ?? '')],
  ...leading,
  ['节点', 'text', 36, (row) => row.milestones.map((milestone) => `${milestone.due} ${milestone.title}（${milestone.done ? '已完成' : '未完成'}）`).join('；')],
  ['完成进度', 'percent', 10, (row) => (row.value === null ? null : row.value / 100)],
  ...trailing,
];

const checkWords: Readonly<Record<CheckKind, string>> = {
  sum: '合计', difference: '差', ratio: '占比', product: '乘积', growth: '增幅', equal: '前后一致', count: '列举个数',
};

const checkColumns = (items: ReadonlyMap<string, PlanItem>): readonly Field<Check>[] => [
  numbered,
  ['结论', 'text', 8, (check) => (check.consistent ? '相符' : '不符')],
  ['类别', 'text', 10, (check) => checkWords[check.kind]],
  ['文中数', 'number', 12, (check) => check.stated],
  ['重算数', 'number', 12, (check) => check.computed],
  ['单位', 'text', 8, (check) => items.get(check.statedId)?.unit ?? ''],
  ['算式', 'text', 60, (check) => check.explanation],
  ['四舍五入可解释', 'text', 16, roundingWord],
  ['取整允许范围', 'text', 18, (check) => (check.interval === undefined ? '' : `${tidy(check.interval[0])}至${tidy(check.interval[1])}`)],
  ['章节', 'text', 12, (check) => items.get(check.statedId)?.section ?? ''],
  ['原文', 'text', 50, (check) => items.get(check.statedId)?.text ?? ''],
  ['识别依据', 'text', 40, (check) => check.why],
];

const tidy = (value: number): number => Number(value.toPrecision(8));

const roundingWord = (check: Check): string => {
  if (check.consistent || check.explainedByRounding === undefined) return '';
  return check.explainedByRounding ? '是' : '否';
};

const kindWords: Readonly<Record<ItemKind, string>> = { target: '目标', achievement: '成绩', context: '背景', task: '任务', campaign: '主题活动' };
const itemStates: Readonly<Record<ItemState, string>> = { proposed: '待核对', confirmed: '已确认', dismissed: '不采用' };

const itemColumns: readonly Field<PlanItem>[] = [
  numbered,
  ['类别', 'text', 10, (item) => kindWords[item.kind]],
  ['核对', 'text', 8, (item) => itemStates[item.state]],
  ['指标或任务', 'text', 32, (item) => (item.type === 'task' ? item.title : item.metric)],
  ['对象', 'text', 14, (item) => item.subject],
  ['文中写法', 'text', 12, (item) => item.number],
  ['比较', 'text', 8, (item) => (item.comparator === null ? '' : comparatorWord(item.comparator, item.unit))],
  ['值', 'number', 12, (item) => (item.value === null ? null : lowEnd(item.value))],
  ['上限', 'number', 12, (item) => (item.value === null || typeof item.value === 'number' ? null : item.value[1])],
  ['单位', 'text', 8, (item) => item.unit],
  ['每', 'text', 8, (item) => item.per],
  ['时期', 'text', 14, (item) => item.period],
  ['期限', 'date', 12, (item) => item.deadline],
  ['责任科室', 'text', 14, (item) => item.owner],
  ['章节', 'text', 12, (item) => item.section],
  ['原文', 'text', 50, (item) => item.text],
  ['识别依据', 'text', 40, (item) => item.why],
];
