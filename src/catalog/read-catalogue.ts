/*
 * The built-in definitions: every file of catalog/<area>/{registers,codelists,limits,indicators,documents,rules}. The folder is the list. A wrong
 * file stops the start, and all that is wrong with all files is told at once, with file and line.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import { problems, raise, type Words } from '../domain/problem.ts';
import type { Catalogue, CodeList, LimitTable, RegisterDefinition } from '../domain/register/definition.ts';
import { balanceRulesFile } from './balance-rules-file.ts';
import { defineBalanceBook } from './define-balance-rules.ts';
import { documentFile } from './document-file.ts';
import { codeListFile, limitFile, registerFile, type CodeListFile, type LimitFile } from './definition-file.ts';
import { defineDocument } from './define-document.ts';
import { defineIndicator } from './define-indicator.ts';
import { defineRegister, outlineOf } from './define-register.ts';
import { indicatorFile } from './indicator-file.ts';
import { readYaml, type DefinitionFault, type ReadFile } from './read-yaml.ts';

const builtIn = new URL('../../catalog/', import.meta.url);
const folders = ['codelists', 'limits', 'registers', 'indicators', 'documents', 'rules'] as const;

interface Source { readonly name: string; readonly area: string; readonly folder: (typeof folders)[number]; readonly text: string }

/** What else is read beside the built-in definitions, or instead of them. */
export interface CatalogueFolders {
  /** Instead of ours. */
  readonly root?: URL;
  /** A folder of the operator's own with the same layout; what it holds is added. */
  readonly beside?: URL;
}

/** Reads and cross-checks all definitions. Throws D101 with every fault, D102 when a folder is not there. */
export async function readCatalogue(folders: CatalogueFolders = {}): Promise<Catalogue> {
  const { catalogue, faults } = await examineCatalogue(folders);
  if (faults.length > 0) throw raise(problems.definitionsWrong, { faults: faults.map(sentence) });
  return catalogue;
}

type DefinitionFiles = ReadonlyMap<string, { readonly name: string; readonly faultAt: ReadFile<unknown>['faultAt'] }>;

/** All definitions as they were read, and everything that is wrong with them. With faults they are not to be used. */
export interface ExaminedCatalogue {
  readonly catalogue: Catalogue;
  readonly faults: readonly DefinitionFault[];
  /** The files of registers by their keys, to say where something stands in them. */
  readonly files: DefinitionFiles;
  /** Those of indicators. */
  readonly indicatorFiles: DefinitionFiles;
  /** Those of templates of documents. */
  readonly documentFiles: DefinitionFiles;
}

/** Reads and cross-checks all definitions and throws for none of their faults. Throws D102 when a folder is not there. */
export async function examineCatalogue({ root = builtIn, beside }: CatalogueFolders = {}): Promise<ExaminedCatalogue> {
  const sources = [...await listSources(root, 'catalog'), ...beside ? await listSources(beside, fileURLToPath(beside).replace(/\/$/, '')) : []];
  const faults: DefinitionFault[] = [];
  const take = <S extends z.ZodType>(folder: Source['folder'], shape: S) => once(sources.filter((source) => source.folder === folder)
    .flatMap((source) => readOne(source, shape, faults)), faults);
  const codeLists = new Map(take('codelists', codeListFile).map(({ file }) => [file.content.key, toCodeList(file.content)] as const));
  const limits = new Map(take('limits', limitFile).map(({ file }) => [file.content.key, toLimits(file.content)] as const));
  const files = take('registers', registerFile);
  const registers = defineAll(files, codeLists, limits, faults);
  const indicatorSources = take('indicators', indicatorFile);
  const indicators = new Map(indicatorSources.map(({ source, file }) => {
    const defined = defineIndicator(file, source.area, { registers, codeLists, limits });
    faults.push(...defined.faults);
    return [file.content.key, defined.indicator] as const;
  }));
  const documentSources = take('documents', documentFile);
  const documents = new Map(documentSources.map(({ source, file }) => {
    const defined = defineDocument(file, source.area, indicators);
    faults.push(...defined.faults);
    return [file.content.key, defined.template] as const;
  }));
  const balance = new Map(take('rules', balanceRulesFile).map(({ file }) => {
    const defined = defineBalanceBook(file, { registers, codeLists, limits });
    faults.push(...defined.faults);
    return [file.content.key, defined.book] as const;
  }));
  return {
    catalogue: deepFreeze({ registers, codeLists, limits, indicators, documents, balance, texts: new Map(files.map(({ source, file }) => [file.content.key, source.text])) }), faults,
    files: filesByKey(files), indicatorFiles: filesByKey(indicatorSources), documentFiles: filesByKey(documentSources),
  };
}

const filesByKey = (read: readonly { readonly source: Source; readonly file: ReadFile<unknown> }[]): DefinitionFiles =>
  new Map(read.map(({ source, file }) => [(file.content as { readonly key: string }).key, { name: source.name, faultAt: file.faultAt }]));

// Of two with the same key one would silently win.
function once<S extends { readonly source: Source; readonly file: ReadFile<unknown> }>(read: readonly S[], faults: DefinitionFault[]): S[] {
  const seen = new Map<string, string>();
  return read.filter(({ source, file }) => {
    const { key } = file.content as { readonly key: string };
    const before = seen.get(key);
    if (before === undefined) seen.set(key, source.name);
    else faults.push(file.faultAt(['key'], { zh: `键“${key}”在 ${before} 里已有，请换一个`, en: `the key "${key}" stands in ${before} already. Choose another` }));
    return before === undefined;
  });
}

async function listSources(root: URL, named: string): Promise<Source[]> {
  const entries = await readdir(root, { withFileTypes: true }).catch(() => { throw raise(problems.noCatalogue, { folder: named }); });
  const areas = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
  const found = await Promise.all(areas.flatMap((area) => folders.map(async (folder) => {
    const place = new URL(`${area}/${folder}/`, root);
    const names = await readdir(place).catch(() => []);
    return Promise.all(names.filter((name) => name.endsWith('.yaml')).sort()
      .map(async (name) => ({ name: `${named}/${area}/${folder}/${name}`, area, folder, text: await readFile(new URL(name, place), 'utf8') })));
  })));
  return found.flat();
}

function readOne<S extends z.ZodType>(source: Source, shape: S, faults: DefinitionFault[]): { readonly source: Source; readonly file: ReadFile<z.infer<S>> }[] {
  const read = readYaml(source.name, source.text, shape);
  if ('faults' in read) {
    faults.push(...read.faults);
    return [];
  }
  const { key } = read.content as { key: string };
  if (key.replaceAll('_', '-') !== basename(source.name, '.yaml')) faults.push(read.faultAt(['key'], { zh: `键“${key}”须与文件名相同（下划线写作连字符）`, en: `the key "${key}" must be the name of the file, with hyphens for underscores` }));
  return [{ source, file: read }];
}

type RegisterSource = ReturnType<typeof readOne<typeof registerFile>>[number];

// A register may name any other: all of them are built before one is checked.
function defineAll(files: readonly RegisterSource[], codeLists: ReadonlyMap<string, CodeList>, limits: ReadonlyMap<string, LimitTable>, faults: DefinitionFault[]): ReadonlyMap<string, RegisterDefinition> {
  const outlines = new Map(files.map(({ file }) => [file.content.key, outlineOf(file.content)] as const));
  return new Map(files.map(({ source, file }) => {
    const defined = defineRegister(file, { area: source.area, county: null }, { codeLists, limits, registers: outlines });
    faults.push(...defined.faults);
    return [file.content.key, defined.register] as const;
  }));
}

const named = (file: { readonly name: string; readonly en?: string | undefined }): Words => ({ zh: file.name, en: file.en ?? file.name });

/** A code list's file as it is used. */
export const toCodeList = (file: CodeListFile): CodeList => ({
  key: file.key, name: named(file), source: file.source,
  items: file.items.map((item) => ({
    code: item.code, name: named(item),
    ...(item.from === undefined ? {} : { from: item.from }), ...(item.until === undefined ? {} : { until: item.until }), ...(item.parent === undefined ? {} : { parent: item.parent }),
  })),
});

const toLimits = (file: LimitFile): LimitTable => ({ key: file.key, name: named(file), rows: file.rows.toSorted((one, two) => (one.from < two.from ? -1 : 1)) });

const sentence = ({ file, line, column, say }: DefinitionFault): Words => ({ zh: `${file}:${line}:${column} ${say.zh}`, en: `${file}:${line}:${column} ${say.en}` });

/** The same, never to be changed again. */
export function deepFreeze<T>(held: T): T {
  if (typeof held === 'object' && held !== null && !Object.isFrozen(held)) {
    Object.freeze(held);
    for (const part of held instanceof Map ? held.values() : Object.values(held)) deepFreeze(part);
  }
  return held;
}
