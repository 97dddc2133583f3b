/* Types of values as sentences call them. */
import type { Words } from '../problem.ts';
import type { ExpressionType } from './expression.ts';

/** What a type is called. */
export const typeNames: Readonly<Record<ExpressionType, Words>> = {
  number: { zh: '数', en: 'a number' }, text: { zh: '文字', en: 'a text' }, date: { zh: '日期', en: 'a date' }, boolean: { zh: '是否判断', en: 'a yes or no' },
  list: { zh: '多项选择', en: 'a choice of several' }, blank: { zh: '空白', en: 'blank' },
};
