/* The shape of a document template's file, as people write it. Meaning (is the figure there? does the formula fit?) is checked afterwards. */
import { z } from 'zod';
import { eachOf, figureTimes } from '../domain/report/template.ts';
import { expression, key, label, prose } from './definition-file.ts';

const sentence = prose(600).min(1);

const cited = z.object({
  year: z.number().int().min(2000).max(2100).describe('哪一年的数 · of which year'), value: z.string().regex(/^-?\d+(\.\d+)?$/).describe('数，按指标的单位，写成文字 · in the indicator’s unit, as text'),
  source: prose(200).min(1).describe('出处：文件、页码 · the document and page'),
}).strict();

const figure = z.object({
  name: label.describe('叫什么，缺数时这样提 · what it is called when it is missing'),
  indicator: key.describe('指标的键 · key of the indicator'),
  scope: z.string().regex(/^[a-z0-9][a-z0-9_:-]{0,59}$/).default('county').describe('范围：county、单位代码，可加学段 county:primary · whose figure'),
  time: z.enum(figureTimes).default('as_of').describe('as_of 截至文件的日子；year 全年；school_year 学年 · for which time'),
  unit: prose(10).min(1).describe('指标的计量单位，% 按百分点给数 · the indicator’s unit of measure'),
  shown: prose(10).min(1).optional().describe('显示的单位，如 万元 · the unit it is shown in'),
  decimals: z.number().int().min(0).max(4).optional().describe('显示几位小数，缺省按指标 · digits when shown'),
  cited: z.array(cited).max(20).optional().describe('台账里没有的年份的数，连同出处 · figures of years the registers do not reach'),
}).strict();

const table = z.object({
  caption: sentence.describe('表题 · its caption'),
  columns: z.array(prose(40).min(1)).min(2).max(12).describe('列名 · headings of its columns'),
  rows: z.array(z.array(prose(200)).min(2).max(12)).min(1).max(60).describe('各行；格里可用花括号，数字不带单位 · its rows; figures in cells stand without their unit'),
}).strict();

const chart = z.object({
  shape: z.enum(['bar', 'line', 'pie']).describe('柱、折线、饼 · its shape'),
  caption: sentence.describe('图题 · its caption'),
  points: z.array(z.object({ name: label.describe('叫什么 · what it is called'), figure: key.describe('数字的键 · key of the figure') }).strict()).min(1).max(20).describe('画哪些数字 · its figures'),
  years: z.number().int().min(1).max(10).default(1).describe('连同本年往前几年 · how many years back'),
}).strict();

const said = z.object({
  when: expression.optional().describe('成立才写 · said only when it holds'),
  text: sentence.optional().describe('句子 · a sentence'),
  otherwise: sentence.optional().describe('不成立时写的句子 · said when it does not hold'),
  new_paragraph: z.boolean().default(false).describe('另起一段 · opens a paragraph'),
  each: z.enum(eachOf).optional().describe('逐个目标各写一句：short 没有达到的，silent 没有填报的；{each.name} 等代入 · said for each target not reached, or not reported on'),
  from_last_year: z.boolean().default(false).describe('去年的话，还没有改 · kept from last year, not yet read again'),
  table: table.optional().describe('表 · a table'), chart: chart.optional().describe('图 · a chart'),
}).strict().refine(({ text, table: rows, chart: points }) => [text, rows, points].filter((one) => one !== undefined).length === 1, '写 text、table、chart 中的一种 · one of text, table and chart');

const item = z.union([sentence, said]);
const items = z.array(item).max(200).default([]);

// Four levels and no more: 一、（一）1.（1）.
const partBelow = (below: z.ZodType | null) => z.object({
  heading: sentence.describe('标题，不写编号 · its title, without a number'),
  when: expression.optional().describe('成立才写这一部分 · the part is there only when it holds'),
  run_in: z.boolean().default(false).describe('正文接在标题后面 · the text goes on behind the title'),
  say: items.describe('句子、表、图，按次序 · sentences, tables and charts in order'),
  ...(below === null ? {} : { parts: z.array(below).max(30).default([]).describe('下一级 · the level below') }),
}).strict();

/** A heading with what stands under it, as its file says it. */
export interface PartFile {
  readonly heading: string;
  readonly when?: string | undefined;
  readonly run_in: boolean;
  readonly say: readonly z.infer<typeof item>[];
  readonly parts?: readonly PartFile[] | undefined;
}

const part = partBelow(partBelow(partBelow(partBelow(null)))) as unknown as z.ZodType<PartFile>;

const given = z.object({
  value: z.union([z.string().regex(/^-?\d+(\.\d+)?$/), z.null()]).describe('数，写成文字 · the value, as text'),
  previous: z.string().regex(/^-?\d+(\.\d+)?$/).optional().describe('上年数 · last year’s value'), target: z.string().regex(/^-?\d+(\.\d+)?$/).optional().describe('目标 · the target'),
}).strict();

const example = z.object({
  year: z.number().int().min(2000).max(2100).describe('哪一年 · the year'),
  given: z.record(key, given).describe('各数字 · the figures'),
  says: z.array(z.string().min(1)).default([]).describe('应当写出 · what it says'), silent: z.array(z.string().min(1)).default([]).describe('不应写出 · what it must not say'),
  targets: z.array(z.object({
    name: label.describe('目标叫什么 · what it is called'), required: z.number().describe('年初提出的数 · what was promised'), unit: prose(10).describe('单位 · its unit'),
    value: z.number().nullable().describe('填报的数，没有填报为 null · what was reached, null for nothing reported'), lead: label.describe('责任单位 · the unit that leads'),
  }).strict()).max(20).optional().describe('台账的目标 · targets of the ledger'),
}).strict();

/** A document template as its file says it. */
export const documentFile = z.object({
  key, version: z.number().int().min(1).default(1).describe('每改一次加一 · grows with every change'),
  name: label.describe('中文名 · name in Chinese'), en: label.optional().describe('英文名 · name in English'),
  title: sentence.describe('公文标题 · the title of the document'), addressee: prose(100).default('').describe('主送机关，不写冒号 · to whom'),
  length: z.number().int().min(100).max(50_000).default(5000).describe('正文至多几字 · characters at most'), source: prose(300).default('').describe('依据 · where it comes from'),
  figures: z.record(key, figure).refine((figures) => Object.keys(figures).length <= 500, '至多 500 个 · 500 at most').describe('用到的数字 · the figures it names'),
  opening: items.describe('第一个标题前的话 · before the first heading'),
  parts: z.array(part).min(1).max(30).describe('各部分 · its parts'),
  examples: z.array(example).max(50).default([]).describe('样例 · worked examples'),
}).strict();

export type DocumentFile = z.infer<typeof documentFile>;
export type ItemFile = z.infer<typeof item>;
