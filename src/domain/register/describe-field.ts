/* What a field asks for, in a clerk's words: for the note on its heading, the sheet 填表说明, the manual. */
import type { Words } from '../problem.ts';
import type { FieldDefinition, PeriodGrain, ValueTypeName } from './definition.ts';
import type { ReadContext } from './read-context.ts';
import { fieldsOfTitle } from './record-title.ts';
import { textFormatRules } from './text-format.ts';

/** A field in words. */
interface FieldWords {
  readonly type: Words;
  /** What may stand there: bounds, digits, codes. Empty when anything may. */
  readonly allowed: Words;
  readonly example: Words;
}

const typeNames: Readonly<Record<ValueTypeName, Words>> = {
  text: { zh: '文字', en: 'text' }, integer: { zh: '整数', en: 'whole number' }, decimal: { zh: '小数', en: 'decimal' },
  money: { zh: '金额（元）', en: 'money (yuan)' }, percent: { zh: '百分数', en: 'per cent' }, date: { zh: '日期', en: 'date' },
  period: { zh: '时段', en: 'period' }, choice: { zh: '单选', en: 'one choice' }, choices: { zh: '多选', en: 'several choices' },
  unit: { zh: '单位', en: 'unit' }, person: { zh: '人员', en: 'person' }, reference: { zh: '关联记录', en: 'record' },
  file: { zh: '附件', en: 'file' }, location: { zh: '经纬度', en: 'longitude, latitude' }, formula: { zh: '自动计算', en: 'computed' },
};

const periodExamples: Readonly<Record<PeriodGrain, string>> = { year: '2026', school_year: '2026-2027', term: '2026-2027/1', month: '2026-03' };

const both = (text: string): Words => ({ zh: text, en: text });
const NOTHING = both('');
/** A list longer than this is in the drop-down only. */
const LISTED = 20;

/** What the field asks for. */
export function describeField(field: FieldDefinition, context: ReadContext): FieldWords {
  const format = field.format === undefined ? undefined : textFormatRules[field.format].name;
  return { type: format ?? typeNames[field.type], allowed: allowedOf(field, context), example: exampleOf(field, context) };
}

function allowedOf(field: FieldDefinition, context: ReadContext): Words {
  const parts = [boundsOf(field), scaleOf(field), codesOf(field, context), whereFrom(field, context)].filter((part) => part.zh !== '');
  return { zh: parts.map((part) => part.zh).join('；'), en: parts.map((part) => part.en).join('; ') };
}

function boundsOf(field: FieldDefinition): Words {
  if (field.type === 'text') return field.format === undefined ? { zh: `不超过 ${field.max ?? 200} 个字`, en: `at most ${field.max ?? 200} characters` } : NOTHING;
  const [least, most] = [field.min, field.max].map((bound) => (bound === undefined ? undefined : bound === 'today' ? { zh: '填报当天', en: 'the day of filling in' } : both(String(bound))));
  if (least !== undefined && most !== undefined) return { zh: `${least.zh} 至 ${most.zh}`, en: `${least.en} to ${most.en}` };
  if (least !== undefined) return { zh: `不小于 ${least.zh}`, en: `at least ${least.en}` };
  return most === undefined ? NOTHING : { zh: `不大于 ${most.zh}`, en: `at most ${most.en}` };
}

function scaleOf(field: FieldDefinition): Words {
  if (!['decimal', 'money', 'percent'].includes(field.type)) return NOTHING;
  const scale = field.scale ?? 2;
  return { zh: `最多 ${scale} 位小数`, en: `at most ${scale} digits after the point` };
}

function codesOf(field: FieldDefinition, context: ReadContext): Words {
  if (field.list === undefined) return NOTHING;
  const items = usableCodes(field, context);
  const list = (language: 'zh' | 'en'): string => items.map((item) => item[language]).join(language === 'zh' ? '、' : ', ');
  const several: Words = field.type === 'choices' ? { zh: '可填几项，用顿号隔开：', en: 'several, parted by commas: ' } : { zh: '从下拉列表中选：', en: 'choose from the list: ' };
  if (items.length > LISTED) return { zh: `${several.zh}共 ${items.length} 项`, en: `${several.en}${items.length} entries` };
  return { zh: several.zh + list('zh'), en: several.en + list('en') };
}

/** The names of codes that new rows may use today. */
export function usableCodes(field: FieldDefinition, context: ReadContext): readonly Words[] {
  return context.codeList(field.list ?? '').items
    .filter((item) => (item.from ?? '') <= context.today && (item.until === undefined || item.until >= context.today)).map((item) => item.name);
}

function whereFrom(field: FieldDefinition, context: ReadContext): Words {
  if (field.type === 'unit') return { zh: '填单位全称或标识码', en: 'full name or code of the unit' };
  if (field.type === 'person') return { zh: '填有账号的人的姓名，同名的填登录名', en: 'name of a person with an account; the sign-in name where two have the same' };
  if (field.type === 'file') return { zh: '附件请在页面上添加，表格里不用填，已有的不要改', en: 'files are added on the page; leave the column as it is' };
  if (field.type === 'formula') return { zh: '由系统算出，不用填', en: 'computed, leave it' };
  if (field.type !== 'reference') return NOTHING;
  const { name, fields, display } = context.register(field.to ?? '');
  const parts = fieldsOfTitle(display.title).map((key) => fields.find((one) => one.key === key)?.name ?? { zh: '单位', en: 'unit' });
  const made = { zh: parts.map(({ zh }) => zh).join('、'), en: parts.map(({ en }) => en).join(', ') };
  return { zh: `填“${name.zh}”台账中已有的记录，照列表上的名称写（由${made.zh}组成）`, en: `a record of the register "${name.en}" as its list calls it (made of ${made.en})` };
}

function exampleOf(field: FieldDefinition, context: ReadContext): Words {
  if (field.format !== undefined) return both(textFormatRules[field.format].good[0] ?? '');
  if (field.list !== undefined) return usableCodes(field, context)[0] ?? NOTHING;
  if (field.type === 'period') return both(periodExamples[field.grain ?? 'year']);
  return both(plainExamples[field.type] ?? '');
}

const plainExamples: Partial<Readonly<Record<ValueTypeName, string>>> = { integer: '12', decimal: '12.5', money: '1200.00', percent: '87.5%', date: '2026-03-01', location: '119.306,26.075' };
