/*
 * A drawing looked at whole: read, compiled beside everything else the county has, compared with what is in force.
 * All that is wrong is told at once, also what would break in other registers; nothing is written.
 */
import { codeListFile, registerFile } from '../../catalog/definition-file.ts';
import { compileDrawn, fileNameOf, type DrawnCounty, type WrittenDefinition } from '../../catalog/compile-drawn.ts';
import { readYaml, type DefinitionFault, type ReadFile } from '../../catalog/read-yaml.ts';
import type { Drawing, DrawingFault } from '../../contract/drawing.ts';
import { isProblem, problems, raise } from '../../domain/problem.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { runExample, type ExampleRun, type ExampleWorld } from '../../domain/register/run-example.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { listOwnIndicators } from '../../db/queries/indicator-definitions.ts';
import { listDrawnLists, listDrawnRegisters } from '../../db/queries/register-definitions.ts';
import { tableOf } from '../../db/registers/register-table.ts';
import type { Context } from '../use-case.ts';

/** A drawing that was looked at. */
export interface ExaminedDrawing {
  readonly faults: readonly DrawingFault[];
  /** Undefined while it cannot be read at all. */
  readonly key: string | undefined;
  /** What it would be; undefined while there are faults. */
  readonly definition: RegisterDefinition | undefined;
  /** The county with it. */
  readonly county: DrawnCounty;
  /** The newest version that is in force, as written; undefined for a new one. */
  readonly held: WrittenDefinition | undefined;
  /** The same as it was read; undefined too when it was set aside. */
  readonly before: RegisterDefinition | undefined;
  /** Code lists that are new or changed, with the version they would get. */
  readonly lists: readonly WrittenDefinition[];
  /** Its worked examples, run, in their order. */
  readonly examples: readonly ExampleRun[];
}

interface Found { readonly list: number | null; readonly fault: DefinitionFault }

/** Looks at a drawing, of a new register or of the one that is to be changed. Throws nothing for what is written in it. */
export async function examineDrawing({ db, county, now, runtime: { catalogue } }: Pick<Context, 'db' | 'county' | 'runtime' | 'now'>, drawing: Drawing, changing?: string): Promise<ExaminedDrawing> {
  const [registers, codeLists, indicators] = [await listDrawnRegisters(db, county), await listDrawnLists(db, county), await listOwnIndicators(db, county)];
  const before = compileDrawn(catalogue, { county, registers, codeLists, indicators });
  const sent = readLists(drawing.lists);
  const found: Found[] = [...sent.found, ...sent.files.flatMap((one) => lostCodes(one, codeLists))];
  const fresh = sent.files.flatMap(({ key, written }) => asNewVersion({ key, written }, codeLists));
  const read = readYaml('register', drawing.written, registerFile);
  if ('faults' in read) return { faults: told([...found, ...read.faults.map((fault) => ({ list: null, fault }))]), key: undefined, definition: undefined, county: before, held: undefined, before: undefined, lists: fresh, examples: [] };
  const { key } = read.content;
  if (changing !== undefined && changing !== key) found.push({ list: null, fault: read.faultAt(['key'], { zh: `键不能改，应为“${changing}”`, en: `the key stays "${changing}"` }) });
  const held = registers.find((one) => one.key === key);
  const own: WrittenDefinition = { key, version: (held?.version ?? 0) + 1, written: drawing.written };
  const after = compileDrawn(catalogue, { county, registers: [...registers.filter((one) => one.key !== key), own], codeLists: [...codeLists.filter((one) => !fresh.some((list) => list.key === one.key)), ...fresh], indicators });
  found.push(...newFaults(before, after, read, key, sent.files.map((file) => file.key)));
  const definition = after.registers.get(key);
  if (definition && found.length === 0) found.push(...unusableKeys(definition, read));
  const examples = definition ? runExamples(definition, { today: dayInChina(now), codeLists: after.codeLists, limits: catalogue.limits, registers: new Map([...catalogue.registers, ...after.registers]) }) : [];
  found.push(...examples.flatMap(({ differs }, at) => differs.map((say) => ({ list: null, fault: read.faultAt(['examples', at], { zh: `样例 ${at + 1} 不符：${say.zh}`, en: `example ${at + 1} does not hold: ${say.en}` }) }))));
  return { faults: told(found), key, definition: found.length === 0 ? definition : undefined, county: after, held, before: before.registers.get(key), lists: fresh, examples };
}

const runExamples = (definition: RegisterDefinition, world: ExampleWorld): readonly ExampleRun[] => definition.examples.map((example) => runExample(definition, example, world));

/** The drawing, ready to be put in force. Throws A103, D101 with everything that is wrong. */
export function requireSound(cx: Pick<Context, 'allow' | 'county'>, examined: ExaminedDrawing): RegisterDefinition {
  const { definition, faults } = examined;
  if (!definition) throw raise(problems.definitionsWrong, { faults: faults.slice(0, FAULTS_SAID).map(sentence) });
  cx.allow(`${cx.county}/`, definition.sensitivity);
  return definition;
}

const FAULTS_SAID = 20;

const sentence = ({ list, line, column, zh, en }: DrawingFault) =>
  ({ zh: `${list === null ? '' : `代码表 ${list + 1}，`}第 ${line} 行第 ${column} 列 ${zh}`, en: `${list === null ? '' : `code list ${list + 1}, `}line ${line}, column ${column}: ${en}` });

interface SentList { readonly at: number; readonly key: string; readonly written: string; readonly file: ReadFile<ReturnType<typeof codeListFile.parse>> }

function readLists(lists: readonly string[]): { readonly files: readonly SentList[]; readonly found: readonly Found[] } {
  const files: SentList[] = [];
  const found: Found[] = [];
  for (const [at, written] of lists.entries()) {
    const read = readYaml('list', written, codeListFile);
    if ('faults' in read) found.push(...read.faults.map((fault) => ({ list: at, fault })));
    else if (files.some(({ key }) => key === read.content.key)) found.push({ list: at, fault: read.faultAt(['key'], { zh: `代码表“${read.content.key}”出现了两次`, en: `the code list "${read.content.key}" stands twice` }) });
    else files.push({ at, key: read.content.key, written, file: read });
  }
  return { files, found };
}

// Rows hold the code: one that is taken away would leave them with a value nobody can read.
function lostCodes({ at, key, file }: SentList, held: readonly WrittenDefinition[]): Found[] {
  const before = held.find((one) => one.key === key);
  const read = before && readYaml('list', before.written, codeListFile);
  if (!read || 'faults' in read) return [];
  const codes = new Set(file.content.items.map(({ code }) => code));
  return read.content.items.filter(({ code }) => !codes.has(code)).map((item) => ({
    list: at, fault: file.faultAt(['items'], { zh: `不能删去代码“${item.code}”（${item.name}），已有记录可能用着；请写 until 停用`, en: `the code "${item.code}" (${item.name}) cannot go, records may hold it; end it with until` }),
  }));
}

function asNewVersion({ key, written }: { readonly key: string; readonly written: string }, held: readonly WrittenDefinition[]): WrittenDefinition[] {
  const before = held.find((one) => one.key === key);
  return before?.written === written ? [] : [{ key, version: (before?.version ?? 0) + 1, written }];
}

// Faults of this drawing, and of others that were sound before it. What was set aside already is not its fault.
function newFaults(before: DrawnCounty, after: DrawnCounty, register: ReadFile<unknown>, key: string, lists: readonly string[]): Found[] {
  return [...after.setAside].flatMap(([name, faults]): Found[] => {
    if (name === key) return faults.map((fault) => ({ list: null, fault }));
    const list = lists.findIndex((one) => fileNameOf('list', one) === name);
    if (list >= 0) return faults.map((fault) => ({ list, fault }));
    if (before.setAside.has(name)) return [];
    const indicator = [...before.indicators.values()].find((one) => fileNameOf('indicator', one.key) === name);
    const other = indicator?.name.zh ?? before.registers.get(name)?.name.zh ?? name;
    const what = indicator ? { zh: '指标', en: 'indicator' } : { zh: '台账', en: 'register' };
    return faults.slice(0, 3).map(({ say }) => ({ list: null, fault: register.faultAt([], { zh: `这样改，${what.zh}“${other}”就不能用了：${say.zh}`, en: `with this change ${what.en} "${other}" could not be used: ${say.en}` }) }));
  });
}

// Names that would be the same column, or none.
function unusableKeys(definition: RegisterDefinition, register: ReadFile<unknown>): Found[] {
  try {
    tableOf(definition);
    return [];
  } catch (failure) {
    if (!isProblem(failure)) throw failure;
    return [{ list: null, fault: register.faultAt(['key'], { zh: failure.zh, en: failure.en }) }];
  }
}

const told = (found: readonly Found[]): DrawingFault[] => found.map(({ list, fault: { line, column, path, say } }) =>
  ({ list, line, column, field: path[0] === 'fields' && path[1] !== undefined ? String(path[1]) : null, zh: say.zh, en: say.en }));
