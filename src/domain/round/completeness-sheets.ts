/* How far a round has come as a workbook people print and send on: by register and district, unit by unit, and who still owes. */
import type { Words } from '../problem.ts';
import type { Table, TableColumn } from '../values/table.ts';
import { latenesses, type Lateness } from './lateness.ts';
import { checkingStates, doneStates, excusedStates, fillingStates, reportStates, type ReportState } from './report-state.ts';

/** One report as the sheets show it. */
export interface SheetReport {
  readonly unitId: string; readonly unitName: string; readonly districtName: string; readonly register: string; readonly registerName: Words; readonly state: ReportState; readonly lateness: Lateness | null;
  readonly submittedByName: string | null; readonly submittedOn: string | null; readonly remindedOn: string | null;
}
type Language = 'zh' | 'en';
interface Head { readonly title: string; readonly facts: string }

const words = {
  parts: { zh: '完成率', en: 'Completeness' }, units: { zh: '各单位', en: 'By unit' }, owing: { zh: '未报名单', en: 'Not reported' },
  part: { zh: '范围', en: 'Part' }, asked: { zh: '应报', en: 'Asked' }, done: { zh: '已通过', en: 'Approved' }, waiting: { zh: '待审', en: 'To check' }, owed: { zh: '未报', en: 'Owed' }, share: { zh: '完成率', en: 'Share done' },
  all: { zh: '全部', en: 'All' }, district: { zh: '学区', en: 'District' }, unit: { zh: '单位', en: 'Unit' }, register: { zh: '台账', en: 'Register' }, state: { zh: '状态', en: 'State' },
  reminded: { zh: '最近催报', en: 'Reminded' }, sender: { zh: '上报人', en: 'Sent by' }, sent: { zh: '上报日期', en: 'Sent on' }, notAsked: { zh: '不填', en: 'not asked' },
} as const satisfies Record<string, Words>;

/** The sheets of a round; `registers` in the order they are asked. */
export function completenessSheets(reports: readonly SheetReport[], registers: readonly { readonly key: string; readonly name: Words }[], head: Head, language: Language): Table[] {
  const say = (word: keyof typeof words): string => words[word][language];
  const asked = reports.filter(({ state }) => !excusedStates.includes(state));
  return [partSheet(asked, registers, head, language), unitSheet(reports, registers, head, language), {
    name: say('owing'), ...head,
    columns: [text(say('district'), 14), text(say('unit'), 28), text(say('register'), 18), text(say('state'), 12), date(say('reminded')), text(latenesses.overdue[language], 8)],
    rows: asked.filter(({ state }) => fillingStates.includes(state)).map((one) => [one.districtName, one.unitName, one.registerName[language], reportStates[one.state][language], one.remindedOn, one.lateness === null ? '' : latenesses[one.lateness][language]]),
  }];
}

const text = (title: string, width: number): TableColumn => ({ title, width, kind: 'text' });
const number = (title: string): TableColumn => ({ title, width: 9, kind: 'number' });
const date = (title: string): TableColumn => ({ title, width: 13, kind: 'date' });

function partSheet(asked: readonly SheetReport[], registers: readonly { readonly key: string; readonly name: Words }[], head: Head, language: Language): Table {
  const say = (word: keyof typeof words): string => words[word][language];
  const line = (name: string, rows: readonly SheetReport[]) => {
    const count = (states: readonly ReportState[]) => rows.filter(({ state }) => states.includes(state)).length;
    const behind = (how: Lateness) => rows.filter(({ lateness }) => lateness === how).length;
    return [name, rows.length, count(doneStates), count(checkingStates), count(fillingStates), behind('late'), behind('overdue'), rows.length === 0 ? null : count(doneStates) / rows.length];
  };
  const districts = [...new Set(asked.map(({ districtName }) => districtName))];
  return {
    name: say('parts'), ...head,
    columns: [text(say('part'), 24), number(say('asked')), number(say('done')), number(say('waiting')), number(say('owed')), number(latenesses.late[language]), number(latenesses.overdue[language]), { title: say('share'), width: 9, kind: 'percent' }],
    rows: [line(say('all'), asked), ...registers.map(({ key, name }) => line(name[language], asked.filter(({ register }) => register === key))), ...districts.map((name) => line(name, asked.filter(({ districtName }) => districtName === name)))],
  };
}

function unitSheet(reports: readonly SheetReport[], registers: readonly { readonly key: string; readonly name: Words }[], head: Head, language: Language): Table {
  const say = (word: keyof typeof words): string => words[word][language];
  const byUnit = new Map<string, SheetReport[]>();
  for (const one of reports) byUnit.set(one.unitId, [...byUnit.get(one.unitId) ?? [], one]);
  const mark = (how: Lateness): string => (language === 'zh' ? `（${latenesses[how].zh}）` : ` (${latenesses[how].en.toLowerCase()})`);
  const cell = (one: SheetReport | undefined): string => (one === undefined ? say('notAsked') : `${reportStates[one.state][language]}${one.lateness === null ? '' : mark(one.lateness)}`);
  return {
    name: say('units'), ...head,
    columns: [text(say('district'), 14), text(say('unit'), 28), ...registers.map(({ name }) => text(name[language], 16)), text(say('sender'), 12), date(say('sent')), date(say('reminded'))],
    rows: [...byUnit.values()].map((rows) => {
      const last = rows.filter(({ submittedOn }) => submittedOn !== null).toSorted((one, other) => ((one.submittedOn ?? '') < (other.submittedOn ?? '') ? 1 : -1))[0];
      return [rows[0]?.districtName ?? '', rows[0]?.unitName ?? '', ...registers.map(({ key }) => cell(rows.find(({ register }) => register === key))), last?.submittedByName ?? '', last?.submittedOn ?? null, rows[0]?.remindedOn ?? null];
    }),
  };
}
