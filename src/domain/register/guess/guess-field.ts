/*
 * What a column seems to hold, by its heading and its rows: rules in order, the first that fits nearly all cells wins.
 * A guess is shown to its author and never taken for settled; what does not fit is shown with it.
 */
import type { CodeList, FieldDefinition, PeriodGrain, TextFormat, ValueTypeName } from '../definition.ts';
import { textFormatRules } from '../text-format.ts';
import type { Typed } from '../typed.ts';
import { scaleOf, typedDecimal } from '../value-types/number-text.ts';
import { valueTypes } from '../value-types.ts';
import type { ReadContext } from '../read-context.ts';
import { wholeText, type ColumnTally } from './column-tally.ts';
import type { ReadHeading } from './read-heading.ts';

/** What a county holds that a column may name. */
export interface GuessWorld {
  readonly today: string;
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly isUnit: (text: string) => boolean;
  readonly isPerson: (text: string) => boolean;
  /** Titles of records, by register. */
  readonly titles: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a definition would say of the field. */
export interface GuessedProps {
  readonly type: ValueTypeName;
  readonly format?: TextFormat;
  readonly encrypted?: boolean;
  readonly sensitivity?: 'personal' | 'sensitive';
  readonly list?: string;
  readonly to?: string;
  readonly grain?: PeriodGrain;
  readonly scale?: number;
  readonly min?: number;
  readonly max?: number;
  readonly measure?: string;
}

/** A guess. */
export interface FieldGuess {
  readonly props: GuessedProps;
  /** The options of a code list that would have to be made. */
  readonly options?: readonly string[];
  /** Cells that would be refused. */
  readonly misfits: readonly string[];
}

/** A column as rules see it. */
export interface GuessedColumn { readonly heading: ReadHeading; readonly tally: ColumnTally }

type Rule = (column: GuessedColumn, world: GuessWorld) => FieldGuess | null;

// So much of a column must fit: a few slips of the pen do not make a date a text.
const NEARLY_ALL = 0.9;
const SHOWN = 3;

/** What the column seems to hold. */
export function guessField(column: GuessedColumn, world: GuessWorld): FieldGuess {
  for (const rule of rules) {
    const guess = rule(column, world);
    if (guess !== null) return guess;
  }
  return text(column);
}

const nothing: GuessedProps = { type: 'text' };

function asField({ measure, ...props }: GuessedProps): FieldDefinition {
  return { key: 'guessed', name: { zh: '', en: '' }, required: false, encrypted: false, ...props, sensitivity: 1, ...spoken(measure) };
}

const spoken = (measure: string | undefined): Pick<FieldDefinition, 'measure'> => (measure === undefined ? {} : { measure: { zh: measure, en: measure } });

// Numbers, dates and periods look nothing up but the day.
const noContext = (today: string): ReadContext => ({ today } as ReadContext);

function fitting({ tally: { cells } }: GuessedColumn, world: GuessWorld, props: GuessedProps): FieldGuess | null {
  const field = asField(props);
  const misfits = cells.filter((cell) => 'findings' in valueTypes[props.type].read(cell, field, noContext(world.today)));
  return cells.length === 0 || misfits.length > cells.length * (1 - NEARLY_ALL) ? null : { props, misfits: shown(misfits) };
}

const shown = (cells: readonly Typed[]): string[] => [...new Set(cells.map(wholeText))].slice(0, SHOWN);

const share = (cells: readonly Typed[], is: (cell: Typed) => boolean): number => (cells.length === 0 ? 0 : cells.filter(is).length / cells.length);
const isKind = (cell: Typed, kind: 'date' | 'percent' | 'boolean'): boolean => typeof cell === 'object' && cell !== null && 'kind' in cell && cell.kind === kind;

const named: readonly (readonly [TextFormat, RegExp])[] = [
  ['id_number', /身份证/], ['student_number', /学籍号|全国学籍/], ['credit_code', /信用代码/], ['school_code', /标识码/], ['bank_card', /银行卡|卡号|银行账号/], ['phone', /电话|手机|联系方式/], ['postcode', /邮编|邮政编码/],
];
const personal: ReadonlySet<TextFormat> = new Set(['id_number', 'student_number', 'bank_card']);

// A personal number counts by its heading alone: its digits may be lost already, and it must not stand in the clear.
const format: Rule = ({ heading, tally: { cells } }, { today }) => {
  const asked = named.find(([, pattern]) => pattern.test(heading.name))?.[0];
  const misfitsOf = (key: TextFormat) => cells.filter((cell) => { const rule = textFormatRules[key]; const text = rule.normal(wholeText(cell)); return (rule.fault(text, today) ?? rule.odd?.(text)) !== undefined; });
  const fits = (key: TextFormat) => cells.length > 0 && misfitsOf(key).length <= cells.length * (1 - NEARLY_ALL);
  const found = asked !== undefined && (fits(asked) || personal.has(asked)) ? asked : (['id_number', 'student_number'] as const).find(fits);
  if (found === undefined) return null;
  const secret = personal.has(found) ? { encrypted: true, sensitivity: found === 'student_number' ? 'personal' : 'sensitive' } as const : {};
  return { props: { type: 'text', format: found, ...secret }, misfits: shown(misfitsOf(found)) };
};

const unit: Rule = ({ tally: { texts } }, { isUnit }) => namesFit(texts, isUnit, { type: 'unit' });

const person: Rule = ({ heading, tally: { texts } }, { isPerson }) => (/人$|教师|老师|干部|督学|姓名/.test(heading.name) ? namesFit(texts, isPerson, { type: 'person' }) : null);

const reference: Rule = ({ tally: { texts } }, { titles }) => {
  for (const [to, held] of titles) {
    const found = namesFit(texts, (name) => held.has(name), { type: 'reference', to });
    if (found !== null) return found;
  }
  return null;
};

function namesFit(texts: ColumnTally['texts'], is: (text: string) => boolean, props: GuessedProps): FieldGuess | null {
  const misfits = texts.filter(([name]) => !is(name)).map(([name]) => name);
  return texts.length === 0 || misfits.length > texts.length * (1 - NEARLY_ALL) ? null : { props, misfits: misfits.slice(0, SHOWN) };
}

const date: Rule = (column, world) => {
  const { heading, tally: { cells } } = column;
  const hinted = /日期|时间|出生|年月日|日$/.test(heading.name);
  return hinted || share(cells, (cell) => typeof cell !== 'number') >= NEARLY_ALL ? fitting(column, world, { type: 'date' }) : null;
};

const grains: readonly (readonly [PeriodGrain, RegExp, RegExp])[] = [
  ['term', /学期/, /学期$|\/[12]$/], ['school_year', /学年/, /^\d{4}[-—–~至]\d{4}|学年/], ['month', /月份|年月$/, /^\d{4}年\d{1,2}月$/], ['year', /年度|年份/, /^\d{4}年度?$/],
];

const period: Rule = (column, world) => {
  for (const [grain, heading, written] of grains) {
    const asked = heading.test(column.heading.name) || share(column.tally.cells, (cell) => written.test(wholeText(cell))) >= NEARLY_ALL;
    const found = asked ? fitting(column, world, { type: 'period', grain }) : null;
    if (found !== null) return found;
  }
  return null;
};

const isCode = /编号|代码|学号|工号|号码|证号|账号|车牌|[牌考票货单班]号$/;
const isMoney = /金额|经费|费$|费用|资金|工资|单价|总价|价格|价值|造价|预算|决算|收入$|支出$|拨款|投资|补助|补贴|元$/;

// What begins with 0 is a code whose noughts a number would lose; so are digits beyond what a number can hold.
const looksCoded = (cell: Typed): boolean => (typeof cell === 'string' && /^0\d+$/.test(cell.trim())) || (/^\d{16,}$/.test(wholeText(cell)));

const percent: Rule = (column, world) => {
  const { heading, tally: { cells } } = column;
  const written = share(cells, (cell) => isKind(cell, 'percent') || (typeof cell === 'string' && /[%％]$/.test(cell.trim()))) >= 0.5;
  const points = /率$|占比|比例|百分/.test(heading.name) && cells.some((cell) => Number(wholeText(cell)) > 1);
  if (!written && !points && heading.measure !== '%') return null;
  const scale = mostDigits(cells.map((cell) => (isKind(cell, 'percent') ? wholeText(cell) : cell)), 'percent');
  return fitting(column, world, { type: 'percent', scale: Math.min(scale, 4) });
};

const number: Rule = (column, world) => {
  const { heading, tally: { cells } } = column;
  if (cells.some(looksCoded) || (isCode.test(heading.name) && !heading.measure)) return null;
  const money = isMoney.test(heading.name) || heading.measure.endsWith('元') || cells.some((cell) => typeof cell === 'string' && /^[￥¥]/.test(cell.trim()));
  const scale = mostDigits(cells, money ? 'money' : 'decimal', heading.measure);
  const measure = heading.measure !== '' ? heading.measure : money ? '元' : undefined;
  const bounds = { ...(measure !== undefined && { measure }), ...(cells.every((cell) => !wholeText(cell).startsWith('-')) && { min: 0 }) };
  if (money) return fitting(column, world, { type: 'money', ...bounds, ...(scale > 2 && { scale }) });
  return scale === 0 ? fitting(column, world, { type: 'integer', ...bounds }) : fitting(column, world, { type: 'decimal', scale, ...bounds });
};

function mostDigits(cells: readonly Typed[], type: ValueTypeName, measure = ''): number {
  const field = asField({ type, ...(measure !== '' && { measure }) });
  return Math.min(8, Math.max(0, ...cells.map((cell) => { const read = typedDecimal(cell, field); return read === null ? 0 : scaleOf(read); })));
}

// A list of our own before a new one; the shortest of those that know every value.
const knownList: Rule = ({ tally: { texts } }, { codeLists }) => {
  const fitted = [...codeLists.values()].filter((list) => texts.length > 0 && texts.every(([name]) => list.items.some((item) => item.name.zh === name && item.until === undefined)));
  const [best] = fitted.toSorted((one, other) => one.items.length - other.items.length);
  return best !== undefined && texts.length >= Math.min(2, best.items.length) ? { props: { type: 'choice', list: best.key }, misfits: [] } : null;
};

const MOST_OPTIONS = 20;
const TIMES_EACH = 3;
const LONGEST_OPTION = 20;
const isFree = /姓名|名称|备注|说明|地址|地点|内容|原因|标题|事项/;
const isOption = (name: string): boolean => name.length <= LONGEST_OPTION && /[\p{L}\p{N}]/u.test(name);

const newList: Rule = ({ heading, tally: { texts, filled } }) => {
  if (texts.length < 2 || texts.length > MOST_OPTIONS || filled < texts.length * TIMES_EACH || isFree.test(heading.name)) return null;
  return texts.every(([name]) => isOption(name) && !/[、,，;；\n]/.test(name)) ? { props: { type: 'choice' }, options: texts.map(([name]) => name), misfits: [] } : null;
};

const several: Rule = ({ heading, tally: { texts, filled } }) => {
  const parts = texts.map(([name]) => name.split(/[、,，;；\n]/).map((part) => part.trim()).filter((part) => part !== ''));
  const options = [...new Set(parts.flat())];
  const joined = parts.filter((one) => one.length > 1).length;
  if (joined < 2 || joined < parts.length / 5 || options.length > MOST_OPTIONS || filled < options.length || isFree.test(heading.name)) return null;
  return options.every(isOption) ? { props: { type: 'choices' }, options, misfits: [] } : null;
};

/** Wide enough for what is there, and something to spare. */
const widths = [10, 20, 40, 60, 100, 200, 500, 1000, 2000, 5000];

const text = ({ heading, tally: { longest, filled } }: GuessedColumn): FieldGuess => {
  const least = filled === 0 || isFree.test(heading.name) ? 60 : 10;
  return { props: { ...nothing, max: widths.find((width) => width >= Math.max(least, longest * 1.5)) ?? 10_000 }, misfits: [] };
};

const rules: readonly Rule[] = [format, unit, period, date, percent, knownList, number, person, reference, several, newList];
