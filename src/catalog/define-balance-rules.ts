/* From a file of rules of balance to rules that can be used: names that stand for nothing are told, formulas over registers read and typed. */
import type { BalanceBook, BalanceFigures } from '../domain/balance/balance-book.ts';
import type { BalanceRules, RuleLimit } from '../domain/balance/balance-rules.ts';
import type { IndicatorDefinition } from '../domain/indicator/definition.ts';
import type { Words } from '../domain/problem.ts';
import { balanceRulesFile, type BalanceRulesFile } from './balance-rules-file.ts';
import { defineIndicator, type IndicatorWorld } from './define-indicator.ts';
import { indicatorFile } from './indicator-file.ts';
import { readYaml, type DefinitionFault, type FilePath, type ReadFile } from './read-yaml.ts';

/** Rules of this text, or everything that is wrong with it. Formulas over registers are not looked at. */
export function defineBalanceRules(name: string, text: string): { readonly rules: BalanceRules } | { readonly faults: readonly DefinitionFault[] } {
  const read = readYaml(name, text, balanceRulesFile);
  if ('faults' in read) return read;
  const faults = strangers(read);
  return faults.length > 0 ? { faults } : { rules: toRules(read.content) };
}

/** Rules with their formulas over these registers, and everything that is wrong with them. */
export function defineBalanceBook(file: ReadFile<BalanceRulesFile>, world: IndicatorWorld): { readonly book: BalanceBook; readonly faults: readonly DefinitionFault[] } {
  const faults = [...strangers(file)];
  const figuresOf = (part: keyof BalanceFigures): Readonly<Record<string, IndicatorDefinition>> => Object.fromEntries(Object.entries(file.content.registers?.[part] ?? {}).map(([key, formula]) => {
    const defined = defineFigure(key, formula, (say) => file.faultAt(['registers', part, key], say), world);
    faults.push(...defined.faults);
    return [key, defined.indicator];
  }));
  return { book: { rules: toRules(file.content), figures: { columns: figuresOf('columns'), kinds: figuresOf('kinds'), items: figuresOf('items') } }, faults };
}

// Computed as an indicator is: by school year where its registers stand by periods, else as they are on the day.
function defineFigure(key: string, formula: string, faultAt: (say: Words) => DefinitionFault, world: IndicatorWorld) {
  const define = (time: 'school_year' | 'day') => defineIndicator({
    content: indicatorFile.parse({ key: 'figure', name: key, formula, time, decimals: 2, examples: [{ rows: {}, value: null }] }), faultAt: (_: FilePath, say) => faultAt(say),
  }, 'balance', world);
  const yearly = define('school_year');
  return yearly.faults.length > 0 && Object.keys(yearly.indicator.periods).length === 0 ? define('day') : yearly;
}

/** Names that nothing of the file has, and keys that stand twice. */
function strangers({ content, faultAt }: ReadFile<BalanceRulesFile>): readonly DefinitionFault[] {
  const [sections, kinds, resources, indicators] = [known(content.sections), known(content.kinds), known(content.resources), known(content.indicators)];
  const uses: { readonly path: FilePath; readonly name: string; readonly among: ReadonlySet<string> }[] = [
    ...content.kinds.flatMap((kind, at) => kind.sections.map((name, index) => ({ path: ['kinds', at, 'sections', index], name, among: sections }))),
    ...content.indicators.flatMap(({ of }, at) => Object.keys(of).map((name) => ({ path: ['indicators', at, 'of', name], name, among: resources }))),
    ...content.goods.flatMap(({ adds }, at) => Object.keys(adds).map((name) => ({ path: ['goods', at, 'adds', name], name, among: resources }))),
    ...content.exclusions.flatMap((one, at) => one.kinds.map((name, index) => ({ path: ['exclusions', at, 'kinds', index], name, among: kinds }))),
    ...([['columns', columnsOf(content)], ['kinds', kinds], ['items', known(content.checklist)]] as const).flatMap(([part, among]) => Object.keys(content.registers?.[part] ?? {}).map((name) => ({ path: ['registers', part, name], name, among }))),
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

const columnsOf = ({ sections, resources }: BalanceRulesFile): ReadonlySet<string> =>
  new Set([...sections.map(({ key }) => `pupils_${key}`), ...resources.flatMap(({ key, split }) => (split ? [key] : sections.map((one) => `${key}_${one.key}`)))]);

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
  registers: file.registers ?? null,
  examples: file.examples.map((one) => ({ name: one.name, indicator: one.indicator, given: one.given, expect: one.expect, otherMethods: one.other_methods })),
});

const limitsOf = (rows: readonly RuleLimit[]): readonly RuleLimit[] => rows;
