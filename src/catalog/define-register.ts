/* From a register's file to a definition that can be used: expressions read and typed, names looked up, all faults told. */
import { sayFault, readExpression } from '../domain/expression/check-types.ts';
import { environmentOf, expressionTypeOf, expressionWorld, type RegisterOutline } from '../domain/expression/environment.ts';
import type { Expression, ExpressionType } from '../domain/expression/expression.ts';
import type { Words } from '../domain/problem.ts';
import type { CodeList, LimitTable, RegisterDefinition } from '../domain/register/definition.ts';
import { buildRegister, type RegisterPlace } from './build-register.ts';
import { checkRegister } from './check-register.ts';
import type { RegisterFile } from './definition-file.ts';
import type { DefinitionFault, FilePath, ReadFile } from './read-yaml.ts';

/** What others need to know of a register to name it. */
export interface DefinitionOutline extends RegisterOutline { readonly title: string }

/** What a register may name. */
interface DefinitionWorld {
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly limits: ReadonlyMap<string, LimitTable>;
  /** Every register, the one in question included. */
  readonly registers: ReadonlyMap<string, DefinitionOutline>;
}

/** Stands where an expression was wrong; a definition with faults is never used. */
const nothing: Expression = { text: '', root: { kind: 'blank', start: 0, end: 0 }, type: 'blank' };

/** The definition of a register's file, and everything that is wrong with it. */
export function defineRegister(file: ReadFile<RegisterFile>, place: RegisterPlace, world: DefinitionWorld): { readonly register: RegisterDefinition; readonly faults: readonly DefinitionFault[] } {
  const faults: DefinitionFault[] = [];
  const env = environmentOf(expressionWorld(world.registers.values(), world.codeLists, world.limits), file.content.key);
  const compile = (text: string, path: FilePath, fieldKey: string | null): Expression => {
    const read = readExpression(text, env, wantedFor(file.content, fieldKey));
    if ('expression' in read) return read.expression;
    faults.push(...read.faults.map((fault) => file.faultAt(path, inText(text, fault.start, sayFault(fault)))));
    return nothing;
  };
  const register = buildRegister(file.content, place, compile);
  faults.push(...checkRegister(register, world).map(({ path, say }) => file.faultAt(path, say)));
  return { register, faults };
}

/** A register's file as others see it, before its expressions are read. */
export function outlineOf(file: RegisterFile): DefinitionOutline {
  const fields = Object.entries(file.fields).map(([key, field]) => ({
    key, name: { zh: field.name, en: field.en ?? field.name }, type: field.type, encrypted: field.encrypted,
    ...(field.result === undefined ? {} : { result: field.result }), ...(field.list === undefined ? {} : { list: field.list }), ...(field.to === undefined ? {} : { to: field.to }),
  }));
  return { key: file.key, name: { zh: file.name, en: file.en ?? file.name }, fields, title: file.display.title };
}

// A check must be true or false; a formula yields what its field holds.
function wantedFor(file: RegisterFile, fieldKey: string | null): ExpressionType {
  const field = fieldKey === null ? undefined : file.fields[fieldKey];
  if (field === undefined) return 'boolean';
  return expressionTypeOf({ type: field.type, ...(field.result === undefined ? {} : { result: field.result }) });
}

/** A fault of an expression, with the place in its text. */
export const inText = (text: string, at: number, say: Words): Words => ({
  zh: `表达式第 ${at + 1} 个字符“${text.slice(at, at + 12)}”：${say.zh}`, en: `expression, character ${at + 1} "${text.slice(at, at + 12)}": ${say.en}`,
});
