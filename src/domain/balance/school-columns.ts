/*
 * The workbook of one row a school, described as a register is: so its headings are matched, its cells read and its
 * template written by what does that for every register. It has no table and keeps nothing.
 */
import type { CodeList, FieldDefinition, RegisterDefinition } from '../register/definition.ts';
import type { ReadContext } from '../register/read-context.ts';
import type { PlainDate } from '../values/plain-date.ts';
import type { BalanceRules, Resource, Section } from './balance-rules.ts';
import { sectionKey } from './level-school.ts';
import type { Words } from '../problem.ts';

/** A column that holds an amount: of which resource, of which section (null: of the school), in which unit of measure. */
export interface AmountColumn { readonly key: string; readonly resource: Resource; readonly section: Section | null; readonly factor: number }

/** Keys of the columns that are no amounts. */
export const schoolKeys = { name: 'school', kind: 'kind', pupils: 'pupils' } as const;

const KINDS = 'balance_kind';
/** More pupils than any school has, and more of anything: what is beyond is a slip. */
const MOST_PUPILS = 100_000;
const MOST = 1_000_000_000;

const field = (key: string, name: Words, more: Partial<FieldDefinition>): FieldDefinition => ({ key, name, type: 'text', required: false, sensitivity: 1, encrypted: false, ...more });

/** The columns of amounts, in the order of the rules; the usual unit of measure before its others. */
export const amountColumns = (rules: BalanceRules): AmountColumn[] => rules.resources.flatMap((resource) => {
  const places: readonly (Section | null)[] = resource.split ? [null] : rules.sections.filter(({ judged }) => judged);
  return places.flatMap((section) => {
    const key = section === null ? resource.key : sectionKey(resource.key, section.key);
    return [{ key, resource, section, factor: 1 }, ...resource.others.map(({ factor }) => ({ key: `${key}_by_${factor}`, resource, section, factor }))];
  });
});

/** The workbook these rules ask for; `template`: only the columns a template offers. */
export function schoolColumns(rules: BalanceRules, template = false): RegisterDefinition {
  const amounts = amountColumns(rules).filter(({ factor }) => !template || factor === 1);
  return {
    key: `balance_${rules.key.replaceAll(/[^a-z0-9]/g, '_')}`, version: rules.version, name: rules.name, area: 'balance', county: null, keptBy: ['bureau'], sensitivity: 1, workflow: 'plain',
    fields: [
      field(schoolKeys.name, { zh: '学校名称', en: 'School' }, { required: true, max: 80, aliases: ['学校', '单位', '单位名称', '校名', '学校（机构）名称'] }),
      field(schoolKeys.kind, { zh: '学校类别', en: 'Kind of school' }, { required: true, type: 'choice', list: KINDS, aliases: ['办学类型', '学校类型', '类别', '办学类别'] }),
      ...rules.sections.map(pupilsField), ...amounts.map((column) => amountField(column, template)),
    ],
    unique: [[schoolKeys.name]], checks: [], display: { title: '{school}', columns: [], sort: [], groups: [] }, source: rules.source, answers: '', minutes: 5,
    examples: [{ given: sampleOf(rules, amounts), expect: [] }],
  };
}

/** The key of a section's column of pupils. */
export const pupilsKey = (section: string): string => sectionKey(schoolKeys.pupils, section);

const pupilsField = ({ key, name }: Section): FieldDefinition => field(pupilsKey(key), { zh: `${name.zh}学生数`, en: `${name.en} pupils` }, {
  type: 'integer', min: 0, max: MOST_PUPILS, measure: { zh: '人', en: 'pupils' }, aliases: [`${name.zh}在校生数`, `${name.zh}在校学生数`, `${name.zh}人数`],
  hint: { zh: '学年初在校生数，没有这个学段的留空', en: 'registered at the start of the school year; leave blank where there is no such section' },
});

function amountField({ key, resource, section, factor }: AmountColumn, template: boolean): FieldDefinition {
  const named = (text: Words): Words => (section === null ? text : { zh: section.name.zh + text.zh, en: `${section.name.en}: ${text.en}` });
  const extra = Math.max(0, Math.round(Math.log10(factor)));
  return field(key, named(resource.name), {
    type: resource.digits === 0 && factor === 1 ? 'integer' : 'decimal', scale: Math.min(8, resource.digits + extra), min: 0, max: MOST / factor,
    measure: resource.others.find((other) => other.factor === factor)?.measure ?? resource.measure,
    aliases: resource.aliases.map((alias) => named({ zh: alias, en: alias }).zh),
    // Only the template says so at the heading: a workbook may give it in another unit of measure.
    required: template && section === null, ...(resource.hint && { hint: resource.hint }),
  });
}

function sampleOf(rules: BalanceRules, amounts: readonly AmountColumn[]): Record<string, string | number> {
  const kind = rules.kinds.find(({ sections }) => sections.length > 0);
  const has = (section: Section | null) => section === null || kind?.sections.includes(section.key) === true;
  // Blank where the sample has no such section, as the schools' own rows are to be.
  const own = ({ resource, section }: AmountColumn) => (has(section) ? (resource.split && resource.digits > 0 ? 4000 : 40) : '');
  return { [schoolKeys.name]: '示例学校', [schoolKeys.kind]: kind?.key ?? '', ...Object.fromEntries(rules.sections.map((section) => [pupilsKey(section.key), has(section) ? 500 : ''])), ...Object.fromEntries(amounts.map((column) => [column.key, own(column)])) };
}

/** What reading a cell may look up: the kinds of school, by any of their names. */
export function schoolContext(rules: BalanceRules, today: PlainDate): ReadContext {
  const list: CodeList = {
    key: KINDS, name: { zh: '学校类别', en: 'Kind of school' }, source: rules.source,
    // The list people choose from has the name alone; what they may have written besides is found before.
    items: rules.kinds.map(({ key, name }) => ({ code: key, name })),
  };
  return {
    today, codeList: () => list, register: () => schoolColumns(rules), findUnit: () => ({ count: 0 }), unitNames: [],
    findPerson: () => ({ count: 0 }), findRecord: () => ({ count: 0 }), hasFile: () => false, nameOf: () => undefined,
  };
}
