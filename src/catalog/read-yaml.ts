/*
 * YAML with places: whatever is wrong with a file is told with its line and column, all of it at once. Anchors and
 * tags are refused, so that a definition cannot unfold to more than was written.
 */
import { isAlias, isNode, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import { z } from 'zod';
import type { Words } from '../domain/problem.ts';

/** Something wrong at a place of a file. */
export interface DefinitionFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The way to the value, where there is one. */
  readonly path: FilePath;
  readonly say: Words;
}

/** A way into a file: keys and positions. */
export type FilePath = readonly (string | number)[];

/** What a file holds, and where things stand in it. */
export interface ReadFile<T> {
  readonly content: T;
  /** A fault at the value this way leads to. */
  readonly faultAt: (path: FilePath, say: Words) => DefinitionFault;
}

const MAX_LENGTH = 500_000;
// More than this nobody reads at once.
const MOST_FAULTS = 300;

/** What reading answers: the file, or everything that is wrong with it. */
type YamlReading<T> = ReadFile<T> | { readonly faults: readonly DefinitionFault[] };

/** Reads a definition file of this shape, or all that is wrong with it. */
export function readYaml<S extends z.ZodType>(file: string, text: string, shape: S): YamlReading<z.infer<S>> {
  try {
    return readShape(file, text, shape);
  } catch (failure) {
    // Brackets in brackets, deeper than calls can go.
    if (!(failure instanceof RangeError)) throw failure;
    return { faults: [{ file, line: 1, column: 1, path: [], say: { zh: '嵌套太深', en: 'it is nested too deeply' } }] };
  }
}

function readShape<S extends z.ZodType>(file: string, text: string, shape: S): YamlReading<z.infer<S>> {
  const lines = new LineCounter();
  const at = (offset: number, say: Words, path: FilePath = []): DefinitionFault => {
    const { line, col } = lines.linePos(offset);
    return { file, line: Math.max(1, line), column: Math.max(1, col), path, say };
  };
  if (text.length > MAX_LENGTH) return { faults: [at(0, { zh: `文件超过 ${MAX_LENGTH} 个字符`, en: `the file is longer than ${MAX_LENGTH} characters` })] };
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, schema: 'core' });
  const faults = [...document.errors, ...document.warnings].map((error) => at(error.pos[0], { zh: `YAML 格式不对：${error.code}`, en: `not YAML: ${error.code}` }));
  const alias = findAlias(document);
  if (alias !== undefined) faults.push(at(alias, { zh: '定义里不能用 & 和 * 引用，请写全', en: 'anchors and aliases are not allowed. Write it out' }));
  faults.push(...oddKeys(document).map(({ offset, key }) => at(offset, { zh: `不能用“${key}”作键`, en: `"${key}" is no key` })));
  faults.push(...keysTwice(document).map(({ offset, key }) => at(offset, { zh: `YAML 格式不对：键“${key}”出现了两次`, en: `not YAML: the key "${key}" stands twice` })));
  if (faults.length > 0) return { faults: faults.slice(0, MOST_FAULTS) };
  const faultAt = (path: FilePath, say: Words): DefinitionFault => at(offsetOf(document, path), say, path);
  const parsed = shape.safeParse(document.toJS());
  if (parsed.success) return { content: parsed.data, faultAt };
  return { faults: parsed.error.issues.slice(0, MOST_FAULTS).flatMap((issue) => explain(issue).map(({ path, say }) => faultAt(path, say))) };
}

function findAlias(document: Document): number | undefined {
  let found: number | undefined;
  visit(document, { Node: (_, node) => { if (isAlias(node) || node.anchor !== undefined) found ??= node.range?.[0] ?? 0; } });
  return found;
}

// Names JavaScript objects have of their own: some libraries drop them silently, some do worse.
function oddKeys(document: Document): { readonly offset: number; readonly key: string }[] {
  const found: { readonly offset: number; readonly key: string }[] = [];
  visit(document, { Pair: (_, { key }) => { if (isScalar(key) && typeof key.value === 'string' && key.value in Object.prototype) found.push({ offset: key.range?.[0] ?? 0, key: key.value }); } });
  return found;
}

// The library compares each key with every other one: ten thousand of them would hold up the server for ten seconds.
function keysTwice(document: Document): { readonly offset: number; readonly key: string }[] {
  const found: { readonly offset: number; readonly key: string }[] = [];
  visit(document, { Map: (_, { items }) => {
    const seen = new Set<unknown>();
    for (const { key } of items) {
      if (isScalar(key) && seen.size === seen.add(key.value).size) found.push({ offset: key.range?.[0] ?? 0, key: String(key.value) });
    }
  } });
  return found;
}

// A key that is missing has no place of its own: the fault stands at what should hold it.
function offsetOf(document: Document, path: FilePath): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

type Issue = z.core.$ZodIssue;

const kinds: Readonly<Record<string, string>> = { string: '文字', number: '数', int: '整数', boolean: ' true 或 false', array: '列表', object: '一组“键: 值”', record: '一组“键: 值”' };

function explain(issue: Issue): { readonly path: FilePath; readonly say: Words }[] {
  const path = issue.path.filter((step): step is string | number => typeof step !== 'symbol');
  const name = path.join('.');
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: [...path, key], say: { zh: `不认识“${key}”`, en: `"${key}" is not known here` } }));
  if (issue.code === 'invalid_value') return [{ path, say: { zh: `“${name}”只能是 ${issue.values.join('、')} 之一`, en: `"${name}" is one of ${issue.values.join(', ')}` } }];
  if (issue.code === 'invalid_type') return [{ path, say: { zh: `“${name}”缺少或类型不对，应为${kinds[issue.expected] ?? issue.expected}`, en: `"${name}" is missing or of the wrong type; it is a ${issue.expected}` } }];
  // The library would show its pattern, which says nothing to whoever wrote the file.
  if (issue.code === 'invalid_format') return [{ path, say: { zh: `“${name}”的写法不对，请看 docs/registers.md`, en: `"${name}" is not written as it should be; see docs/registers.md` } }];
  const meant = issue.code === 'invalid_union' ? branchMeant(issue.errors) : undefined;
  if (meant) return meant.flatMap(explain).map((fault) => ({ ...fault, path: [...path, ...fault.path] }));
  const said = sayIssue(issue);
  return [{ path, say: { zh: `“${name}”不对：${said.zh}`, en: `"${name}" is wrong: ${said.en}` } }];
}

// Of several shapes the one that is wrong only inside is the one that was meant.
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const near = branches.filter((issues) => issues.every((issue) => issue.path.length > 0 || issue.code === 'unrecognized_keys' || issue.code === 'custom'));
  return near.length === 1 ? near[0] : undefined;
}

const locales = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

// A check of ours says both, with a dot between; the library says it in the language it is asked in.
function sayIssue(issue: Issue): Words {
  if (issue.code !== 'custom') return { zh: tell(locales.zh, issue), en: tell(locales.en, issue) };
  const [zh = '', en = zh] = issue.message.split(' · ');
  return { zh, en };
}

function tell(locale: z.core.$ZodErrorMap, issue: Issue): string {
  const told = locale(issue as z.core.$ZodRawIssue);
  return (typeof told === 'string' ? told : told?.message) ?? issue.message;
}
