/*
 * The template a clerk fills in: one workbook for one register and one unit, holding what is already known. White cells
 * are to be filled, grey ones are known. The first column and the third row are hidden and speak to the machine.
 */
import type { Words } from '../problem.ts';
import type { PlainDate } from '../values/plain-date.ts';
import { cellOf, formatOf } from './cell-of.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';
import { describeField, usableCodes } from './describe-field.ts';
import { machineKeys, SAMPLE_ROW, SAMPLE_WORDS, writeColumnKey, writeMarker, writeRowMark, type RowKey } from './machine-header.ts';
import type { ReadContext } from './read-context.ts';
import type { RecordValues } from './record-values.ts';
import { widthOf, type CellFormat, type CellRule, type LayoutCell, type LayoutColumn, type SheetLayout, type WorkbookLayout } from './sheet-layout.ts';
import { fillingGuide } from './filling-guide.ts';

/** A record that is already there; without an id, a row that is only begun with what is known. */
export interface PrefilledRecord extends RowKey {
  readonly values: RecordValues;
  /** Fields whose value is known from elsewhere and not asked again. */
  readonly known: readonly string[];
  /** Fields whose value stands masked in `values`. */
  readonly masked: readonly string[];
  /** Why a checker sent cells back, by field; '' for the record as a whole. */
  readonly returned?: ReadonlyMap<string, string>;
  /** The name of its unit, where the template is for several. */
  readonly unit?: string;
}

/** What a template is made from. */
export interface TemplateInput {
  readonly register: RegisterDefinition;
  readonly context: ReadContext;
  /** Whose rows; null for several units: a column with their names stands first then. */
  readonly unit: { readonly id: string; readonly name: string } | null;
  readonly round?: { readonly name: string; readonly due: PlainDate };
  readonly records: readonly PrefilledRecord[];
  /** Names to choose from for fields that point at records, people or units. */
  readonly options?: ReadonlyMap<string, readonly string[]>;
  readonly language: 'zh' | 'en';
}

/** Rows of the sheet, counted from 1. */
const templateRows = { title: 1, note: 2, machine: 3, headings: 4, sample: 5 } as const;

const SPARE_ROWS = 500;
const SHEET_NAME: Words = { zh: '填报', en: 'Entry' };
const UNIT_HEADING: Words = { zh: '单位', en: 'Unit' };
const NUMBER_HEADING: Words = { zh: '序号', en: 'No.' };

/** A template: the sheet to fill in and the sheet that explains it. */
export function layoutTemplate(input: TemplateInput): WorkbookLayout {
  return { title: titleOf(input), sheets: [entrySheet(input), fillingGuide(input.register, input.context, input.language)] };
}

function entrySheet(input: TemplateInput): SheetLayout {
  const columns = columnsOf(input);
  return {
    name: SHEET_NAME[input.language], hidden: false, columns,
    rows: [
      [null, cell(titleOf(input), 'title')], [null, cell(noteOf(input), 'note')], machineRow(input, columns), headingRow(input, columns),
      sampleRow(input, columns), ...input.records.map((record, index) => recordRow(record, index, input, columns)),
    ],
    hiddenRows: [templateRows.machine], headingRow: templateRows.headings, frozenColumns: 2, spareRows: SPARE_ROWS, guarded: true, filter: false,
  };
}

const cell = (typed: LayoutCell['typed'], look: LayoutCell['look'], note?: string): LayoutCell => ({ typed, look, ...(note === undefined ? {} : { note }) });

function titleOf({ register, unit, round, language }: TemplateInput): string {
  const name = [unit?.name, register.name[language]].filter((part) => part !== undefined).join(' ');
  if (language === 'en') return `${name}${round === undefined ? '' : `, ${round.name}, due ${round.due}`} (template version ${register.version})`;
  return `${name}${round === undefined ? '' : ` ${round.name} 请于 ${round.due} 前报送`}（模板第 ${register.version} 版）`;
}

const noteOf = ({ language }: TemplateInput): string => (language === 'zh'
  ? '白色单元格请填写，灰色单元格已有数据、不用填；标 * 的必填；有下拉列表的从列表中选；没有的留空，不要填“无”或“/”；不要增删列、不要合并单元格。标“示例”的一行不会导入。'
  : 'Fill in the white cells; grey ones are known. * marks what is required; choose from the list where there is one; leave blank what does not apply. Do not add columns or merge cells. The sample row is not imported.');

const marked = (input: TemplateInput): string => writeMarker({ register: input.register.key, version: input.register.version, unit: input.unit?.id ?? '' });

const machineRow = (input: TemplateInput, columns: readonly LayoutColumn[]): LayoutCell[] =>
  columns.map((column, at) => cell(at === 0 ? marked(input) : keyOf(column.key, input), 'machine'));

function keyOf(key: string, { register }: TemplateInput): string {
  const field = register.fields.find((one) => one.key === key);
  return field === undefined ? key : writeColumnKey(key, field.type);
}

function columnsOf(input: TemplateInput): LayoutColumn[] {
  const text: CellFormat = { kind: 'text' };
  const names = input.options?.get(machineKeys.unit);
  const unit: LayoutColumn = { key: machineKeys.unit, width: 24, format: text, hidden: false, look: 'open', ...(names === undefined ? {} : { rule: { kind: 'list', values: names } }) };
  return [
    { key: '', width: 10, format: text, hidden: true, look: 'machine' },
    { key: machineKeys.number, width: 6, format: text, hidden: false, look: 'known' },
    ...(input.unit === null ? [unit] : []),
    ...input.register.fields.map((field) => fieldColumn(field, input)),
  ];
}

function fieldColumn(field: FieldDefinition, input: TemplateInput): LayoutColumn {
  const rule = ruleOf(field, input);
  const width = Math.min(40, Math.max(widthOf(headingOf(field, input.language)) + 2, usualWidth(field)));
  return { key: field.key, width, format: formatOf(field), hidden: false, look: isLeftAlone(field) ? 'known' : 'open', ...(rule === undefined ? {} : { rule }) };
}

// Computed, or added on the page.
const isLeftAlone = ({ type }: FieldDefinition): boolean => type === 'formula' || type === 'file';

function usualWidth(field: FieldDefinition): number {
  if (field.format !== undefined) return 21;
  if (field.type === 'text') return Math.min(30, Math.max(10, Number(field.max ?? 20) / 2));
  return ['unit', 'reference', 'choices', 'location'].includes(field.type) ? 22 : 12;
}

function ruleOf(field: FieldDefinition, { context, options, language }: TemplateInput): CellRule | undefined {
  const names = field.type === 'choice' ? usableCodes(field, context).map((name) => name[language]) : options?.get(field.key);
  // People and records of other units, or of the same name, are in no list.
  if (names !== undefined && names.length > 0) return { kind: 'list', values: names, open: field.type === 'person' || field.type === 'reference' };
  if (field.type === 'text' && field.format === undefined) return { kind: 'length', most: Number(field.max ?? 200) };
  if (field.type !== 'integer' && field.type !== 'date' && field.type !== 'decimal' && field.type !== 'money') return undefined;
  const kind = field.type === 'integer' ? 'whole' : field.type === 'date' ? 'date' : 'decimal';
  const [least, most] = [boundOf(field.min), boundOf(field.max)];
  return { kind, ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

/** A template is filled in on some later day: what is today now would refuse what is right then. */
const boundOf = (value: FieldDefinition['min']): string | undefined => (value === undefined || value === 'today' ? undefined : String(value));

/** The heading people see: the name, its unit of measure, * where it must be filled in. */
export function headingOf(field: FieldDefinition, language: 'zh' | 'en'): string {
  const measure = field.measure === undefined ? '' : language === 'zh' ? `（${field.measure.zh}）` : ` (${field.measure.en})`;
  return `${field.name[language]}${measure}${field.required && !isLeftAlone(field) ? '*' : ''}`;
}

function headingRow(input: TemplateInput, columns: readonly LayoutColumn[]): (LayoutCell | null)[] {
  const fields = new Map(input.register.fields.map((field) => [field.key, field]));
  return columns.map((column) => {
    const field = fields.get(column.key);
    if (field !== undefined) return cell(headingOf(field, input.language), field.required ? 'required' : 'heading', headingNote(field, input));
    if (column.key === machineKeys.unit) return cell(`${UNIT_HEADING[input.language]}*`, 'required');
    return column.key === machineKeys.number ? cell(NUMBER_HEADING[input.language], 'heading') : null;
  });
}

function headingNote(field: FieldDefinition, { context, options, language }: TemplateInput): string {
  const words = describeField(field, context);
  const listed = field.type === 'choice' ? undefined : options?.get(field.key);
  const lines = [field.hint?.[language], words.type[language], words.allowed[language], listed && chosenFrom(listed.length)[language]].filter((line) => line !== undefined && line !== '');
  return [...new Set(lines)].join('\n');
}

const chosenFrom = (count: number): Words => ({ zh: `下拉列表中有 ${count} 项可选`, en: `${count} to choose from in the list` });

/** The first worked example of the definition that is right stands as the sample; cells it leaves out show the usual example. */
function sampleRow({ register, context, language }: TemplateInput, columns: readonly LayoutColumn[]): LayoutCell[] {
  const given = register.examples.find((example) => example.expect.length === 0)?.given ?? {};
  const fields = new Map(register.fields.map((field) => [field.key, field]));
  return columns.map((column, at) => {
    if (at === 0) return cell(SAMPLE_ROW, 'machine');
    if (column.key === machineKeys.number) return cell(SAMPLE_WORDS[language], 'sample');
    const field = fields.get(column.key);
    if (field === undefined || isLeftAlone(field)) return cell(null, 'sample');
    const value = given[field.key] ?? null;
    return cell(value === null ? describeField(field, context).example[language] : cellOf(value, field, context), 'sample');
  });
}

function recordRow(record: PrefilledRecord, index: number, { register, context, language }: TemplateInput, columns: readonly LayoutColumn[]): LayoutCell[] {
  const fields = new Map(register.fields.map((field) => [field.key, field]));
  const known = record.known.filter((key) => (record.values[key] ?? null) !== null);
  const locked = new Set([...known, ...record.masked]);
  const key = record.id === '' ? null : { id: record.id, version: record.version };
  return columns.map((column, at) => {
    if (at === 0) return cell(writeRowMark({ key, known }), 'machine');
    if (column.key === machineKeys.number) return numberCell(record, index, language);
    const field = fields.get(column.key);
    if (field === undefined) return cell(record.unit ?? null, 'known');
    const grey = locked.has(field.key) || isLeftAlone(field);
    const why = record.returned?.get(field.key);
    const typed = cellOf(record.values[field.key] ?? null, field, context, record.masked.includes(field.key));
    if (why !== undefined) return cell(typed, grey ? 'known' : 'returned', sentBack(why, language));
    return cell(typed, grey ? 'known' : 'open');
  });
}

const sentBack = (why: string, language: 'zh' | 'en'): string => (language === 'zh' ? `审核退回：${why}` : `Sent back: ${why}`);

// What was said of the record as a whole stands at its number.
function numberCell({ returned }: PrefilledRecord, index: number, language: 'zh' | 'en'): LayoutCell {
  const why = returned?.get('');
  return why === undefined ? cell(String(index + 1), 'known') : cell(String(index + 1), 'returned', sentBack(why, language));
}
