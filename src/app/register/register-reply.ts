import type { RegisterRow, RegisterView } from '../../contract/register.ts';
import { mayAnywhere, mayInRegister, type Actor } from '../../domain/access/may.ts';
import type { ExpressionNode } from '../../domain/expression/expression.ts';
import { partsOf } from '../../domain/expression/expression-tree.ts';
import type { Catalogue, FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { seesPlainly } from '../../domain/register/mask.ts';
import { readingCeiling } from '../record/reading-ceiling.ts';

/** The register as the directory lists it. */
export function registerRowOf(actor: Actor, definition: RegisterDefinition): RegisterRow {
  const { key, version, name, area, sensitivity, workflow, keptBy, county, answers, source } = definition;
  return { key, version, name, area, sensitivity, workflow, keptBy: [...keptBy], drawn: county !== null, answers, source, mayWrite: mayAnywhere(actor, 'record.create') && mayInRegister(actor, 'record.create', key) };
}

/** Everything screens need to show and keep the register. */
export function registerViewOf(actor: Actor, definition: RegisterDefinition, { codeLists, limits }: Pick<Catalogue, 'codeLists' | 'limits'>, others: readonly RegisterDefinition[] = []): RegisterView {
  const ceiling = readingCeiling(actor, 'record.list');
  const { display } = definition;
  const lists = [...new Set(definition.fields.flatMap(({ list }) => list ?? []))].flatMap((key) => codeLists.get(key) ?? []);
  return {
    ...registerRowOf(actor, definition), fields: definition.fields.map((field) => fieldView(field, ceiling)), unique: definition.unique.map((keys) => [...keys]), minutes: definition.minutes,
    checks: definition.checks.map(({ key, strength, when, must, say, marks, why }) =>
      ({ key, strength, must: must.text, mustTree: must, say, marks: [...marks], ...(when && { when: when.text, whenTree: when }), ...(why !== undefined && { why }) })),
    display: { title: display.title, columns: [...display.columns], sort: [...display.sort], groups: display.groups.map(({ name, fields }) => ({ name, fields: [...fields] })) },
    limits: limitsIn(definition).flatMap((key) => limits.get(key) ?? []),
    pointedBy: others.flatMap(({ key, name, fields }) => fields.filter(({ type, to }) => type === 'reference' && to === definition.key).map((field) => ({ register: key, name, field: field.key }))),
    codeLists: lists.map(({ key, name, items }) => ({ key, name, items: [...items] })),
  };
}

function fieldView(field: FieldDefinition, ceiling: number): RegisterView['fields'][number] {
  const { formula, kinds, pattern, ...plain } = field;
  const hint = field.hint ?? pattern?.say;
  return { ...plain, masked: !seesPlainly(field, ceiling), ...(hint && { hint }), ...(formula && { formula: formula.text, formulaTree: formula }), ...(pattern && { pattern }), ...(kinds && { kinds: [...kinds] }) };
}

/** The tables of limits that formulas and checks ask, each once. */
function limitsIn({ fields, checks }: RegisterDefinition): string[] {
  const asked = (node: ExpressionNode): string[] => [...(node.kind === 'call' && node.name === 'limit' && node.args[0]?.kind === 'text' ? [node.args[0].value] : []), ...partsOf(node).flatMap(asked)];
  const roots = [...fields.map(({ formula }) => formula), ...checks.flatMap(({ when, must }) => [when, must])].flatMap((expression) => expression?.root ?? []);
  return [...new Set(roots.flatMap(asked))];
}
