/* A workbook of one row a school, weighed against a set of rules, without a database. */
import { readBalanceRules } from '../../catalog/read-balance-rules.ts';
import type { BalanceRules } from '../../domain/balance/balance-rules.ts';
import { judgeChecklist, type ChecklistVerdict } from '../../domain/balance/checklist.ts';
import { findChecklist, layoutChecklist, readChecklist, type ReadChecklist } from '../../domain/balance/checklist-sheet.ts';
import type { BalanceSchool } from '../../domain/balance/level-school.ts';
import { readSchools } from '../../domain/balance/read-schools.ts';
import { schoolColumns, schoolContext } from '../../domain/balance/school-columns.ts';
import { weighBalance, type BalanceResult } from '../../domain/balance/weigh-balance.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import { workbookNotes } from '../../domain/problems/imports.ts';
import { isNoData, matchColumns, type ColumnMatch } from '../../domain/register/match-columns.ts';
import type { SheetRow } from '../../domain/register/sheet-head.ts';
import { sheetFinding, type SheetFinding } from '../../domain/register/sheet-finding.ts';
import { layoutTemplate } from '../../domain/register/template.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { openWorkbook, type OpenWorkbook } from '../../office/workbook/open-workbook.ts';
import { writeLayoutBytes } from '../../office/workbook/write-layout.ts';

/** What came of a workbook: schools, or what is wrong with it. */
export interface WeighedWorkbook {
  readonly rules: BalanceRules;
  /** Null where the workbook has faults. */
  readonly result: BalanceResult | null;
  readonly schools: readonly BalanceSchool[];
  /** The county’s own items; null where the workbook has no sheet of them. */
  readonly checklist: readonly ChecklistVerdict[] | null;
  readonly findings: readonly SheetFinding[];
  readonly notes: readonly Words[];
}

/** Weighs a workbook. Throws B101, B103, D101, F1xx, I1xx; faults of single cells are told in `findings`. */
export async function weighWorkbook(file: { readonly name: string; readonly bytes: Uint8Array }, asked: string, now: Date): Promise<WeighedWorkbook> {
  const rules = await readBalanceRules(asked);
  const on = dayInChina(now);
  const { schools, findings, notes, answers } = await readWorkbook(file, rules, on);
  const checklist = answers === null ? null : judgeChecklist(rules.checklist, answers, on);
  if (findings.some(({ strength }) => strength === 'logic')) return { rules, result: null, schools, checklist, findings, notes };
  const result = weighBalance(rules, schools, on);
  if (result.levels.length === 0) throw raise(problems.noSchoolsJudged, { file: file.name });
  return { rules, result, schools, checklist, findings: [...findings, ...emptyIndicators(rules, result)], notes };
}

// Usually a column that was left out and filled with noughts.
const emptyIndicators = (rules: BalanceRules, { levels }: BalanceResult): SheetFinding[] => levels.flatMap(({ section, indicators }) => indicators
  .filter(({ coefficient }) => coefficient === null).map(({ indicator }) => sheetFinding(
    { sheet: '', row: 0, column: 0 }, problems.nothingAnywhere, { section: section.name, indicator: rules.indicators.find(({ key }) => key === indicator)?.name ?? { zh: indicator, en: indicator } }, 'experience')));

interface ReadFile extends Pick<WeighedWorkbook, 'schools' | 'findings' | 'notes'> { readonly answers: ReadChecklist['answers'] | null }

// No county has more schools; a sheet of more rows is another sheet.
const MOST_ROWS = 5_000;

async function readWorkbook(file: { readonly name: string; readonly bytes: Uint8Array }, rules: BalanceRules, on: string): Promise<ReadFile> {
  const workbook = await openWorkbook(file, { maxRows: MOST_ROWS });
  try {
    const { match, findings, notes } = matchColumns({ register: schoolColumns(rules), registerName: () => undefined, sheets: workbook.facts.sheets, unit: null });
    const told = [...workbook.facts.notes, ...notes];
    if (match === null) return { schools: [], answers: null, findings, notes: told };
    const { rows, unseen } = await allRows(workbook, match.sheet);
    told.push(...rowNotes(match, rows, unseen));
    const read = readSchools(rules, match, rows, on);
    const place = rules.checklist.length === 0 ? null : findChecklist(workbook.facts.sheets);
    const items = place === null ? null : readChecklist(rules, place, (await allRows(workbook, place.sheet)).rows);
    return { schools: read.schools, answers: items?.answers ?? null, findings: [...findings.map(harmless), ...read.findings, ...items?.findings ?? []], notes: told };
  } finally {
    workbook.close();
  }
}

// Official tables hold more than is asked here. A column nobody asked for is told, not refused.
const harmless = (finding: SheetFinding): SheetFinding => (finding.code === problems.columnUnknown.code ? { ...finding, strength: 'experience' } : finding);

interface Unseen { readonly hidden: readonly number[]; readonly formulas: number }

async function allRows(workbook: OpenWorkbook, sheet: number): Promise<{ readonly rows: readonly SheetRow[]; readonly unseen: Unseen }> {
  const rows: SheetRow[] = [];
  const hidden: number[] = [];
  let formulas = 0;
  for await (const batch of workbook.rows(sheet)) {
    rows.push(...batch.rows);
    hidden.push(...batch.hidden);
    formulas += batch.formulas;
  }
  return { rows, unseen: { hidden, formulas } };
}

// A school that is not seen but counted, or seen and not counted, changes every coefficient.
function rowNotes(match: ColumnMatch, rows: readonly SheetRow[], { hidden, formulas }: Unseen): Words[] {
  const passed = rows.filter((row) => isNoData(match, row)).map(({ row }) => row);
  const unseen = hidden.filter((row) => row >= match.firstRow).length;
  return [
    ...(passed.length > 0 ? [workbookNotes.rowsPassedOver(passed.slice(0, 10).join('、') + (passed.length > 10 ? '…' : ''), passed.length)] : []),
    ...(unseen > 0 ? [workbookNotes.rowsHidden(match.name, unseen)] : []),
    ...(formulas > 0 ? [workbookNotes.formulasRead(match.name, formulas)] : []),
  ];
}

/** The empty workbook these rules ask for. Throws B101, D101. */
export async function writeBalanceTemplate(asked: string, now: Date, language: 'zh' | 'en'): Promise<Uint8Array> {
  const rules = await readBalanceRules(asked);
  const context = schoolContext(rules, dayInChina(now));
  const layout = layoutTemplate({ register: schoolColumns(rules, true), context, unit: { id: '', name: language === 'zh' ? '全县' : 'County' }, records: [], language });
  return writeLayoutBytes(rules.checklist.length === 0 ? layout : { ...layout, sheets: [...layout.sheets, layoutChecklist(rules, context.today, language)] });
}
