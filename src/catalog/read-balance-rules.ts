/* The rules of balance between schools as files hold them: catalog/balance/rules, or a file of a bureau's own. */
import { readFile } from 'node:fs/promises';
import type { BalanceRules, RuleLimit } from '../domain/balance/balance-rules.ts';
import { problems, raise, type Words } from '../domain/problem.ts';
import { balanceRulesFile, type BalanceRulesFile } from './balance-rules-file.ts';
import { deepFreeze } from './read-catalogue.ts';
import { readYaml, type FilePath, type ReadFile } from './read-yaml.ts';

const folder = new URL('../../catalog/balance/rules/', import.meta.url);

/** The sets of rules that come with the program. */
export const builtInRules = ['2012', '2017'] as const;

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
  const read = readYaml(name, text, balanceRulesFile);
  const faults = 'faults' in read ? read.faults : strangers(read);
  if ('faults' in read || faults.length > 0) throw raise(problems.definitionsWrong, { faults: faults.map(({ file, line, column, say }): Words => ({ zh: `${file}:${line}:${column} ${say.zh}`, en: `${file}:${line}:${column} ${say.en}` })) });
  return deepFreeze(toRules(read.content));
}

/** Names that nothing of the file has, and keys that stand twice. */
function strangers({ content, faultAt }: ReadFile<BalanceRulesFile>) {
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

const toRules = (file: BalanceRulesFile): BalanceRules => ({
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
