/*
 * From a register's file to its definition: defaults filled in, every name looked up. Nothing is thrown: what is wrong
 * is collected, so that its author sees all of it.
 */
import { sensitivities, type Sensitivity } from '../domain/access/roles.ts';
import type { Words } from '../domain/problem.ts';
import type { CheckDefinition, DisplayDefinition, FieldDefinition, RegisterDefinition, RegisterExample } from '../domain/register/definition.ts';
import type { Expression } from '../domain/expression/expression.ts';
import type { FieldFile, RegisterFile } from './definition-file.ts';
import type { FilePath } from './read-yaml.ts';

/** Turns the text at this place into a typed expression; faults are told to the collector and a blank stands in. */
export type CompileExpression = (text: string, path: FilePath, fieldKey: string | null) => Expression;

/** Where a register stands. */
export interface RegisterPlace { readonly area: string; readonly county: string | null }

/** The definition of a register's file. `compile` reads its expressions. */
export function buildRegister(file: RegisterFile, place: RegisterPlace, compile: CompileExpression): RegisterDefinition {
  const sensitivity = levelOf(file.sensitivity);
  const fields = Object.entries(file.fields).map(([key, field]) => buildField(key, field, sensitivity, compile));
  return {
    key: file.key, version: file.version, name: words(file.name, file.en), area: place.area, county: place.county,
    keptBy: file.kept_by, sensitivity, workflow: file.workflow, fields, unique: file.unique,
    checks: file.checks.map((check, at) => buildCheck(check, at, compile)),
    display: buildDisplay(file, fields), source: file.source, answers: file.answers, minutes: file.minutes,
    examples: file.examples.map(buildExample),
  };
}

const words = (zh: string, en: string | undefined): Words => ({ zh, en: en ?? zh });

const levelOf = (name: (typeof sensitivities)[number]): Sensitivity => sensitivities.indexOf(name) as Sensitivity;

function buildField(key: string, file: FieldFile, register: Sensitivity, compile: CompileExpression): FieldDefinition {
  const path = ['fields', key];
  const given = {
    hint: file.hint === undefined ? undefined : words(file.hint, file.hint_en),
    measure: file.measure === undefined ? undefined : words(file.measure, file.measure_en),
    min: file.min, max: file.max, scale: file.scale, format: file.format, list: file.list, to: file.to, kinds: file.kinds, grain: file.grain,
    pattern: file.pattern === undefined ? undefined : { source: file.pattern, say: words(file.pattern_say ?? '格式不对', file.pattern_say_en ?? 'the form is wrong') },
    formula: file.formula === undefined ? undefined : compile(file.formula, [...path, 'formula'], key),
    result: file.result, knownFrom: file.known_from, aliases: file.aliases,
  };
  const own = file.sensitivity === undefined ? register : levelOf(file.sensitivity);
  return {
    key, name: words(file.name, file.en), type: file.type, required: file.required,
    sensitivity: Math.max(own, register) as Sensitivity, encrypted: file.encrypted, ...present(given),
  };
}

/** The same without what is undefined: a field holds only what applies to it. */
function present<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, held]) => held !== undefined)) as { [K in keyof T]?: Exclude<T[K], undefined> };
}

function buildCheck(file: RegisterFile['checks'][number], at: number, compile: CompileExpression): CheckDefinition {
  const path = ['checks', at];
  return {
    key: file.key, strength: file.strength, must: compile(file.must, [...path, 'must'], null), say: words(file.say, file.say_en), marks: file.marks,
    ...(file.when === undefined ? {} : { when: compile(file.when, [...path, 'when'], null) }),
    ...(file.why === undefined ? {} : { why: file.why }),
  };
}

// Without columns of its own a list shows the first fields: more than eight do not fit a screen.
const LIST_COLUMNS = 8;

function buildDisplay(file: RegisterFile, fields: readonly FieldDefinition[]): DisplayDefinition {
  const { title, columns, sort, groups } = file.display;
  return {
    title,
    columns: columns.length > 0 ? columns : fields.slice(0, LIST_COLUMNS).map((field) => field.key),
    sort: sort.map((text) => (text.startsWith('-') ? { field: text.slice(1), descending: true } : { field: text, descending: false })),
    groups: groups.map((group) => ({ name: words(group.name, group.en), fields: group.fields })),
  };
}

function buildExample(file: RegisterFile['examples'][number]): RegisterExample {
  return {
    given: file.given, expect: file.expect === 'ok' ? [] : file.expect,
    ...(file.on === undefined ? {} : { on: file.on }),
    ...(file.previous === undefined ? {} : { previous: file.previous }),
    ...(file.computes === undefined ? {} : { computes: file.computes }),
  };
}
