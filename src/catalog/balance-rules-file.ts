/* The shape of a file of rules of balance, as people write it: what reading and the editors' schema are made from. */
import { z } from 'zod';

const key = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/).describe('键：小写字母、数字、下划线 · a key');
const keys = (zh: string, en: string) => z.array(key).describe(`${zh} · ${en}`);
const words = { name: z.string().trim().min(1).max(80).describe('中文名 · name in Chinese'), en: z.string().trim().min(1).max(120).describe('英文名 · name in English') };
const measure = { measure: z.string().trim().min(1).max(10).describe('计量单位 · unit of measure'), measure_en: z.string().trim().min(1).max(30).describe('英文计量单位 · in English') };
const aliases = z.array(z.string().trim().min(1)).max(20).default([]).describe('人们写的其他名称 · other names people write');
const digits = z.number().int().min(0).max(4).describe('小数位 · digits after the point');
const decided = { source: z.string().trim().min(1).describe('依据 · the clause'), confirm: z.boolean().default(false).describe('出自转述，须与原文核对 · from hearsay, to be compared with the original') };
// Four digits: what verdicts on the edge of a limit are decided with.
const short = z.number().refine((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6, '最多四位小数 · four digits after the point at most');
const limits = (zh: string, en: string) => z.array(z.object({
  for: z.string().describe('哪个学段，* 是各学段 · the section it is for, * for all'), from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/).describe('从哪天起 · since when'), value: short.min(0).describe('数 · the number'),
  level: z.enum(['national', 'province', 'county']).describe('哪一级定的，近的先用 · who set it; the nearest counts'), ...decided,
}).strict()).describe(`${zh} · ${en}`);

const section = z.object({
  key, ...words, weight: short.positive().max(100).describe('拆分时一名学生的权重 · what one pupil counts when a school is divided'), judged: z.boolean().describe('是否测算 · whether it has coefficients'),
}).strict();

const kind = z.object({ key, ...words, sections: keys('它有哪些学段', 'sections it teaches'), aliases }).strict();

const resource = z.object({
  key, ...words, ...measure, digits, split: z.boolean().describe('全校一个数、按学段拆分 · told once for the school and divided'), aliases,
  hint: z.string().optional().describe('填写提示 · a hint for whoever fills it in'), hint_en: z.string().optional().describe('英文提示 · the hint in English'),
  others: z.array(z.object({ ...measure, factor: z.number().int().min(2).max(10_000).describe('是多少个常用单位 · how many of the usual unit') }).strict()).max(3).default([]).describe('其他计量单位 · other units of measure'),
}).strict();

const indicator = z.object({
  key, ...words, ...measure, of: z.record(key, z.number().int().min(-1).max(1)).describe('由哪些资源得来，1 加 -1 减 · resources with their signs'), per: z.number().int().min(1).max(1000).describe('每多少名学生 · by so many pupils'),
  at_least: limits('每校应达到的数', 'what every school must have').default([]),
}).strict();

const exclusion = z.object({
  key, kinds: keys('哪几类学校', 'kinds of school').min(1), ...words, ...decided, below: limits('不足多少学生的；不写则都不参加', 'with fewer pupils than this; else all of them').optional(),
}).strict();

const good = z.object({
  key, ...words, ...measure, adds: z.record(key, z.number().int().min(1).max(1000)).describe('每一件给学校增加的资源 · what one of it adds'), price: z.number().positive().max(1e9).describe('单价，元 · its price in yuan'),
  counted: z.boolean().describe('按整件算 · whole ones only'), move: z.boolean().default(false).describe('在学校之间交流 · moved between schools'), ...decided,
}).strict();

const item = z.object({
  key, ...words, group: z.string().trim().min(1).max(20).describe('类别 · its group'), group_en: z.string().trim().min(1).max(40).describe('英文类别 · its group in English'),
  measure: z.string().max(10).default('').describe('计量单位 · unit of measure'), measure_en: z.string().max(30).default('').describe('英文计量单位 · in English'),
  test: z.enum(['yes', 'at_least', 'at_most', 'below']).describe('是非、不低于、不超过、低于 · yes, at least, at most, below'), limits: limits('限值', 'its limits').default([]), ...decided,
}).strict().refine((one) => (one.test === 'yes') === (one.limits.length === 0), '是非项不写限值，其他项要写 · a yes has no limits, the others have');

const example = z.object({
  name: z.string().describe('中文名 · its name'), indicator: key, source: z.string().describe('出处 · where it comes from'),
  given: z.array(z.tuple([z.number().int().positive(), z.number().min(0)])).min(1).describe('每校：学生数、总量 · pupils and amount of each school'),
  expect: z.object({ mean: z.number().describe('均值 · mean'), variance: z.number().describe('方差 · variance'), deviation: z.number().describe('标准差 · deviation'), coefficient: z.number().describe('差异系数 · coefficient') }).strict().describe('应得的结果 · what comes of it'),
  other_methods: z.object({ plain: z.number().describe('各校平均、总体标准差 · plain mean'), sample: z.number().describe('各校平均、样本标准差 · plain mean, n − 1 of a sample') }).strict().describe('错误算法得出的数 · what wrong methods give'),
}).strict();

const formulas = (zh: string, en: string) => z.record(z.string().regex(/^[a-z][a-z0-9_]{0,59}$/), z.string().trim().min(1).max(2000)).default({}).describe(`${zh} · ${en}`);

const registers = z.object({
  columns: formulas('各列的公式：资源、资源_学段、pupils_学段', 'formulas of columns: a resource, resource_section, pupils_section'),
  kinds: formulas('学校类别：行数大于 0 就是这一类', 'kinds of school: the one that has rows'), items: formulas('县级项目', 'items of the county'),
}).strict().describe('从台账取数的公式 · formulas over registers');

/** A file of rules of balance. */
export const balanceRulesFile = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,29}$/).describe('这套规则的名字 · name of the rules'), version: z.number().int().min(1).describe('每改一次加一 · grows with every change'), ...words, source: z.string().trim().min(1).describe('依据的文件 · the document'),
  sections: z.array(section).min(1).max(6).describe('学段 · sections of schooling'), split: z.object({ digits, ...decided }).strict().describe('多学段学校的拆分 · how a school of several sections is divided'),
  kinds: z.array(kind).min(1).max(40).describe('学校类别 · kinds of school'), resources: z.array(resource).min(1).max(40).describe('资源 · what schools have'), indicators: z.array(indicator).min(1).max(40).describe('指标 · what is compared'),
  limits: z.object({ composite: limits('综合差异系数的限值', 'limits of the mean of the coefficients').default([]), single: limits('单项差异系数的限值', 'limits of each coefficient').default([]) }).strict().describe('差异系数的限值 · limits of coefficients'),
  per_school: z.object({ met: limits('至少达标几项', 'how many each school must meet').min(1), rest: limits('其余各项的成数', 'share of the others').min(1) }).strict().optional().describe('每校的要求 · what each school must meet'),
  exclusions: z.array(exclusion).default([]).describe('不参加测算的学校 · schools that are left out'), goods: z.array(good).max(40).default([]).describe('可以买、可以交流的 · what can be bought or moved'),
  registers: registers.optional(),
  checklist: z.array(item).max(80).default([]).describe('县级项目 · items of the county'), examples: z.array(example).default([]).describe('样例，测试试算 · worked examples'),
}).strict();

export type BalanceRulesFile = z.infer<typeof balanceRulesFile>;
