/*
 * The shapes of definition files, as people write them: the one source of reading, of the JSON Schema that editors use,
 * and of what the designer page sends. Meaning (does the field exist? does the formula fit?) is checked afterwards.
 */
import { z } from 'zod';
import { sensitivities } from '../domain/access/roles.ts';
import { periodGrains, textFormats, valueTypeNames } from '../domain/register/definition.ts';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/).describe('小写字母、数字、下划线，字母开头 · a key');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('YYYY-MM-DD');
// What cannot be seen, or turns what stands beside it around, is how one name passes for another.
const unseen = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
const prose = (max: number) => z.string().trim().max(max).refine((text) => !unseen.test(text.replaceAll('\n', ' ')), '不能有看不见的控制字符 · no unseen control characters');
const label = prose(80).refine((text) => /[\p{L}\p{N}]/u.test(text), '须有文字 · needs a letter or digit');
const expression = z.string().trim().min(1).max(2000).describe('表达式 · an expression of the small language');
const code = z.union([prose(40).min(1), z.number().int()]).transform(String);

const field = z.object({
  name: label.describe('中文名 · name in Chinese'),
  en: label.optional().describe('英文名 · name in English'),
  type: z.enum(valueTypeNames),
  aliases: z.array(label).max(20).optional().describe('表头的其他写法 · other headings people write'),
  required: z.boolean().default(false),
  hint: prose(300).optional(), hint_en: prose(300).optional(),
  measure: prose(20).optional(), measure_en: prose(20).optional(),
  min: z.union([z.number(), z.literal('today'), day]).optional(),
  max: z.union([z.number(), z.literal('today'), day]).optional(),
  scale: z.number().int().min(0).max(8).optional(),
  pattern: z.string().max(200).optional(), pattern_say: prose(100).optional(), pattern_say_en: prose(100).optional(),
  format: z.enum(textFormats).optional(),
  list: key.optional().describe('代码表的键 · key of a code list'),
  to: key.optional().describe('所引用台账的键 · key of the register referred to'),
  kinds: z.array(z.string()).optional(),
  grain: z.enum(periodGrains).optional(),
  formula: expression.optional(),
  result: z.enum(['text', 'integer', 'decimal', 'percent', 'date', 'choice']).optional(),
  sensitivity: z.enum(sensitivities).optional(),
  encrypted: z.boolean().default(false),
  known_from: prose(60).optional().describe('谁先知道这件事 · where the fact is known first'),
}).strict();

const check = z.object({
  key, strength: z.enum(['logic', 'experience']),
  when: expression.optional(), must: expression,
  say: prose(200).min(1), say_en: prose(200).optional(),
  marks: z.array(key).min(1), why: prose(200).optional(),
}).strict();

const scalar = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
const values = z.record(z.string(), scalar);

const example = z.object({
  given: values.describe('填的值，按字段键 · values by field key'), on: day.optional().describe('按哪一天试算，缺省今天 · the day it is run on'),
  previous: values.optional().describe('上一期的值 · values of the period before'), computes: values.optional().describe('应当算得的值 · what is computed'),
  expect: z.union([z.literal('ok'), z.array(z.object({ field: z.string(), problem: z.string() }).strict()).min(1)]),
}).strict();

/** A register as its file says it. */
export const registerFile = z.object({
  key, version: z.number().int().min(1).default(1),
  name: label, en: label.optional(),
  kept_by: z.array(z.enum(['bureau', 'section', 'district', 'school', 'kindergarten', 'training'])).min(1),
  sensitivity: z.enum(sensitivities).default('internal'),
  workflow: z.enum(['plain', 'report']).default('report'),
  source: prose(300).default(''), answers: prose(60).default(''),
  minutes: z.number().min(0).max(600).default(1),
  fields: z.record(key, field).refine((fields) => Object.keys(fields).length > 0 && Object.keys(fields).length <= 200, '1 至 200 个字段 · 1 to 200 fields'),
  unique: z.array(z.array(key).min(1)).default([]),
  checks: z.array(check).max(200).default([]),
  display: z.object({
    title: prose(200).min(1),
    columns: z.array(key).default([]),
    sort: z.array(z.string().regex(/^-?[a-z][a-z0-9_]*$/)).default([]),
    groups: z.array(z.object({ name: label, en: label.optional(), fields: z.array(key).min(1) }).strict()).default([]),
  }).strict(),
  examples: z.array(example).max(200).default([]),
}).strict();

/** A code list as its file says it. */
export const codeListFile = z.object({
  key, name: label, en: label.optional(), source: prose(300).default(''),
  items: z.array(z.object({ code, name: label, en: label.optional(), from: day.optional(), until: day.optional(), parent: code.optional() }).strict()).min(1).max(5000),
}).strict();

/** A limit table as its file says it. */
export const limitFile = z.object({
  key, name: label, en: label.optional(),
  rows: z.array(z.object({ for: code, from: day, value: z.number(), level: z.enum(['national', 'province', 'county']), source: z.string().min(1) }).strict()).min(1),
}).strict();

export type RegisterFile = z.infer<typeof registerFile>;
export type FieldFile = z.infer<typeof field>;
export type CodeListFile = z.infer<typeof codeListFile>;
export type LimitFile = z.infer<typeof limitFile>;
