/*
 * What an import says back: how many rows would be new, changed, equal and wrong, and everything that is wrong with
 * where it stands. Gathered row by row; groups of one kind are told once with all their places.
 */
import type { Words } from '../problems/problem.ts';
import type { CheckStrength } from './definition.ts';
import type { Finding } from './finding.ts';

/** Where an import stands. */
export const importStates = {
  receiving: { zh: '正在接收文件', en: 'Receiving' }, waiting: { zh: '等待检查', en: 'Waiting' }, checking: { zh: '正在检查', en: 'Checking' },
  checked: { zh: '已检查，等待确认', en: 'Checked' }, writing: { zh: '正在写入', en: 'Writing' }, done: { zh: '已导入', en: 'Imported' },
  undoing: { zh: '正在撤销', en: 'Undoing' }, undone: { zh: '已撤销', en: 'Undone' }, failed: { zh: '没有完成', en: 'Failed' },
  stopping: { zh: '正在停止', en: 'Stopping' }, stopped: { zh: '已停止', en: 'Stopped' },
} as const satisfies Record<string, Words>;
export type ImportState = keyof typeof importStates;

/** States in which a server is at work; after it died the work is begun anew. */
export const workingStates: readonly ImportState[] = ['waiting', 'checking', 'writing', 'undoing', 'stopping'];

/** States in which whoever began it can stop it. */
export const stoppableStates: readonly ImportState[] = ['waiting', 'checking', 'writing'];

/** The stages, in order. */
export const importStages = {
  queue: { zh: '排队等候', en: 'Waiting in line' },
  read: { zh: '读取文件', en: 'Reading' }, match: { zh: '对照现有记录', en: 'Matching' }, references: { zh: '读取相关记录', en: 'Reading related records' },
  check: { zh: '检查', en: 'Checking' }, report: { zh: '整理结果', en: 'Reporting' }, write: { zh: '写入', en: 'Writing' },
} as const satisfies Record<string, Words>;
export type ImportStage = keyof typeof importStages;

/** Rows by what becomes of them; `unusual` ones are among the others. */
export interface ImportCounts {
  readonly rows: number; readonly added: number; readonly changed: number; readonly unchanged: number; readonly faulty: number; readonly unusual: number;
}

/** What the sender settled: which sheet, and what columns mean (null: left out), by their number from 1. */
export interface ChosenColumns { readonly sheet?: string | undefined; readonly columns?: Readonly<Record<string, string | null>> | undefined }

/** Why an import did not end well. */
export interface ImportFailure extends Words { readonly code: string }

/** Where something stands in the sender's file. */
export interface RowPlace { readonly sheet: string; readonly row: number }

/** How grave a finding of a file is: as of a check, or `draft`: the row comes in as a draft, and must be put right before it is reported. */
export type ImportStrength = CheckStrength | 'draft';

/** One finding with its cell; `column` is the letter, empty when it concerns the whole row. */
export interface PlacedFinding extends Omit<Finding, 'strength'>, RowPlace { readonly column: string; readonly strength: ImportStrength }

/** Findings of one kind. */
export interface FindingGroup {
  readonly key: string; readonly code: string; readonly strength: ImportStrength; readonly field: string; readonly check: string | null;
  /** What was said first; others of the group may name other values. */
  readonly say: Words;
  readonly count: number;
  /** The first of them. */
  readonly places: readonly PlacedFinding[];
}

/** How a column was understood, counted from 1; of one that was not, the field it may mean. */
export interface UnderstoodColumn { readonly column: number; readonly letter: string; readonly heading: string; readonly field: string | null; readonly near: string }

/** A row as it was understood, shown as people read it. */
export interface UnderstoodRow extends RowPlace {
  readonly outcome: RowOutcome;
  readonly cells: Readonly<Record<string, string>>;
  /** What stood in cells that could not be read: apart, so that it never passes for a value. */
  readonly unread?: Readonly<Record<string, string>>;
}

/** What becomes of a row. */
type RowOutcome = 'added' | 'changed' | 'unchanged' | 'faulty';

/** Everything an import found. */
export interface ImportReport {
  readonly counts: ImportCounts;
  readonly columns: readonly UnderstoodColumn[];
  /** What is wrong with the file as a whole: until it is settled nothing is written. */
  readonly blocks: readonly PlacedFinding[];
  readonly notes: readonly Words[];
  readonly understood: readonly UnderstoodRow[];
  readonly groups: readonly FindingGroup[];
}

/** A report with every finding in the order of the file; after the first tens of thousands only the groups count on. */
export interface WholeReport extends ImportReport { readonly findings: readonly PlacedFinding[] }

/** A row that was judged. */
export interface JudgedRow extends RowPlace { readonly outcome: RowOutcome; readonly findings: readonly PlacedFinding[] }

/** Which group a finding belongs to: the same check stops one row and lets another in as a draft. */
export const groupOf = ({ code, field, check, strength }: Pick<PlacedFinding, 'code' | 'field' | 'check' | 'strength'>): string =>
  [code, field, check ?? '', ...(strength === 'draft' ? ['draft'] : [])].join('|');

const order: readonly ImportStrength[] = ['logic', 'draft', 'experience'];
const KEPT = 50_000;
const SHOWN = 12;
const PLACES = 30;

/** Gathers judged rows into a report. */
export function gatherReport({ columns, findings: blocks, notes }: { readonly columns: readonly UnderstoodColumn[]; readonly findings: readonly PlacedFinding[]; readonly notes: readonly Words[] }) {
  const counts = { rows: 0, added: 0, changed: 0, unchanged: 0, faulty: 0, unusual: 0 };
  const groups = new Map<string, FindingGroup & { count: number; places: PlacedFinding[] }>();
  const findings: PlacedFinding[] = [];
  const understood: UnderstoodRow[] = [];
  let found = 0;
  const addFinding = (finding: PlacedFinding): void => {
    const key = groupOf(finding);
    const held = groups.get(key);
    if (held) {
      held.count += 1;
      if (held.places.length < PLACES) held.places.push(finding);
    } else {
      groups.set(key, { key, code: finding.code, strength: finding.strength, field: finding.field, check: finding.check ?? null, say: { zh: finding.zh, en: finding.en }, count: 1, places: [finding] });
    }
    found += 1;
    if (findings.length < KEPT) findings.push(finding);
  };
  return {
    add: (row: JudgedRow, show: () => Pick<UnderstoodRow, 'cells' | 'unread'>): void => {
      counts.rows += 1;
      counts[row.outcome] += 1;
      if (row.findings.some(({ strength }) => strength === 'experience')) counts.unusual += 1;
      if (understood.length < SHOWN) understood.push({ sheet: row.sheet, row: row.row, outcome: row.outcome, ...show() });
      row.findings.forEach(addFinding);
    },
    /** Of the same row as one added before, found only when it was written. */
    spoil: (was: RowOutcome, found: readonly PlacedFinding[]): void => {
      counts[was] -= 1;
      counts.faulty += 1;
      found.forEach(addFinding);
    },
    rows: (): number => counts.rows,
    report: (): WholeReport => ({
      counts: { ...counts }, columns: [...columns], blocks, notes: [...notes, ...cutNotes(found)], understood, findings,
      groups: [...groups.values()].sort((one, two) => order.indexOf(one.strength) - order.indexOf(two.strength) || two.count - one.count),
    }),
  };
}

// Beyond that a list is of no use: whoever has so many corrects the first and sends the file again.
const cutNotes = (found: number): Words[] => (found <= KEPT ? [] : [{
  zh: `共发现 ${found} 处问题，逐条列出并在表格中标注的是前 ${KEPT} 处；各类问题的数量是全部的。请先改正这些，再重新检查。`,
  en: `${found} problems were found; the first ${KEPT} are listed and marked one by one, and all are counted by kind. Correct these first, then check again.`,
}]);

/** Whether every finding stands in the list, and not only in the counts of its kind. */
export const isListedWhole = ({ groups, findings }: WholeReport): boolean => groups.reduce((sum, { count }) => sum + count, 0) <= findings.length;

/** What gathers a report. */
export type ReportGatherer = ReturnType<typeof gatherReport>;

/** An import that has found nothing yet. */
export const noCounts: ImportCounts = { rows: 0, added: 0, changed: 0, unchanged: 0, faulty: 0, unusual: 0 };
