/* Definitions of an operator's own, checked at the terminal before a server is started with them. Needs no database. */
import { readdir } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { join, relative, resolve, sep } from 'node:path';
import { examineCatalogue, type ExaminedCatalogue } from '../../catalog/read-catalogue.ts';
import type { Words } from '../../domain/problem.ts';
import { runIndicatorExample } from '../../domain/indicator/run-indicator-example.ts';
import { runTemplateExample } from '../../domain/report/run-template-example.ts';
import { runExample } from '../../domain/register/run-example.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';

/** Something wrong at a place of a file. */
export interface PlacedFault { readonly file: string; readonly line: number; readonly column: number; readonly say: Words }

/** What was found in a folder. */
export interface CheckedDefinitions {
  readonly faults: readonly PlacedFault[];
  readonly counts: { readonly registers: number; readonly codeLists: number; readonly limits: number; readonly indicators: number; readonly examples: number };
}

const fresh = <T>(all: ReadonlyMap<string, T>, held: ReadonlyMap<string, T> | undefined): string[] => [...all.keys()].filter((key) => held?.has(key) !== true);

const builtIn = fileURLToPath(new URL('../../../catalog/', import.meta.url));

/** Reads a folder of definitions beside the built-in ones and tells everything that is wrong with it. Throws D102 when it is not there. */
export async function checkDefinitions(folder: string, now: Date): Promise<CheckedDefinitions> {
  const own = join(resolve(folder), sep);
  const alone = own === builtIn;
  const [base, examined] = [alone ? null : (await examineCatalogue()).catalogue, await examineCatalogue(alone ? {} : { beside: pathToFileURL(own) })];
  const { catalogue } = examined;
  const [registers, indicators] = [fresh(catalogue.registers, base?.registers), fresh(catalogue.indicators, base?.indicators)];
  const templates = fresh(catalogue.documents ?? new Map(), base?.documents);
  const unproven = examined.faults.length > 0 ? [] : [...exampleFaults(examined, registers, dayInChina(now)), ...indicatorFaults(examined, indicators), ...templateFaults(examined, templates)];
  const faults: PlacedFault[] = [...examined.faults, ...unproven, ...alone ? [] : await strayFiles(own)];
  return {
    faults: faults.toSorted((one, other) => (one.file === other.file ? one.line - other.line || one.column - other.column : one.file < other.file ? -1 : 1)),
    counts: {
      registers: registers.length, codeLists: fresh(catalogue.codeLists, base?.codeLists).length, limits: fresh(catalogue.limits, base?.limits).length,
      indicators: indicators.length,
      examples: [...registers.map((key) => catalogue.registers.get(key)), ...indicators.map((key) => catalogue.indicators.get(key))].reduce((sum, one) => sum + (one?.examples.length ?? 0), 0),
    },
  };
}

function exampleFaults({ catalogue, files }: ExaminedCatalogue, keys: readonly string[], today: string): PlacedFault[] {
  return keys.flatMap((key) => {
    const register = catalogue.registers.get(key);
    return (register?.examples ?? []).flatMap((example, at) => (register ? runExample(register, example, { today, ...catalogue }).differs : []).flatMap((say) => {
      const fault = files.get(key)?.faultAt(['examples', at], { zh: `样例 ${at + 1} 不符：${say.zh}`, en: `example ${at + 1} does not hold: ${say.en}` });
      return fault ? [fault] : [];
    }));
  });
}

function templateFaults({ catalogue, documentFiles }: ExaminedCatalogue, keys: readonly string[]): PlacedFault[] {
  return keys.flatMap((key) => {
    const template = catalogue.documents?.get(key);
    return (template?.examples ?? []).flatMap((example, at) => (template ? runTemplateExample(template, example) : []).flatMap((say) => documentFiles.get(key)?.faultAt(['examples', at], say) ?? []));
  });
}

function indicatorFaults({ catalogue, indicatorFiles }: ExaminedCatalogue, keys: readonly string[]): PlacedFault[] {
  return keys.flatMap((key) => {
    const indicator = catalogue.indicators.get(key);
    return (indicator?.examples ?? []).flatMap((example, at) => {
      const say = indicator && runIndicatorExample(indicator, example, catalogue).differs;
      const fault = say && indicatorFiles.get(key)?.faultAt(['examples', at], { zh: `样例 ${at + 1} 不符：${say.zh}`, en: `example ${at + 1} does not hold: ${say.en}` });
      return fault ? [fault] : [];
    });
  });
}

const places = new Set(['registers', 'codelists', 'limits', 'indicators', 'documents']);

// What lies elsewhere would be passed over in silence.
async function strayFiles(folder: string): Promise<PlacedFault[]> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.ya?ml$/i.test(name)).map((name) => relative(folder, join(folder, name)).split(sep));
  return names.filter((parts) => parts.length !== 3 || !places.has(parts[1] ?? '') || !parts[2]?.endsWith('.yaml')).map((parts) => ({
    file: join(folder, ...parts), line: 1, column: 1,
    say: { zh: '不会被读取：定义应放在 <领域>/registers、codelists、limits、indicators 或 documents 里，以 .yaml 结尾', en: 'it is not read: definitions stand in <area>/registers, codelists, limits, indicators or documents and end in .yaml' },
  }));
}
