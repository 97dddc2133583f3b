/* A draft of an indicator looked at whole: read, compiled beside everything the county has, its worked examples run. All that is wrong is told at once, nothing is written. */
import { compileIndicator, fileNameOf, type DrawnCounty } from '../../catalog/compile-drawn.ts';
import { indicatorFile, type IndicatorFile } from '../../catalog/indicator-file.ts';
import { readYaml, type DefinitionFault, type ReadFile } from '../../catalog/read-yaml.ts';
import type { IndicatorFault } from '../../contract/own-indicator.ts';
import { listOwnIndicators, type OwnIndicatorVersion } from '../../db/queries/indicator-definitions.ts';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { runIndicatorExample } from '../../domain/indicator/run-indicator-example.ts';
import { problems, raise } from '../../domain/problem.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import type { Context } from '../use-case.ts';

/** A draft that was looked at. */
export interface ExaminedIndicator {
  readonly faults: readonly IndicatorFault[];
  /** Undefined while it cannot be read at all. */
  readonly key: string | undefined;
  /** What it would be, as soon as its formula can be computed; sound only without faults. */
  readonly definition: IndicatorDefinition | undefined;
  /** The newest version in force, as written, and as it was read; undefined for a new one. */
  readonly held: OwnIndicatorVersion | undefined;
  readonly before: IndicatorDefinition | undefined;
  readonly examples: readonly { readonly passes: boolean; readonly shown: string | null }[];
}

// Addresses of pages and of the API stand where a key would.
const ADDRESSES: ReadonlySet<string> = new Set(['new', 'own', 'values', 'series']);
// More than this nobody reads.
const FAULTS = 50;

/** Looks at a draft: of a new indicator, or of the one whose key is `changing`. Throws nothing for what is written in it. */
export async function examineIndicator(cx: Pick<Context, 'db' | 'county' | 'runtime'>, written: string, changing: string | undefined): Promise<ExaminedIndicator> {
  const drawn = await drawnOf(cx);
  const own = await listOwnIndicators(cx.db, cx.county);
  const read = readYaml('indicator', written, indicatorFile);
  const held = own.find(({ key }) => key === (changing ?? ('faults' in read ? undefined : read.content.key)));
  if ('faults' in read) return { faults: told(read.faults), key: undefined, definition: undefined, held, before: undefined, examples: [] };
  const { key } = read.content;
  const found = [...namesTaken(cx, read, drawn, changing)];
  const { indicator, faults } = compileIndicator(cx.runtime.catalogue, drawn, { key, version: (held?.version ?? 0) + 1, written });
  // Of a formula that cannot be read nobody knows which rows it would look at.
  const unread = faults.some(({ path }) => path[0] === 'formula');
  found.push(...faults.filter((fault) => !(unread && fault.path[0] === 'examples') && !found.some((one) => one.line === fault.line && one.path[0] === fault.path[0])));
  const sound = faults.length === 0 ? indicator : undefined;
  const registers = new Map([...cx.runtime.catalogue.registers, ...drawn.registers]);
  const examples = sound?.examples.map((example) => runIndicatorExample(sound, example, { registers, limits: cx.runtime.catalogue.limits })) ?? [];
  found.push(...examples.flatMap(({ differs }, at) => (differs ? [read.faultAt(['examples', at], { zh: `样例 ${at + 1} 不符：${differs.zh}`, en: `example ${at + 1} does not hold: it ${differs.en}` })] : [])));
  return { faults: told(found), key, definition: sound, held, before: held && drawn.indicators.get(held.key), examples: examples.map(({ shown, differs }) => ({ shown, passes: differs === null })) };
}

// A name means one thing in a county: nobody's own takes that of a built-in one, or of another.
function namesTaken({ runtime: { catalogue } }: Pick<Context, 'runtime'>, read: ReadFile<IndicatorFile>, drawn: DrawnCounty, changing: string | undefined): DefinitionFault[] {
  const { key, name, en } = read.content;
  const others = [...catalogue.indicators.values(), ...drawn.indicators.values()].filter((one) => one.key !== changing);
  const called = others.find((one) => one.name.zh === name);
  const calledEn = others.find((one) => en !== undefined && one.name.en === en);
  return [
    ...changing !== undefined && changing !== key ? [read.faultAt(['key'], { zh: `键不能改，应为“${changing}”`, en: `the key stays "${changing}"` })] : [],
    ...others.some((one) => one.key === key) || drawn.setAside.has(fileNameOf('indicator', key)) && changing !== key ? [read.faultAt(['key'], { zh: `已有指标用“${key}”作键，请换一个`, en: `there is an indicator with the key "${key}" already. Choose another` })] : [],
    ...ADDRESSES.has(key) ? [read.faultAt(['key'], { zh: `“${key}”是页面地址用的，请换一个键`, en: `"${key}" is an address of a page. Choose another key` })] : [],
    ...called ? [read.faultAt(['name'], { zh: `已有指标叫“${name}”（${called.key}），请换一个名称`, en: `there is an indicator called "${name}" already (${called.key}). Choose another name` })] : [],
    ...calledEn ? [read.faultAt(['en'], { zh: `已有指标的英文名是“${calledEn.name.en}”，请换一个`, en: `there is an indicator called "${calledEn.name.en}" already. Choose another name` })] : [],
  ];
}

const told = (faults: readonly DefinitionFault[]): IndicatorFault[] =>
  faults.slice(0, FAULTS).map(({ line, column, path: [part], say }) => ({ line, column, part: part === undefined ? null : String(part), zh: say.zh, en: say.en }));

/** The draft, ready to be put in force. Throws A103, D101 with everything that is wrong. */
export function requireSoundIndicator(cx: Pick<Context, 'allow' | 'county'>, { definition, faults }: ExaminedIndicator): IndicatorDefinition {
  if (!definition || faults.length > 0) throw raise(problems.definitionsWrong, { faults: faults.slice(0, 20).map(({ line, column, zh, en }) => ({ zh: `第 ${line} 行第 ${column} 列 ${zh}`, en: `line ${line}, column ${column}: ${en}` })) });
  cx.allow(`${cx.county}/`, definition.sensitivity);
  return definition;
}

/** Refuses with D161 to change an older version than the newest, with D162 what is written as it was, with R101 what is not there. */
export function requireNewestIndicator({ held }: ExaminedIndicator, base: number, written: string): void {
  if (base > 0 && !held) throw raise(problems.notFound, { what: { zh: '该指标', en: 'This indicator' } });
  if (held && held.version !== base) throw raise(problems.indicatorBehind, { by: held.approvedBy, version: held.version });
  if (held?.written === written) throw raise(problems.indicatorSame, {});
}
