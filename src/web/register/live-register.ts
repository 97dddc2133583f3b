/*
 * A register as the browser computes and checks it while somebody types: the same rules as the server's, run here. What
 * asks about other records (the year before, rows of other registers, records pointed to) only the server knows; it is
 * left out here and asked there.
 */
import type { RegisterRow, RegisterView } from '../../contract/register.ts';
import type { Unit } from '../../contract/unit.ts';
import type { Expression, ExpressionNode } from '../../domain/expression/expression.ts';
import { partsOf } from '../../domain/expression/expression-tree.ts';
import { checkRecord, computeFields, type RecordSurroundings } from '../../domain/register/check-record.ts';
import type { CheckDefinition, FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import type { Finding } from '../../domain/register/finding.ts';
import type { ReadContext } from '../../domain/register/read-context.ts';
import { readRecord } from '../../domain/register/read-record.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import type { Typed } from '../../domain/register/typed.ts';
import type { FieldView } from './field-view.ts';

/** A register with what can be computed here. */
export interface LiveRegister {
  readonly definition: RegisterDefinition;
  /** Keys of checks and computed fields that only the server knows. */
  readonly thereOnly: ReadonlySet<string>;
}

/** What was typed: by field key. */
export type TypedValues = Readonly<Record<string, Typed>>;

const isLocal = ({ root }: Expression): boolean => isLocalNode(root);
const isLocalNode = (node: ExpressionNode): boolean =>
  node.kind !== 'aggregate' && !(node.kind === 'path' && node.names.length > 1 && node.names[0] !== 'unit') && partsOf(node).every(isLocalNode);

/** Makes a register computable in the browser. */
export function liveRegister(view: RegisterView): LiveRegister {
  const thereOnly = new Set<string>();
  const fields = view.fields.map((field) => {
    const local = field.formulaTree !== undefined && isLocal(field.formulaTree);
    if (field.type === 'formula' && !local) thereOnly.add(field.key);
    return fieldDefinition(field, local ? field.formulaTree : undefined);
  });
  const checks = view.checks.flatMap((check): CheckDefinition[] => {
    if (isLocal(check.mustTree) && (check.whenTree === undefined || isLocal(check.whenTree))) {
      return [{ key: check.key, strength: check.strength, must: check.mustTree, say: check.say, marks: check.marks, ...(check.whenTree !== undefined && { when: check.whenTree }) }];
    }
    thereOnly.add(check.key);
    return [];
  });
  return { thereOnly, definition: { ...outlineOf(view), fields, checks, unique: view.unique, display: view.display, minutes: view.minutes } };
}

const outlineOf = (row: RegisterRow): RegisterDefinition => ({
  key: row.key, version: row.version, name: row.name, area: row.area, county: null, keptBy: row.keptBy, sensitivity: row.sensitivity, workflow: row.workflow, answers: row.answers, source: row.source,
  fields: [], checks: [], unique: [], display: { title: '', columns: [], sort: [], groups: [] }, minutes: 0, examples: [],
});

function fieldDefinition(view: FieldView, formula: Expression | undefined): FieldDefinition {
  const { formula: _text, formulaTree: _tree, masked: _masked, ...field } = view;
  return { ...field, ...(formula !== undefined && { formula }) } as FieldDefinition;
}

interface Known {
  readonly today: string;
  readonly units: readonly Unit[];
  readonly registers: readonly RegisterRow[];
}

/** What reading values looks up, from what the page has read. References and people are chosen by id: the server looks. */
export function readContextOf(view: RegisterView, { today, units, registers }: Known): ReadContext {
  const inUse = units.filter((unit) => !unit.retired);
  return {
    today,
    codeList: (key) => ({ source: '', ...(view.codeLists.find((list) => list.key === key) ?? { key, name: { zh: key, en: key }, items: [] }) }) as ReturnType<ReadContext['codeList']>,
    register: (key) => outlineOf(registers.find((row) => row.key === key) ?? view),
    findUnit: (text) => {
      const found = inUse.filter((unit) => unit.id === text || unit.name === text || unit.code === text);
      const [only] = found;
      return found.length === 1 && only !== undefined ? { unit: only } : { count: found.length };
    },
    unitNames: inUse.map(({ name }) => name),
    findPerson: (text) => ({ id: text }), findRecord: (_register, text) => ({ id: text }), hasFile: () => true,
    nameOf: (type, id) => (type === 'unit' ? units.find((unit) => unit.id === id)?.name : undefined),
  };
}

/** What stands around a record as far as the page knows. */
export function surroundingsOf(view: RegisterView, today: string, unit: Unit | undefined): RecordSurroundings {
  return { today, limits: new Map(view.limits.map((table) => [table.key, table])), unit: unit === undefined ? {} : { kind: unit.kind, name: unit.name, code: unit.code } };
}

/** What was typed as values, with what is computed and all that is wrong or unusual. */
export interface Examined {
  readonly values: RecordValues;
  readonly findings: readonly Finding[];
}

/** Reads, computes and checks what was typed. `held`: values that stand without being typed: what the server computed, what is masked. */
export function examine({ definition }: LiveRegister, typed: TypedValues, context: ReadContext, around: RecordSurroundings, held: RecordValues = {}): Examined {
  const read = readRecord(definition, typed, context, false);
  const values = computeFields(definition, { ...held, ...read.values }, around);
  return { values, findings: [...read.findings, ...checkRecord(definition, values, around)] };
}
