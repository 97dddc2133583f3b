/*
 * The ledger as a workbook people print, sort and send on: targets, tasks, checks with their working, and every figure
 * with the rule that read it. A figure somebody only claims says so in its own column.
 */
import type { ItemKind } from '../plan/commitment-kind.ts';
import type { ItemState, PlanItem } from '../plan/plan-item.ts';
import type { Check, CheckKind, Comparator, Magnitude } from '../plan/reading.ts';
import { checkWhyInEnglish, whyInEnglish, workingWords } from '../plan/why-english.ts';
import { withoutEmptyColumns, type Table, type TableCell, type TableColumn } from '../values/table.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { stateNames, type CommitmentStanding, type CommitmentState } from './commitment.ts';
import type { Milestone } from './commitment-body.ts';
import { shareReached, type Light } from './light.ts';
import { comparatorWord, promiseWords, type Wording } from './promise-words.ts';

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
  /** What registers show; absent for what was only read. */
  readonly proof?: { readonly name: Wording; readonly value: number | null; readonly difference: number | null; readonly comparator: Comparator; readonly baseline: number | null } | null;
}

/** What the sheet of tasks shows of one. */
export interface SheetTask extends LedgerRow {
  readonly parentId: string | null; readonly title: string; readonly kind: 'task' | 'campaign'; readonly milestones: readonly Milestone[];
}

/** Everything the workbook shows. */
export interface LedgerContents {
  readonly targets: readonly SheetTarget[]; readonly tasks: readonly SheetTask[]; readonly checks: readonly Check[]; readonly items: readonly PlanItem[];
}

/** The languages of a workbook. */
export type SheetLanguage = keyof Wording;

/** What stands above every sheet: the plan's title; its version, as of when, and by whom. */
export interface SheetHead { readonly title: string; readonly facts: string }

const claimNote: Wording = { zh: '“填报”是责任单位自己的数，未经台账证实。', en: 'What is “claimed” is the figure of the unit in charge, not proven by a register.' };
const checkNote: Wording = {
  zh: '按文中印出的数重算；“四舍五入可解释”只说明差异可能来自取整，不改变结论。', en: 'Recomputed from the printed figures; that rounding explains a gap does not change the verdict.',
};

/** The four sheets of the ledger, each without the columns in which no row says anything. */
export function ledgerSheets(contents: LedgerContents, head: SheetHead, language: SheetLanguage = 'zh'): readonly Table[] {
  const parents = new Map(contents.tasks.map((task) => [task.id, task.title]));
  const items = new Map(contents.items.map((item) => [item.itemId, item]));
  return [
    sheet({ zh: '目标台账', en: 'Targets' }, targetColumns, contents.targets, claimNote),
    sheet({ zh: '任务台账', en: 'Tasks' }, taskColumns(parents), contents.tasks, claimNote),
    sheet({ zh: '核对', en: 'Checks' }, checkColumns(items), contents.checks, checkNote),
    sheet({ zh: '条目', en: 'Items' }, itemColumns, contents.items),
  ].map((write) => write(head, language));
}

/** A column, named in both languages, and what a row gives to it; leaving one out is impossible, as all stand in one place. */
type Field<R> = readonly [zh: string, en: string, kind: TableColumn['kind'], width: number, cell: (row: R, at: number) => TableCell | Wording];

/** A sheet in both languages, of which one is written. */
type WriteSheet = (head: SheetHead, language: SheetLanguage) => Table;

const sheet = <R>(name: Wording, fields: readonly Field<R>[], rows: readonly R[], note?: Wording): WriteSheet => (head, language) => withoutEmptyColumns({
  name: name[language], title: `${head.title} · ${name[language]}`, facts: head.facts, ...(note === undefined ? {} : { note: note[language] }),
  columns: fields.map(([zh, en, kind, width]) => ({ title: { zh, en }[language], kind, width })),
  rows: rows.map((row, at) => fields.map(([, , , , cell]) => said(cell(row, at), language))),
});

const said = (cell: TableCell | Wording, language: SheetLanguage): TableCell => (typeof cell === 'object' && cell !== null ? cell[language] : cell);

const numbered: Field<unknown> = ['序号', 'No.', 'number', 5, (_, at) => at + 1];

const basisWords: Readonly<Record<CommitmentStanding['basis'], Wording>> = {
  none: { zh: '尚未填报', en: 'nothing reported' }, claimed: { zh: '填报（未经台账证实）', en: 'claimed (not proven by a register)' },
  confirmed: { zh: '填报，已由他人确认（未经台账证实）', en: 'claimed, confirmed by another person (not proven by a register)' },
};
const lightWords: Readonly<Record<Light['colour'], Wording>> = {
  normal: { zh: '正常', en: 'on course' }, near: { zh: '临期', en: 'near due' }, behind: { zh: '滞后', en: 'behind' }, done: { zh: '办结', en: 'done' }, none: { zh: '不亮灯', en: 'no light' },
};

const dropped: Wording = { zh: '（新稿已删去）', en: ' (dropped by the new text)' };

// A promise the new text leaves out stays in the ledger until somebody decides: the sheet says so.
function stateWord(row: LedgerRow): Wording {
  const word = row.state === 'proposed' ? itemStates.proposed : stateNames[row.state];
  return typeof row.droppedIn === 'number' ? { zh: word.zh + dropped.zh, en: word.en + dropped.en } : word;
}

const leading: readonly Field<LedgerRow>[] = [
  ['期限', 'Deadline', 'date', 11, (row) => row.deadline],
  ['牵头单位', 'Lead unit', 'text', 12, (row) => row.lead.name],
  ['配合单位', 'Assisting units', 'text', 12, (row) => row.assisting.map((unit) => unit.name).join('、')],
  // What the text says, where it is not what the ledger says.
  ['文中责任', 'Responsible in the text', 'text', 12, (row) => (row.owner === row.lead.name ? '' : row.owner)],
  ['状态', 'State', 'text', 7, stateWord],
  ['亮灯', 'Light', 'text', 7, (row) => lightWords[row.light.colour]],
  ['亮灯原因', 'Why this light', 'text', 13, (row) => ({ zh: row.light.why, en: row.light.whyEn })],
];

const trailing: readonly Field<LedgerRow>[] = [
  ['依据', 'Basis', 'text', 12, (row) => basisWords[row.basis]],
  ['佐证（份）', 'Evidence (pieces)', 'number', 6, (row) => (row.evidenceCount === 0 ? null : row.evidenceCount)],
  ['章节', 'Section', 'text', 10, (row) => row.section],
  ['原文', 'Source', 'text', 40, (row) => row.source.text],
];

const single = (value: Magnitude | null): number | null => (typeof value === 'number' ? value : null);
const end = (value: Magnitude | null, at: 0 | 1): number | null => (value === null || typeof value === 'number' ? null : value[at]);

/** A single value in a column of its own; a range with both its ends. */
const magnitudeColumns = <R>(zh: string, en: string, of: (row: R) => Magnitude | null): readonly Field<R>[] => [
  [zh, en, 'number', 9, (row) => single(of(row))],
  ['下限', 'Lower end', 'number', 8, (row) => end(of(row), 0)],
  ['上限', 'Upper end', 'number', 8, (row) => end(of(row), 1)],
];

// What registers show goes before what was reported.
function progressOf(row: SheetTarget): number | null {
  const { proof } = row;
  return proof?.value === undefined || proof.value === null ? shareReached(row.value, row) : shareReached(proof.value, { ...row, comparator: proof.comparator, baseline: row.baseline ?? proof.baseline });
}

const targetColumns: readonly Field<SheetTarget>[] = [
  numbered,
  ['指标', 'Metric', 'text', 20, (row) => row.metric],
  ['对象', 'Subject', 'text', 10, (row) => row.subject],
  ['要求', 'Required', 'text', 14, (row) => promiseWords(row.comparator, row.required, row.unit)],
  ['比较', 'Binding', 'text', 8, (row) => comparatorWord(row.comparator, row.unit)],
  ...magnitudeColumns<SheetTarget>('要求值', 'Required value', (row) => row.required),
  ['单位', 'Unit', 'text', 7, (row) => row.unit],
  ['每', 'Per', 'text', 6, (row) => row.per],
  ['基数', 'Baseline', 'number', 8, (row) => row.baseline],
  ...leading,
  ['当前值', 'Present value', 'number', 8, (row) => row.value],
  ['台账数', 'Proven value', 'number', 8, (row) => row.proof?.value ?? null],
  ['台账减填报', 'Proven less claimed', 'number', 9, (row) => row.proof?.difference ?? null],
  ['证明的指标', 'Proven by', 'text', 16, (row) => row.proof?.name ?? ''],
  ['完成进度', 'Progress', 'percent', 8, (row) => progressOf(row)],
  ...trailing,
];

const taskColumns = (parents: ReadonlyMap<string, string>): readonly Field<SheetTask>[] => [
  numbered,
  ['任务', 'Task', 'text', 30, (row) => row.title],
  ['类别', 'Kind', 'text', 8, (row) => kindWords[row.kind]],
  ['上级任务', 'Parent task', 'text', 18, (row) => (row.parentId === null ? '' : parents.get(row.parentId) ?? '')],
  ...leading,
  ['节点', 'Milestones', 'text', 26, (row) => milestoneWords(row.milestones)],
  ['完成进度', 'Progress', 'percent', 8, (row) => (row.value === null ? null : row.value / 100)],
  ...trailing,
];

const milestoneWords = (milestones: readonly Milestone[]): Wording => ({
  zh: milestones.map(({ due, title, done }) => `${due} ${title}（${done ? '已完成' : '未完成'}）`).join('；'),
  en: milestones.map(({ due, title, done }) => `${due} ${title} (${done ? 'done' : 'open'})`).join('; '),
});

const checkWords: Readonly<Record<CheckKind, Wording>> = {
  sum: { zh: '合计', en: 'sum' }, difference: { zh: '差', en: 'difference' }, ratio: { zh: '占比', en: 'share' }, product: { zh: '乘积', en: 'product' },
  growth: { zh: '增幅', en: 'growth' }, equal: { zh: '前后一致', en: 'said twice' }, count: { zh: '列举个数', en: 'names counted' },
};

const checkColumns = (items: ReadonlyMap<string, PlanItem>): readonly Field<Check>[] => [
  numbered,
  ['结论', 'Verdict', 'text', 7, (check) => (check.consistent ? { zh: '相符', en: 'consistent' } : { zh: '不符', en: 'inconsistent' })],
  ['类别', 'Kind', 'text', 9, (check) => checkWords[check.kind]],
  ['文中数', 'Stated', 'number', 10, (check) => check.stated],
  ['重算数', 'Recomputed', 'number', 10, (check) => check.computed],
  ['单位', 'Unit', 'text', 7, (check) => items.get(check.statedId)?.unit ?? ''],
  ['算式', 'Working', 'text', 40, workingWords],
  ['四舍五入可解释', 'Rounding explains it', 'text', 9, roundingWord],
  ['取整允许范围', 'Range rounding allows', 'text', 16, (check) => (check.interval === undefined ? '' : betweenWords(check.interval))],
  ['章节', 'Section', 'text', 10, (check) => items.get(check.statedId)?.section ?? ''],
  ['原文', 'Source', 'text', 40, (check) => items.get(check.statedId)?.text ?? ''],
  ['识别依据', 'Why read so', 'text', 24, (check) => ({ zh: check.why, en: checkWhyInEnglish(check.kind) })],
];

const tidy = (value: number): number => Number(value.toPrecision(8));

const betweenWords = ([low, high]: readonly [number, number]): Wording => ({ zh: `${tidy(low)}至${tidy(high)}`, en: `${tidy(low)} to ${tidy(high)}` });

const roundingWord = (check: Check): TableCell | Wording => {
  if (check.consistent || check.explainedByRounding === undefined) return '';
  return check.explainedByRounding ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
};

const kindWords: Readonly<Record<ItemKind, Wording>> = {
  target: { zh: '目标', en: 'target' }, achievement: { zh: '成绩', en: 'achievement' }, context: { zh: '背景', en: 'context' }, task: { zh: '任务', en: 'task' }, campaign: { zh: '主题活动', en: 'campaign' },
};
const itemStates: Readonly<Record<ItemState, Wording>> = {
  proposed: { zh: '待核对', en: 'undecided' }, confirmed: { zh: '已确认', en: 'confirmed' }, dismissed: { zh: '不采用', en: 'dismissed' },
};

const itemColumns: readonly Field<PlanItem>[] = [
  numbered,
  ['类别', 'Kind', 'text', 8, (item) => kindWords[item.kind]],
  ['核对', 'Decision', 'text', 7, (item) => itemStates[item.state]],
  ['指标或任务', 'Metric or task', 'text', 22, (item) => (item.type === 'task' ? item.title : item.metric)],
  ['对象', 'Subject', 'text', 10, (item) => item.subject],
  ['文中写法', 'As printed', 'text', 9, (item) => item.number],
  ['比较', 'Binding', 'text', 8, (item) => (item.comparator === null ? '' : comparatorWord(item.comparator, item.unit))],
  ...magnitudeColumns<PlanItem>('值', 'Value', (item) => item.value),
  ['单位', 'Unit', 'text', 7, (item) => item.unit],
  ['每', 'Per', 'text', 6, (item) => item.per],
  ['时期', 'Period', 'text', 9, (item) => item.period],
  ['期限', 'Deadline', 'date', 11, (item) => item.deadline],
  ['责任科室', 'Section in charge', 'text', 12, (item) => item.owner],
  ['章节', 'Section', 'text', 10, (item) => item.section],
  ['原文', 'Source', 'text', 40, (item) => item.text],
  ['识别依据', 'Why read so', 'text', 24, (item) => ({ zh: item.why, en: whyInEnglish(item.why) })],
];
