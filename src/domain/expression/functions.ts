/*
 * The functions of expressions: for each its name in words, how it is written, what it takes and gives, and what it does.
 * The database room has its own half (function-sql.ts) under the same names; leaving one out there does not compile.
 */
import type { LimitTable } from '../register/definition.ts';
import type { Words } from '../problem.ts';
import { daysBetween, type PlainDate } from '../values/plain-date.ts';
import { absolute, compareDecimals, roundTo, type Decimal } from './decimal.ts';
import type { ExpressionType } from './expression.ts';
import { limitOn } from './limit-on.ts';
import { compareTexts, textOf, type Value } from './value.ts';

/** A type wanted; `same`: one type for all that say so; `plain`: number, text or date; `digits`, `table`: written out, not computed. */
export type ParameterType = Exclude<ExpressionType, 'blank'> | 'same' | 'plain' | 'digits' | 'table';

/** What functions may ask besides their arguments. */
export interface FunctionContext { readonly today: PlainDate; readonly limits: ReadonlyMap<string, LimitTable> }

/** One function. */
export interface ExpressionFunction {
  readonly name: Words;
  readonly usage: string;
  readonly takes: readonly ParameterType[];
  /** May follow once each, in order. */
  readonly may?: readonly ParameterType[];
  /** May follow as often as wanted. */
  readonly more?: ParameterType;
  readonly gives: ExpressionType | 'same';
  /** What `same` can be; any type when left out. */
  readonly among?: readonly ExpressionType[];
  readonly compute: (args: readonly Value[], context: FunctionContext) => Value;
}

/** Blank when one of its arguments is. */
const strict = <A extends readonly unknown[]>(compute: (...args: A) => Value) => (args: readonly Value[]): Value =>
  (args.includes(null) ? null : compute(...(args as readonly unknown[] as A)));

const ordered = ['number', 'date', 'text'] as const;

/** Negative, nought or positive; both of one type. */
export const compareValues = (a: Value, b: Value): number =>
  (typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : compareDecimals(a as Decimal, b as Decimal));

/** The least or the most of those that are not blank; blank when all are. */
export const outermost = (values: readonly Value[], sign: 1 | -1): Value =>
  values.reduce((best, value) => (value !== null && (best === null || compareValues(value, best) * sign > 0) ? value : best), null);

const monthAndDay = (date: PlainDate): string => date.slice(5);
const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

function between([value = null, low = null, high = null]: readonly Value[]): Value {
  const above = value === null || low === null ? null : compareValues(value, low) >= 0;
  const below = value === null || high === null ? null : compareValues(value, high) <= 0;
  if (above === false || below === false) return false;
  return above === null || below === null ? null : true;
}

/** Every function by its name in expressions. */
export const functions = {
  if: {
    name: { zh: '如果', en: 'if' }, usage: 'if(condition, then, else)', takes: ['boolean', 'same', 'same'], gives: 'same',
    compute: ([condition = null, yes = null, no = null]) => (condition === null ? null : condition === true ? yes : no),
  },
  coalesce: {
    name: { zh: '第一个不空的', en: 'first not blank of' }, usage: 'coalesce(a, b)', takes: ['same', 'same'], more: 'same', gives: 'same',
    compute: (args) => args.find((arg) => arg !== null) ?? null,
  },
  round: {
    name: { zh: '四舍五入', en: 'rounded' }, usage: 'round(x, 2)', takes: ['number', 'digits'], gives: 'number',
    compute: strict<[Decimal, number]>((value, digits) => roundTo(value, digits)),
  },
  abs: { name: { zh: '绝对值', en: 'absolute value' }, usage: 'abs(x)', takes: ['number'], gives: 'number', compute: strict<[Decimal]>(absolute) },
  min: {
    name: { zh: '较小者', en: 'least of' }, usage: 'min(a, b)', takes: ['same', 'same'], more: 'same', gives: 'same', among: ordered,
    compute: (args) => outermost(args, -1),
  },
  max: {
    name: { zh: '较大者', en: 'most of' }, usage: 'max(a, b)', takes: ['same', 'same'], more: 'same', gives: 'same', among: ordered,
    compute: (args) => outermost(args, 1),
  },
  between: { name: { zh: '介于', en: 'between' }, usage: 'x between a and b', takes: ['same', 'same', 'same'], gives: 'boolean', among: ordered, compute: between },
  length: { name: { zh: '字数', en: 'length' }, usage: 'length(text)', takes: ['text'], gives: 'number', compute: strict<[string]>((text) => [...text].length) },
  starts_with: {
    name: { zh: '开头是', en: 'starts with' }, usage: "starts_with(text, '…')", takes: ['text', 'text'], gives: 'boolean',
    compute: strict<[string, string]>((text, start) => text.startsWith(start)),
  },
  contains: {
    name: { zh: '包含', en: 'contains' }, usage: "contains(text, '…')", takes: ['text', 'text'], gives: 'boolean',
    compute: strict<[string, string]>((text, part) => text.includes(part)),
  },
  has: {
    name: { zh: '选有', en: 'has' }, usage: "has(choices, '…')", takes: ['list', 'text'], gives: 'boolean',
    compute: strict<[readonly string[], string]>((codes, code) => codes.includes(code)),
  },
  concat: {
    name: { zh: '连接', en: 'joined' }, usage: 'concat(a, b)', takes: ['plain', 'plain'], more: 'plain', gives: 'text',
    compute: (args) => args.map((arg) => (arg === null ? '' : textOf(arg as Decimal | string))).join(''),
  },
  year: { name: { zh: '年份', en: 'year' }, usage: 'year(date)', takes: ['date'], gives: 'number', compute: strict<[PlainDate]>(yearOf) },
  month: { name: { zh: '月份', en: 'month' }, usage: 'month(date)', takes: ['date'], gives: 'number', compute: strict<[PlainDate]>((date) => Number(date.slice(5, 7))) },
  days_between: {
    name: { zh: '相隔天数', en: 'days between' }, usage: 'days_between(from, to)', takes: ['date', 'date'], gives: 'number',
    compute: strict<[PlainDate, PlainDate]>((from, to) => daysBetween(from, to) + 0),
  },
  /** Whole years; who was born on 29 February is a year older on 1 March. */
  age_on: {
    name: { zh: '周岁', en: 'age' }, usage: 'age_on(birth, date)', takes: ['date', 'date'], gives: 'number',
    compute: strict<[PlainDate, PlainDate]>((birth, on) => yearOf(on) - yearOf(birth) - (monthAndDay(on) < monthAndDay(birth) ? 1 : 0)),
  },
  today: { name: { zh: '今天', en: 'today' }, usage: 'today()', takes: [], gives: 'date', compute: (_args, { today }) => today },
  limit: {
    name: { zh: '限值', en: 'limit' }, usage: "limit('class_size', stage)", takes: ['table'], may: ['text', 'date'], gives: 'number',
    compute: ([key = null, code = null, on], { limits, today }) => limitOn(limits.get(String(key)), code as string | null, on === undefined ? today : on as string | null),
  },
} as const satisfies Readonly<Record<string, ExpressionFunction>>;

/** The name of a function. */
export type FunctionName = keyof typeof functions;

const functionNames: ReadonlySet<string> = new Set(Object.keys(functions));

/** Whether this is one, and not a name that every object has. */
export const isFunctionName = (name: string): name is FunctionName => functionNames.has(name);

/** The function of this name. */
export const functionOf = (name: FunctionName): ExpressionFunction => functions[name];
