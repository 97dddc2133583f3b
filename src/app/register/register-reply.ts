import type { RegisterRow, RegisterView } from '../../contract/register.ts';
import { mayAnywhere, type Actor } from '../../domain/access/may.ts';
import type { CodeList, FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { seesPlainly } from '../../domain/register/mask.ts';
import { readingCeiling } from '../record/reading-ceiling.ts';

/** The register as the directory lists it. */
export function registerRowOf(actor: Actor, definition: RegisterDefinition): RegisterRow {
  const { key, version, name, area, sensitivity, workflow, keptBy, county, answers, source } = definition;
  return { key, version, name, area, sensitivity, workflow, keptBy: [...keptBy], drawn: county !== null, answers, source, mayWrite: mayAnywhere(actor, 'record.create') };
}

/** Everything screens need to show and keep the register. */
export function registerViewOf(actor: Actor, definition: RegisterDefinition, codeLists: ReadonlyMap<string, CodeList>): RegisterView {
  const ceiling = readingCeiling(actor, 'record.list');
  const { display } = definition;
  const lists = [...new Set(definition.fields.flatMap(({ list }) => list ?? []))].flatMap((key) => codeLists.get(key) ?? []);
  return {
    ...registerRowOf(actor, definition), fields: definition.fields.map((field) => fieldView(field, ceiling)), unique: definition.unique.map((keys) => [...keys]), minutes: definition.minutes,
    checks: definition.checks.map(({ key, strength, when, must, say, marks, why }) =>
      ({ key, strength, must: must.text, say, marks: [...marks], ...(when && { when: when.text }), ...(why !== undefined && { why }) })),
    display: { title: display.title, columns: [...display.columns], sort: [...display.sort], groups: display.groups.map(({ name, fields }) => ({ name, fields: [...fields] })) },
    codeLists: lists.map(({ key, name, items }) => ({ key, name, items: [...items] })),
  };
}

function fieldView(field: FieldDefinition, ceiling: number): RegisterView['fields'][number] {
  const { formula, kinds, pattern, ...plain } = field;
  const hint = field.hint ?? pattern?.say;
  return { ...plain, masked: !seesPlainly(field, ceiling), ...(hint && { hint }), ...(formula && { formula: formula.text }), ...(kinds && { kinds: [...kinds] }) };
}
