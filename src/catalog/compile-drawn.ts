/*
 * The registers a county's bureau drew, compiled together with the built-in ones: they may name one another. One that
 * does not compile (any more) is set aside with what is wrong with it, and so is what leans on it; the rest is used.
 */
import type { IndicatorDefinition } from '../domain/indicator/definition.ts';
import type { Words } from '../domain/problem.ts';
import type { Catalogue, CodeList, RegisterDefinition } from '../domain/register/definition.ts';
import { codeListFile, registerFile, type RegisterFile } from './definition-file.ts';
import { defineIndicator } from './define-indicator.ts';
import { indicatorFile } from './indicator-file.ts';
import { defineRegister, outlineOf, type DefinitionOutline } from './define-register.ts';
import { deepFreeze, toCodeList } from './read-catalogue.ts';
import { readYaml, type DefinitionFault, type ReadFile } from './read-yaml.ts';

/** A definition as its author wrote it. */
export interface WrittenDefinition { readonly key: string; readonly version: number; readonly written: string }

/** What a county drew, as written: the newest version of each. */
interface WrittenCounty {
  readonly county: string;
  readonly registers: readonly WrittenDefinition[];
  readonly codeLists: readonly WrittenDefinition[];
  readonly indicators?: readonly WrittenDefinition[];
}

/** What a county drew, ready for use. */
export interface DrawnCounty {
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
  /** The county's own lists and the built-in ones. */
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly indicators: ReadonlyMap<string, IndicatorDefinition>;
  /** What is wrong with those that were set aside, by key; lists stand as `list:<key>`, indicators as `indicator:<key>`. */
  readonly setAside: ReadonlyMap<string, readonly DefinitionFault[]>;
}

/** The area of what a county made itself. */
export const OWN_AREA = 'own';

/** How one file of a county is called where faults are told. */
export const fileNameOf = (kind: 'register' | 'list' | 'indicator', key: string): string => (kind === 'register' ? key : `${kind}:${key}`);

/** Compiles what a county drew. Never throws for what is written there. */
export function compileDrawn(catalogue: Catalogue, written: WrittenCounty): DrawnCounty {
  const setAside = new Map<string, readonly DefinitionFault[]>();
  const codeLists = new Map(catalogue.codeLists);
  for (const one of written.codeLists) {
    const name = fileNameOf('list', one.key);
    const read = readYaml(name, one.written, codeListFile);
    if ('faults' in read) setAside.set(name, read.faults);
    else if (catalogue.codeLists.has(one.key)) setAside.set(name, [read.faultAt(['key'], taken(one.key))]);
    else codeLists.set(one.key, toCodeList(read.content));
  }
  const files = new Map<string, { readonly file: ReadFile<RegisterFile>; readonly version: number }>();
  for (const one of written.registers) {
    const read = readYaml(one.key, one.written, registerFile);
    if ('faults' in read) setAside.set(one.key, read.faults);
    else if (catalogue.registers.has(one.key)) setAside.set(one.key, [read.faultAt(['key'], taken(one.key))]);
    else files.set(one.key, { file: read, version: one.version });
  }
  const registers = defineAll(catalogue, written.county, codeLists, files, setAside);
  const indicators = defineIndicators(catalogue, { registers, codeLists }, written.indicators ?? [], setAside);
  return deepFreeze({ registers, codeLists, indicators, setAside });
}

function defineIndicators(catalogue: Catalogue, drawn: Pick<DrawnCounty, 'registers' | 'codeLists'>, written: readonly WrittenDefinition[], setAside: Map<string, readonly DefinitionFault[]>): Map<string, IndicatorDefinition> {
  const found = written.map((one) => ({ key: one.key, ...compileIndicator(catalogue, drawn, one) }));
  for (const { key, faults } of found) if (faults.length > 0) setAside.set(fileNameOf('indicator', key), faults);
  return new Map(found.flatMap(({ key, indicator, faults }) => (indicator && faults.length === 0 ? [[key, indicator] as const] : [])));
}

/** Compiles one indicator of a county, with the version it is kept under. Never throws for what is written there. */
export function compileIndicator(catalogue: Catalogue, drawn: Pick<DrawnCounty, 'registers' | 'codeLists'>, { key, version, written }: WrittenDefinition): { readonly indicator?: IndicatorDefinition; readonly faults: readonly DefinitionFault[] } {
  const read = readYaml(fileNameOf('indicator', key), written, indicatorFile);
  if ('faults' in read) return read;
  if (catalogue.indicators.has(read.content.key)) return { faults: [read.faultAt(['key'], taken(read.content.key))] };
  const { indicator, faults } = defineIndicator(read, OWN_AREA, { registers: new Map([...catalogue.registers, ...drawn.registers]), codeLists: drawn.codeLists, limits: catalogue.limits });
  return { indicator: { ...indicator, version }, faults };
}

const taken = (key: string): Words => ({ zh: `键“${key}”是内置定义的，请换一个`, en: `the key "${key}" belongs to a built-in definition. Choose another` });

type Files = Map<string, { readonly file: ReadFile<RegisterFile>; readonly version: number }>;

// What leans on something set aside falls too: again, until nothing falls any more.
function defineAll(catalogue: Catalogue, county: string, codeLists: ReadonlyMap<string, CodeList>, files: Files, setAside: Map<string, readonly DefinitionFault[]>): Map<string, RegisterDefinition> {
  const builtIn = outlinesOf(catalogue);
  for (;;) {
    const registers = new Map([...builtIn, ...[...files].map(([key, { file }]) => [key, outlineOf(file.content)] as const)]);
    const defined = [...files].map(([key, { file, version }]) => ({ key, version, ...defineRegister(file, { area: OWN_AREA, county }, { codeLists, limits: catalogue.limits, registers }) }));
    const fallen = defined.filter(({ faults }) => faults.length > 0);
    if (fallen.length === 0) return new Map(defined.map(({ key, register, version }) => [key, { ...register, version }]));
    for (const { key, faults } of fallen) {
      setAside.set(key, faults);
      files.delete(key);
    }
  }
}

/** The built-in registers as others see them. */
const outlinesOf = ({ registers }: Catalogue): ReadonlyMap<string, DefinitionOutline> =>
  new Map([...registers].map(([key, { name, fields, display }]) => [key, { key, name, fields, title: display.title }]));
