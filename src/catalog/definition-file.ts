/*
 * The shapes of definition files, as people write them: the one source of reading, of the JSON Schema that editors use,
 * and of what the designer page sends. Meaning (does the field exist? does the formula fit?) is checked afterwards.
 */
import { z } from 'zod';
import { sensitivities } from '../domain/access/roles.ts';
import { periodGrains, textFormats, valueTypeNames } from '../domain/register/definition.ts';

/** The key of a definition. */
export const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/).describe('小写字母、数字、下划线，字母开头 · a key');
/** A plain date. */
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('YYYY-MM-DD');
// What cannot be seen, or turns what stands beside it around, is how one name passes for another.
const unseen = /[\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u;
/** Text without unseen characters. */
export const prose = (max: number) => z.string().trim().max(max).refine((text) => !unseen.test(text.replaceAll('\n', ' ')), '不能有看不见的控制字符 · no unseen control characters');
/** A name. */
export const label = prose(80).refine((text) => /[\p{L}\p{N}]/u.test(text), '须有文字 · needs a letter or digit');
/** The text of an expression. */
export const expression = z.string().trim().min(1).max(2000).describe('表达式 · an expression of the small language');
const code = z.union([prose(40).min(1), z.number().int()]).transform(String);

const field = z.object({
  name: label.describe('中文名 · name in Chinese'),
  en: label.optional().describe('英文名 · name in English'),
  type: z.enum(valueTypeNames).describe('类型 · what it holds'),
  aliases: z.array(label).max(20).optional().describe('表头的其他写法 · other headings people write'),
  required: z.boolean().default(false).describe('必填 · may not be blank'),
  hint: prose(300).optional().describe('填写提示 · a hint for whoever fills it in'), hint_en: prose(300).optional().describe('英文提示 · the hint in English'),
  measure: prose(20).optional().describe('计量单位 · unit of measure'), measure_en: prose(20).optional().describe('英文计量单位 · in English'),
  min: z.union([z.number(), z.literal('today'), day]).optional().describe('最小，或最早的日期 · the least, or the earliest day'),
  max: z.union([z.number(), z.literal('today'), day]).optional().describe('最大，最晚的日期，或最多字数 · the most, the latest day, or most characters'),
  scale: z.number().int().min(0).max(8).optional().describe('小数位 · digits after the point'),
  pattern: z.string().max(200).optional().describe('正则，整段匹配 · a regular expression for the whole text'), pattern_say: prose(100).optional().describe('不合时说什么 · what to say when it does not match'), pattern_say_en: prose(100).optional().describe('英文 · in English'),
  format: z.enum(textFormats).optional().describe('有规则的号码 · a number with a rule of its own'),
  list: key.optional().describe('代码表的键 · key of a code list'),
  to: key.optional().describe('所引用台账的键 · key of the register referred to'),
  kinds: z.array(z.string()).optional().describe('限哪几类单位 · kinds a unit may have'),
  grain: z.enum(periodGrains).optional().describe('期间粒度 · how long a period is'),
  formula: expression.optional().describe('公式，只用排在前面的公式 · a formula; it uses only formulas above it'),
  result: z.enum(['text', 'integer', 'decimal', 'percent', 'date', 'choice']).optional().describe('公式的结果 · what a formula yields'),
  sensitivity: z.enum(sensitivities).optional().describe('敏感级，不低于台账的 · never below the register’s'),
  encrypted: z.boolean().default(false).describe('加密保存，处处遮盖 · kept encrypted, shown masked'),
  known_from: prose(60).optional().describe('谁先知道这件事 · where the fact is known first'),
}).strict();

const check = z.object({
  key, strength: z.enum(['logic', 'experience']).describe('logic 必须改正；experience 改正或说明 · corrected, or explained'),
  when: expression.optional().describe('只在它成立时查 · asked only when this holds'), must: expression.describe('应当成立 · what must hold'),
  say: prose(200).min(1).describe('不成立时说什么 · what is said otherwise'), say_en: prose(200).optional().describe('英文 · in English'),
  marks: z.array(key).min(1).describe('标在哪些字段 · fields to mark'), why: prose(200).optional().describe('依据 · the clause or the experience'),
}).strict();

const scalar = z.union([z.string(), z.number(), z.null(), z.array(z.string())]);
const values = z.record(z.string(), scalar);

const example = z.object({
  given: values.describe('填的值，按字段键 · values by field key'), on: day.optional().describe('按哪一天试算，缺省今天 · the day it is run on'),
  previous: values.optional().describe('上一期的值 · values of the period before'), computes: values.optional().describe('应当算得的值 · what is computed'),
  expect: z.union([z.literal('ok'), z.array(z.object({ field: z.string().describe('字段键 · key of the field'), problem: z.string().describe('问题代码 · code of the problem') }).strict()).min(1)]).describe('ok，或应当有的提示 · ok, or what is told'),
}).strict();

/** A register as its file says it. */
export const registerFile = z.object({
  key, version: z.number().int().min(1).default(1).describe('每改一次加一 · grows with every change'),
  name: label.describe('中文名 · name in Chinese'), en: label.optional().describe('英文名 · name in English'),
  kept_by: z.array(z.enum(['bureau', 'section', 'district', 'school', 'kindergarten', 'training'])).min(1).describe('哪几类单位填 · kinds of unit that keep it'),
  sensitivity: z.enum(sensitivities).default('internal').describe('敏感级 · who may see it'),
  workflow: z.enum(['plain', 'report']).default('report').describe('plain 保存即有效；report 按轮次上报 · in force at once, or reported in rounds'),
  source: prose(300).default('').describe('依据的文件条款 · the document that asks for it'), answers: prose(60).default('').describe('负责的科室 · the section that answers'),
  minutes: z.number().min(0).max(600).default(1).describe('填一条约需几分钟 · minutes one record takes'),
  fields: z.record(key, field).refine((fields) => Object.keys(fields).length > 0 && Object.keys(fields).length <= 200, '1 至 200 个字段 · 1 to 200 fields').describe('字段，按填报的次序 · fields in the order they are filled in'),
  unique: z.array(z.array(key).min(1)).default([]).describe('不能重复的组合，unit 代表所属单位 · what stands once; unit is the row’s'),
  checks: z.array(check).max(200).default([]).describe('校验 · checks'),
  display: z.object({
    title: prose(200).min(1).describe('一条记录叫什么，{字段键} 代入 · what a record is called, {field key} filled in'),
    columns: z.array(key).default([]).describe('列表的列 · columns of the list'),
    sort: z.array(z.string().regex(/^-?[a-z][a-z0-9_]*$/)).default([]).describe('次序，前面加 - 从大到小 · order; - for the greatest first'),
    groups: z.array(z.object({ name: label.describe('组名 · its name'), en: label.optional().describe('英文 · in English'), fields: z.array(key).min(1).describe('这一组的字段 · its fields') }).strict()).default([]).describe('表单的分组 · groups of the form'),
  }).strict().describe('怎样显示 · how it is shown'),
  examples: z.array(example).max(200).default([]).describe('样例，启用前试算 · worked examples, run before it is in force'),
}).strict();

/** A code list as its file says it. */
export const codeListFile = z.object({
  key, name: label.describe('中文名 · name in Chinese'), en: label.optional().describe('英文名 · name in English'), source: prose(300).default('').describe('依据 · where it comes from'),
  items: z.array(z.object({
    code: code.describe('存在记录里的代码 · the code records hold'), name: label.describe('中文名 · name in Chinese'), en: label.optional().describe('英文名 · name in English'),
    from: day.optional().describe('从哪天起能用 · used from this day'), until: day.optional().describe('从哪天起不再用 · no longer used from this day'), parent: code.optional().describe('上级代码 · the code above it'),
  }).strict()).min(1).max(5000).describe('选项 · its codes'),
}).strict();

/** A limit table as its file says it. */
export const limitFile = z.object({
  key, name: label.describe('中文名 · name in Chinese'), en: label.optional().describe('英文名 · name in English'),
  rows: z.array(z.object({
    for: code.describe('按什么查的代码，* 是其余全部 · the code it is for, * for all others'), from: day.describe('从哪天起 · since when'), value: z.number().describe('数 · the number'),
    level: z.enum(['national', 'province', 'county']).describe('哪一级定的，近的先用 · who set it; the nearest counts'), source: z.string().min(1).describe('依据 · the clause'),
  }).strict()).min(1).describe('各行 · its rows'),
}).strict();

export type RegisterFile = z.infer<typeof registerFile>;
export type FieldFile = z.infer<typeof field>;
export type CodeListFile = z.infer<typeof codeListFile>;
export type LimitFile = z.infer<typeof limitFile>;
