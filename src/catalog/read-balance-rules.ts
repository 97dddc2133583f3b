/* The rules of balance between schools as files hold them: catalog/balance/rules, or a file of a bureau's own. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { BalanceRules, RuleLimit } from '../domain/balance/balance-rules.ts';
import { problems, raise, type Words } from '../domain/problem.ts';
import { deepFreeze } from './read-catalogue.ts';
import { readYaml, type FilePath, type ReadFile } from './read-yaml.ts';

const folder = new URL('../../catalog/balance/rules/', import.meta.url);

/** The sets of rules that come with the program. */
export const builtInRules = ['2012', '2017'] as const;

const key = z.string().regex(/^[a-z][a-z0-9_]{0,29}$/);
const words = { name: z.string().trim().min(1).max(80), en: z.string().trim().min(1).max(120) };
const measure = { measure: z.string().trim().min(1).max(10), measure_en: z.string().trim().min(1).max(30) };
const aliases = z.array(z.string().trim().min(1)).max(20).default([]);
const digits = z.number().int().min(0).max(4);
const decided = { source: z.string().trim().min(1), confirm: z.boolean().default(false) };
// Four digits: what verdicts on the edge of a limit are decided with.
const short = z.number().refine((value) => Math.abs(value * 10_000 - Math.round(value * 10_000)) < 1e-6, '最多四位小数 · four digits after the point at most');
const limits = z.array(z.object({
  for: z.string(), from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), value: short.min(0), level: z.enum(['national', 'province', 'county']), ...decided,
}).strict());

const rulesFile = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9_-]{0,29}$/), version: z.number().int().min(1), ...words, source: z.string().trim().min(1),
  sections: z.array(z.object({ key, ...words, weight: short.positive().max(100), judged: z.boolean() }).strict()).min(1).max(6),
  split: z.object({ digits, ...decided }).strict(),
  kinds: z.array(z.object({ key, ...words, sections: z.array(key), aliases }).strict()).min(1).max(40),
  resources: z.array(z.object({
    key, ...words, ...measure, digits, split: z.boolean(), aliases, hint: z.string().optional(), hint_en: z.string().optional(),
    others: z.array(z.object({ ...measure, factor: z.number().int().min(2).max(10_000) }).strict()).max(3).default([]),
  }).strict()).min(1).max(40),
  indicators: z.array(z.object({
    key, ...words, ...measure, of: z.record(key, z.number().int().min(-1).max(1)), per: z.number().int().min(1).max(1000), at_least: limits.default([]),
  }).strict()).min(1).max(40),
  limits: z.object({ composite: limits.default([]), single: limits.default([]) }).strict(),
  per_school: z.object({ met: limits.min(1), rest: limits.min(1) }).strict().optional(),
  exclusions: z.array(z.object({ key, kinds: z.array(key).min(1), ...words, ...decided, below: limits.optional() }).strict()).default([]),
  goods: z.array(z.object({
    key, ...words, ...measure, adds: z.record(key, z.number().int().min(1).max(1000)), price: z.number().positive().max(1e9), counted: z.boolean(), move: z.boolean().default(false), ...decided,
  }).strict()).max(40).default([]),
  checklist: z.array(z.object({
    key, ...words, group: z.string().trim().min(1).max(20), group_en: z.string().trim().min(1).max(40), measure: z.string().max(10).default(''), measure_en: z.string().max(30).default(''),
    test: z.enum(['yes', 'at_least', 'at_most', 'below']), limits: limits.default([]), ...decided,
  }).strict().refine((item) => (item.test === 'yes') === (item.limits.length === 0), '是非项不写限值，其他项要写 · a yes has no limits, the others have')).max(80).default([]),
  examples: z.array(z.object({
    name: z.string(), indicator: key, source: z.string(), given: z.array(z.tuple([z.number().int().positive(), z.number().min(0)])).min(1),
    expect: z.object({ mean: z.number(), variance: z.number(), deviation: z.number(), coefficient: z.number() }).strict(),
    other_methods: z.object({ plain: z.number(), sample: z.number() }).strict(),
  }).strict()).default([]),
}).strict();

type RulesFile = z.infer<typeof rulesFile>;

/** Reads a set of rules: one of ours by its name, or a file. Throws B101 where there is none, D101 with every fault of it. */
export async function readBalanceRules(asked: string): Promise<BalanceRules> {
  const own = (builtInRules as readonly string[]).includes(asked);
  if (!own && !/\.ya?ml$/i.test(asked)) throw raise(problems.balanceRulesUnknown, { rules: asked, known: builtInRules });
  const name = own ? `catalog/balance/rules/${asked}.yaml` : asked;
  const text = await readFile(own ? new URL(`${asked}.yaml`, folder) : asked, 'utf8').catch(() => { throw raise(problems.balanceRulesUnknown, { rules: asked, known: builtInRules }); });
  return readRules(name, text);
}

/** Rules of this text. Throws D101 with every fault, each with its line. */
export function readRules(name: string, text: string): BalanceRules {
  const read = readYaml(name, text, rulesFile);
  const faults = 'faults' in read ? read.faults : strangers(read);
  if ('faults' in read || faults.length > 0) throw raise(problems.definitionsWrong, { faults: faults.map(({ file, line, column, say }): Words => ({ zh: `${file}:${line}:${column} ${say.zh}`, en: `${file}:${line}:${column} ${say.en}` })) });
  return deepFreeze(toRules(read.content));
}

/** Names that nothing of the file has, and keys that stand twice. */
function strangers({ content, faultAt }: ReadFile<RulesFile>) {
  const [sections, kinds, resources, indicators] = [known(content.sections), known(content.kinds), known(content.resources), known(content.indicators)];
  const uses: { readonly path: FilePath; readonly name: string; readonly among: ReadonlySet<string> }[] = [
    ...content.kinds.flatMap((kind, at) => kind.sections.map((name, index) => ({ path: ['kinds', at, 'sections', index], name, among: sections }))),
    ...content.indicators.flatMap(({ of }, at) => Object.keys(of).map((name) => ({ path: ['indicators', at, 'of', name], name, among: resources }))),
    ...content.goods.flatMap(({ adds }, at) => Object.keys(adds).map((name) => ({ path: ['goods', at, 'adds', name], name, among: resources }))),
    ...content.exclusions.flatMap((one, at) => one.kinds.map((name, index) => ({ path: ['exclusions', at, 'kinds', index], name, among: kinds }))),
    ...content.examples.map(({ indicator }, at) => ({ path: ['examples', at, 'indicator'], name: indicator, among: indicators })),
  ];
  const twice = (['sections', 'kinds', 'resources', 'indicators', 'exclusions', 'goods', 'checklist'] as const).flatMap((part) => content[part].flatMap((one, at) => (
    content[part].findIndex((other) => other.key === one.key) < at ? [faultAt([part, at, 'key'], { zh: `键“${one.key}”出现了两次`, en: `the key "${one.key}" stands twice` })] : [])));
  const whole = new Map(content.resources.map((one) => [one.key, one.split]));
  const mixed = content.goods.flatMap(({ adds, move }, at) => {
    const kinds = new Set(Object.keys(adds).map((name) => whole.get(name)));
    return kinds.size > 1 || (move && kinds.has(true)) ? [faultAt(['goods', at, 'adds'], { zh: '一项里的资源须都是全校一个数的，或都是各学段分别填的；只有后者可以交流', en: 'all of one good are told for the school, or all section by section; only the latter can be moved' })] : [];
  });
  return [...mixed, ...uses.filter(({ name, among }) => !among.has(name)).map(({ path, name }) => faultAt(path, { zh: `文件里没有“${name}”`, en: `the file has no "${name}"` })), ...twice];
}

const known = (list: readonly { readonly key: string }[]): ReadonlySet<string> => new Set(list.map((one) => one.key));

const named = ({ name, en }: { readonly name: string; readonly en: string }): Words => ({ zh: name, en });
const measured = (one: { readonly measure: string; readonly measure_en: string }): Words => ({ zh: one.measure, en: one.measure_en });

const toRules = (file: RulesFile): BalanceRules => ({
  key: file.key, version: file.version, name: named(file), source: file.source, split: file.split,
  sections: file.sections.map(({ key: own, weight, judged, ...one }) => ({ key: own, name: named(one), weight, judged })),
  kinds: file.kinds.map((kind) => ({ key: kind.key, name: named(kind), aliases: kind.aliases, sections: kind.sections })),
  resources: file.resources.map((one) => ({
    key: one.key, name: named(one), aliases: one.aliases, measure: measured(one), digits: one.digits, split: one.split,
    others: one.others.map((other) => ({ measure: measured(other), factor: other.factor })),
    ...(one.hint !== undefined && { hint: { zh: one.hint, en: one.hint_en ?? one.hint } }),
  })),
  indicators: file.indicators.map((one) => ({
    key: one.key, name: named(one), measure: measured(one), per: one.per, atLeast: limitsOf(one.at_least),
    of: Object.entries(one.of).map(([resource, times]) => ({ resource, times })),
  })),
  limits: { composite: limitsOf(file.limits.composite), single: limitsOf(file.limits.single) },
  perSchool: file.per_school === undefined ? null : { met: limitsOf(file.per_school.met), rest: limitsOf(file.per_school.rest) },
  exclusions: file.exclusions.map((one) => ({ key: one.key, kinds: one.kinds, say: named(one), source: one.source, confirm: one.confirm, below: one.below === undefined ? null : limitsOf(one.below) })),
  checklist: file.checklist.map((one) => ({
    key: one.key, name: named(one), group: { zh: one.group, en: one.group_en }, measure: measured(one), test: one.test, limits: limitsOf(one.limits), source: one.source, confirm: one.confirm,
  })),
  goods: file.goods.map((one) => ({
    key: one.key, name: named(one), measure: measured(one), price: one.price, counted: one.counted, move: one.move, source: one.source, confirm: one.confirm,
    adds: Object.entries(one.adds).map(([resource, times]) => ({ resource, times })),
  })),
  examples: file.examples.map((one) => ({ name: one.name, indicator: one.indicator, given: one.given, expect: one.expect, otherMethods: one.other_methods })),
});

const limitsOf = (rows: readonly RuleLimit[]): readonly RuleLimit[] => rows;
