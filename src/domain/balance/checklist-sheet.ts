/* The second sheet of the workbook: items of the county, one a row, to be filled in; and what was filled in. */
import { problems } from '../problem.ts';
import type { FieldDefinition, RegisterDefinition } from '../register/definition.ts';
import { findHeadings } from '../register/find-headings.ts';
import { headingReader } from '../register/heading-names.ts';
import type { SheetHead, SheetRow } from '../register/sheet-head.ts';
import { sheetFinding, type SheetFinding } from '../register/sheet-finding.ts';
import type { CellLook, LayoutCell, LayoutColumn, SheetLayout } from '../register/sheet-layout.ts';
import { isBlank, shownOf, tidy, type Typed } from '../register/typed.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { limitFor, type BalanceRules, type ChecklistItem } from './balance-rules.ts';
import { requirementOf, type ChecklistAnswer } from './checklist.ts';

/** Where the sheet of items is, and where its columns stand. */
export interface ChecklistPlace { readonly sheet: number; readonly name: string; readonly firstRow: number; readonly item: number; readonly value: number }

/** What was filled in, and what is wrong with it. */
export interface ReadChecklist { readonly answers: ReadonlyMap<string, ChecklistAnswer>; readonly findings: readonly SheetFinding[] }

const keys = { item: 'item', value: 'value' } as const;
const names = { sheet: { zh: '政府保障', en: 'County' }, item: { zh: '考核项目', en: 'Item' }, asked: { zh: '要求', en: 'Asked for' }, value: { zh: '实际值', en: 'Value' }, source: { zh: '依据', en: 'Source' } } as const;

const text = (key: string, name: { readonly zh: string; readonly en: string }, aliases: readonly string[]): FieldDefinition => ({ key, name, type: 'text', required: true, aliases, sensitivity: 1, encrypted: false });

const columns: Pick<RegisterDefinition, 'fields'> = { fields: [text(keys.item, names.item, ['项目', '指标', '考核指标', '保障项目']), text(keys.value, names.value, ['数值', '完成情况', '达到值', '填报值'])] };

/** The sheet of items among these, or null where there is none: then the county’s items are not judged. */
export function findChecklist(sheets: readonly SheetHead[]): ChecklistPlace | null {
  const reader = headingReader({ key: 'checklist', version: 1, name: names.sheet, area: 'balance', county: null, keptBy: [], sensitivity: 1, workflow: 'plain', unique: [], checks: [], display: { title: '', columns: [], sort: [], groups: [] }, source: '', answers: '', minutes: 0, examples: [], ...columns });
  for (const [at, sheet] of sheets.entries()) {
    const found = sheet.hidden ? null : findHeadings(sheet, reader);
    const column = (key: string) => found?.columns.find((one) => one.key === key)?.column;
    const [item, value] = [column(keys.item), column(keys.value)];
    if (found !== null && item !== undefined && value !== undefined) return { sheet: at, name: sheet.name, firstRow: found.firstRow, item, value };
  }
  return null;
}

/** Reads the items that were filled in. Rows with no item of these rules are told. */
export function readChecklist(rules: BalanceRules, place: ChecklistPlace, rows: readonly SheetRow[]): ReadChecklist {
  const byName = new Map(rules.checklist.flatMap((item) => [item.name.zh, item.name.en].map((name) => [plain(name), item] as const)));
  const answers = new Map<string, ChecklistAnswer>();
  const findings: SheetFinding[] = [];
  for (const { row, cells } of rows) {
    const [named, value] = [cells[place.item - 1] ?? null, cells[place.value - 1] ?? null];
    if (row < place.firstRow || isBlank(named)) continue;
    const item = byName.get(plain(shownOf(named)));
    const at = (column: number) => ({ sheet: place.name, row, column });
    if (item === undefined) findings.push(sheetFinding(at(place.item), problems.checklistUnknown, { item: shownOf(named) }, 'experience'));
    else if (!isBlank(value)) {
      const answer = answerOf(item, value);
      if (answer === null) findings.push(sheetFinding(at(place.value), problems.checklistWrong, { item: item.name, typed: shownOf(value), measure: item.measure }));
      else if (answers.has(item.key)) findings.push(sheetFinding(at(place.item), problems.checklistTwice, { item: item.name }));
      else answers.set(item.key, answer);
    }
  }
  return { answers, findings };
}

/** Half width, without blanks and without the number somebody put before it. */
const plain = (name: string): string => tidy(name).normalize('NFKC').replaceAll(/\s/g, '').replace(/^[(]?\d{1,2}[).、.]/, '').toLowerCase();

function answerOf(item: ChecklistItem, typed: Typed): ChecklistAnswer | null {
  if (item.test === 'yes') return yesOrNo(typed);
  if (typeof typed === 'number') return Number.isFinite(typed) && typed >= 0 ? typed : null;
  if (typed !== null && typeof typed === 'object') return 'kind' in typed && typed.kind === 'percent' && item.measure.zh === '%' && typed.value >= 0 ? Number((typed.value * 100).toPrecision(15)) : null;
  const half = (typed ?? '').normalize('NFKC').replaceAll(/[\s,]/g, '');
  const bare = half.endsWith(item.measure.zh) ? half.slice(0, half.length - item.measure.zh.length) : half;
  return /^\d{1,12}(\.\d{1,8})?$/.test(bare) ? Number(bare) : null;
}

function yesOrNo(typed: Typed): boolean | null {
  if (typed !== null && typeof typed === 'object' && 'kind' in typed && typed.kind === 'boolean') return typed.value;
  const said = shownOf(typed).trim().toLowerCase();
  if (['是', '达标', '达到', '有', '√', 'yes', 'y'].includes(said)) return true;
  return ['否', '未达标', '未达到', '无', '×', 'no', 'n'].includes(said) ? false : null;
}

/** The sheet to fill in, with what is known already. */
export function layoutChecklist(rules: BalanceRules, on: PlainDate, language: 'zh' | 'en', answers: ReadonlyMap<string, number> = new Map()): SheetLayout {
  return {
    name: names.sheet[language], hidden: false, columns: [column('group', 16, 'known'), column(keys.item, 52, 'known'), column('asked', 14, 'known'), column(keys.value, 14, 'open', 'general'), column('source', 46, 'known')],
    rows: [
      ['', names.item[language], names.asked[language], names.value[language], names.source[language]].map((title) => cell(title, 'heading')),
      ...rules.checklist.map((item) => [cell(item.group[language], 'known'), cell(item.name[language], 'known'), cell(requirementOf(item, limitFor(item.limits, '*', on))[language], 'known'), cell(answers.get(item.key) ?? null, 'open'), cell(item.source + (item.confirm ? ' *' : ''), 'known')]),
    ],
    hiddenRows: [], headingRow: 1, frozenColumns: 0, spareRows: 0, guarded: true, filter: false,
  };
}

const cell = (typed: string | number | null, look: CellLook): LayoutCell => ({ typed, look });
const column = (key: string, width: number, look: CellLook, kind: 'text' | 'general' = 'text'): LayoutColumn => ({ key, width, format: { kind }, hidden: false, look });
