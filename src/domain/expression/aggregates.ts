/* Ways to sum up the rows of a register. Blanks are passed over; of nothing, `count` is 0 and the others blank. */
import type { ExpressionType } from './expression.ts';
import type { Words } from '../problem.ts';

/** One way to sum up. */
export interface Aggregate {
  readonly name: Words;
  readonly usage: string;
  /** What is summed up: nothing but the rows, a value of this type, or a value of any type that can be compared. */
  readonly of: 'rows' | 'number' | 'ordered' | 'rows or number';
  readonly weighted: boolean;
  /** Null: the type of what is summed up. */
  readonly result: ExpressionType | null;
  /** Whether it makes sense only of some rows among all. */
  readonly needsWhere: boolean;
}

const numbers = { of: 'number', weighted: false, result: 'number', needsWhere: false } as const;

/** Every one by its name in expressions. */
export const aggregates = {
  count: { ...numbers, name: { zh: '个数', en: 'number of rows' }, usage: 'count(class where size >= 56)', of: 'rows' },
  sum: { ...numbers, name: { zh: '之和', en: 'sum' }, usage: 'sum(school.books)' },
  avg: { ...numbers, name: { zh: '平均值', en: 'average' }, usage: 'avg(class.size)' },
  min: { ...numbers, name: { zh: '最小值', en: 'least' }, usage: 'min(class.size)', of: 'ordered', result: null },
  max: { ...numbers, name: { zh: '最大值', en: 'most' }, usage: 'max(class.size)', of: 'ordered', result: null },
  /** How many different values. */
  count_distinct: { ...numbers, name: { zh: '不同值的个数', en: 'number of different values' }, usage: 'count_distinct(class.teacher)', of: 'ordered' },
  /** The part for which `where` holds of the whole: of the rows, or of the sum of a number. */
  share: { ...numbers, name: { zh: '占比', en: 'share' }, usage: 'share(class where size >= 56)', of: 'rows or number', needsWhere: true },
  /** The coefficient of variation weighted by pupils, as the balance rules want it: population form, weighted mean. */
  weighted_cv: { ...numbers, name: { zh: '差异系数', en: 'coefficient of variation' }, usage: 'weighted_cv(school.books / school.pupils, weight: school.pupils)', weighted: true },
} as const satisfies Readonly<Record<string, Aggregate>>;

/** The name of an aggregate. */
export type AggregateName = keyof typeof aggregates;

/** All names. */
export const aggregateNames = Object.keys(aggregates) as readonly AggregateName[];

/** Whether this is one, and not a name that every object has. */
export const isAggregateName = (name: string): name is AggregateName => aggregateNames.some((one) => one === name);
