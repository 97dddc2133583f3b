/* The shape of an indicator's file, as people write it. Meaning (does the formula fit?) is checked in define-indicator.ts. */
import { z } from 'zod';
import { directions, timeBases } from '../domain/indicator/definition.ts';
import { day, expression, key, label, prose } from './definition-file.ts';

const held = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);

const example = z.object({
  rows: z.record(key, z.array(z.record(z.string(), held)).max(200)).describe('各台账的行，按字段键；没写期间的就算所问的那一期 · rows of registers by field key; without a period they are of the one asked for'),
  period: z.string().regex(/^\d{4}(-\d{4})?$/).optional().describe('问哪一期，缺省是那一天所在的 · the period asked for; that of the day unless said'),
  on: day.optional().describe('按哪一天算 · the day it is computed on, YYYY-MM-DD'),
  value: z.number().nullable().describe('应当显示的数；算不出写 null · the number shown; null when it cannot be computed'),
}).strict();

/** An indicator as its file says it. */
export const indicatorFile = z.object({
  key, version: z.number().int().min(1).default(1).describe('每改一次加一 · grows with every change'),
  name: label.describe('中文名 · name in Chinese'), en: label.optional().describe('英文名 · name in English'),
  measure: prose(20).default('').describe('计量单位；写 % 的按百分数显示 · unit of measure; % shows a fraction as a percentage'), measure_en: prose(30).optional().describe('英文计量单位 · in English'),
  decimals: z.number().int().min(0).max(6).default(0).describe('显示几位小数 · digits after the point when shown'),
  better: z.enum(directions).default('neither').describe('哪个方向更好：more 高，less 低，neither 不分 · which way is better'),
  formula: expression,
  numerator: prose(200).optional().describe('文件里的分子 · the numerator in the words of the document'), numerator_en: prose(200).optional().describe('英文 · in English'),
  denominator: prose(200).optional().describe('文件里的分母 · the denominator in the words of the document'), denominator_en: prose(200).optional().describe('英文 · in English'),
  time: z.enum(timeBases).describe('统计的时间：school_year 学年，year 年度，fiscal_year 财政年度，day 当日 · what one value stands for'),
  stage: z.record(key, expression).optional().describe('可分学段的：各台账的一行属于哪个学段 · for a breakdown by stage: the stage of a row, by register'),
  source: prose(300).default('').describe('依据的文件条款 · the document and clause'),
  unconfirmed: z.boolean().default(false).describe('条款待与原文核对 · the clause is still to be checked against the document'),
  note: prose(300).optional().describe('口径说明 · what people should know'), note_en: prose(300).optional().describe('英文 · in English'),
  examples: z.array(example).min(1).max(50).describe('样例，在内存和数据库里都试算 · worked examples, run in memory and in the database'),
}).strict();

export type IndicatorFile = z.infer<typeof indicatorFile>;
