/*
 * Whether a number in a text is called as a figure is: the words of its metric against the figure's name, without what
 * every figure has around it (数, 总数, 全县, 现有). Names are compared, values never.
 */
import type { Quantity } from '../plan/reading.ts';
import { fold } from '../plan/fold.ts';
import { gramsOf, likeness } from '../text/grams.ts';

const AROUND = /^(?:全[县市区校]|我[县市区局校]|现有|共有|共|现|各级各类|义务教育阶段)+(?=.)|(?<=.)(?:总人数|总数|人数|(?<=.)班数|个数|校数|所数|总量|总值|数量|数|金额|情况)+$/gu;
/** What people write of what the registers call otherwise. */
const SAME_WORDS: readonly (readonly [RegExp, string])[] = [[/在籍学生|在校学生|在校生|学籍学生/gu, '学生'], [/教学班|班级/gu, '班'], [/教职员工|教职工/gu, '教职工'], [/所占比例|占比|比例|比重/gu, '占比']];

const coreOf = (name: string): string => SAME_WORDS.reduce((words, [from, to]) => words.replaceAll(from, to), fold(name).replaceAll(/[（(].*?[)）]|\s/gu, '')).replaceAll(AROUND, '');

/** How alike two names are, 0 to 1; 1 only where their cores are the same. */
export function nameLikeness(said: string, name: string): number {
  const [a, b] = [coreOf(said), coreOf(name)];
  if (a === '' || b === '') return 0;
  return a === b ? 1 : Math.min(0.99, likeness(gramsOf(a), gramsOf(b)));
}

/** Whether a number of a text is called by this name; 小学专任教师 is not 专任教师. */
export const isNamedLike = ({ metric, subject }: Pick<Quantity, 'metric' | 'subject'>, name: string): boolean => nameLikeness(metric, name) === 1 || nameLikeness(subject + metric, name) === 1;
