/* Functions and summaries as sentences say them, in both languages; leaving one out does not compile. */
import type { AggregateName } from './aggregates.ts';
import type { FunctionName } from './functions.ts';
import { listed, setChinese, zh, type Language } from './phrase.ts';

type Say = (args: readonly string[]) => string;

const one = (say: (a: string) => string): Say => ([a = '']) => say(a);
const two = (say: (a: string, b: string) => string): Say => ([a = '', b = '']) => say(a, b);
const three = (say: (a: string, b: string, c: string) => string): Say => ([a = '', b = '', c = '']) => say(a, b, c);

const places = { zh: ['', '十', '百', '千', '万', '十万', '百万'], en: ['', 'tens', 'hundreds', 'thousands', 'ten thousands', 'hundred thousands', 'millions'] } as const;
const digitsIn = (digits: string): number => Number(digits.replaceAll(/[^\d-]/g, ''));

function roundedZh(value: string, digits: string): string {
  const number = digitsIn(digits);
  if (number === 0) return zh`${value}四舍五入到整数`;
  return number > 0 ? zh`${value}四舍五入到 ${String(number)} 位小数` : `${value}四舍五入到${places.zh[-number] ?? ''}位`;
}

function roundedEn(value: string, digits: string): string {
  const number = digitsIn(digits);
  if (number < 0) return `${value} rounded to ${places.en[-number] ?? ''}`;
  return number === 0 ? `${value} rounded to a whole number` : `${value} rounded to ${number} decimals`;
}

/** Each function said of its arguments. `limit` is said by the walk, which knows the table's name. */
export const functionWords: Readonly<Record<FunctionName, Readonly<Record<Language, Say>>>> = {
  if: { zh: three((when, yes, no) => zh`如果${when}，则为${yes}，否则为${no}`), en: three((when, yes, no) => `if ${when} then ${yes}, otherwise ${no}`) },
  coalesce: {
    zh: ([first = '', ...rest]) => zh`${first}（为空时取${setChinese(rest.flatMap((next, at) => (at === 0 ? [next] : ['，再为空时取', next])))}）`,
    en: ([first = '', ...rest]) => `${first} (when blank, ${rest.join('; when that is blank, ')})`,
  },
  round: { zh: two(roundedZh), en: two(roundedEn) },
  abs: { zh: one((a) => zh`${a}的绝对值`), en: one((a) => `${a} without its sign`) },
  min: { zh: (args) => zh`${listed(args, 'zh')}中最小的`, en: (args) => `the least of ${listed(args, 'en')}` },
  max: { zh: (args) => zh`${listed(args, 'zh')}中最大的`, en: (args) => `the most of ${listed(args, 'en')}` },
  between: { zh: three((a, low, high) => zh`${a}在 ${low} 到 ${high} 之间`), en: three((a, low, high) => `${a} is between ${low} and ${high}`) },
  length: { zh: one((a) => zh`${a}的字数`), en: one((a) => `the length of ${a}`) },
  starts_with: { zh: two((a, b) => zh`${a}以${b}开头`), en: two((a, b) => `${a} starts with ${b}`) },
  contains: { zh: two((a, b) => zh`${a}含有${b}`), en: two((a, b) => `${a} contains ${b}`) },
  has: { zh: two((a, b) => zh`${a}中选有${b}`), en: two((a, b) => `${a} includes ${b}`) },
  concat: { zh: (args) => zh`${listed(args, 'zh')}连成的文字`, en: (args) => `${listed(args, 'en')} joined` },
  year: { zh: one((a) => zh`${a}的年份`), en: one((a) => `the year of ${a}`) },
  month: { zh: one((a) => zh`${a}的月份`), en: one((a) => `the month of ${a}`) },
  days_between: { zh: two((a, b) => zh`从${a}到${b}的天数`), en: two((a, b) => `the days from ${a} to ${b}`) },
  age_on: { zh: two((a, b) => zh`按${a}到${b}满的周岁`), en: two((a, b) => `the age from ${a} on ${b}`) },
  today: { zh: () => '今天', en: () => 'today' },
  limit: { zh: ([table = '', ...by]) => zh`${table}${by.length === 0 ? '' : `（按${by.join('、')}）`}`, en: ([table = '', ...by]) => `${table}${by.length === 0 ? '' : ` (by ${by.join(', ')})`}` },
};

/** What a summary is said of: rows by their name and condition, the value summed up, its weight. */
export interface SummaryWords {
  /** 班级, or 人数不少于 56 的班级. */
  readonly rows: string;
  /** 班级 alone. */
  readonly all: string;
  readonly of: string;
  readonly weight: string;
}

type SaySummary = (said: SummaryWords) => string;

/** Each summary said of its rows. */
export const summaryWords: Readonly<Record<AggregateName, Readonly<Record<Language, SaySummary>>>> = {
  count: { zh: ({ rows }) => zh`${rows}数`, en: ({ rows }) => `the number of ${rows} rows` },
  sum: { zh: ({ rows, of }) => zh`${rows}的${of}之和`, en: ({ rows, of }) => `the sum of ${of} of ${rows} rows` },
  avg: { zh: ({ rows, of }) => zh`${rows}的${of}平均值`, en: ({ rows, of }) => `the average ${of} of ${rows} rows` },
  min: { zh: ({ rows, of }) => zh`${rows}的${of}最小值`, en: ({ rows, of }) => `the least ${of} of ${rows} rows` },
  max: { zh: ({ rows, of }) => zh`${rows}的${of}最大值`, en: ({ rows, of }) => `the most ${of} of ${rows} rows` },
  count_distinct: { zh: ({ rows, of }) => zh`${rows}中不同的${of}个数`, en: ({ rows, of }) => `the number of different ${of} of ${rows} rows` },
  share: {
    zh: ({ rows, all, of }) => (of === '' ? zh`${rows}占全部${all}的比例` : zh`${rows}的${of}占全部${all}${of}的比例`),
    en: ({ rows, all, of }) => (of === '' ? `the share of ${rows} rows in all ${all} rows` : `the share of ${of} of ${rows} rows in that of all ${all} rows`),
  },
  weighted_cv: { zh: ({ rows, of, weight }) => zh`${rows}之间${of}的差异系数（按${weight}加权）`, en: ({ rows, of, weight }) => `the coefficient of variation of ${of} among ${rows} rows, weighted by ${weight}` },
};
