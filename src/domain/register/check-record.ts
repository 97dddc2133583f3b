/*
 * What a whole record says: computed fields are computed, the definition's checks asked. Logic checks must be put
 * right; experience checks may be explained. A check over blanks counts as held.
 */
import { evaluate, type EvaluationScope } from '../expression/evaluate.ts';
import type { Expression } from '../expression/expression.ts';
import { fieldsUsed } from '../expression/expression-tree.ts';
import { toFieldValue } from '../expression/field-value.ts';
import { problems } from '../problem.ts';
import type { CheckDefinition, FieldDefinition, RegisterDefinition } from './definition.ts';
import { findingOf, type Finding } from './finding.ts';
import { maskValue } from './mask.ts';
import type { FieldValue, RecordValues } from './record-values.ts';
import { textFormatRules } from './text-format.ts';

/** What stands around a record: its unit, the year before, rows of other registers, today. */
export type RecordSurroundings = Omit<EvaluationScope, 'values'>;

/** The values with computed fields filled in, in the order of the definition (a formula uses only those above it). */
export function computeFields(register: RegisterDefinition, values: RecordValues, around: RecordSurroundings): RecordValues {
  if (register.fields.every(({ formula }) => formula === undefined)) return values;
  const held: Record<string, FieldValue> = { ...values };
  for (const field of register.fields) {
    if (field.formula !== undefined) held[field.key] = toFieldValue(evaluate(field.formula, { ...around, values: held }), field);
  }
  return held;
}

/**
 * What the definition's checks find in a record whose computed fields are filled in, and which of its numbers are odd.
 * Nothing is said of `unread` fields, and nothing by checks that look at one or at what is computed from it.
 */
export function checkRecord(register: RegisterDefinition, values: RecordValues, around: RecordSurroundings, unread: ReadonlySet<string> = noFields): readonly Finding[] {
  const scope: EvaluationScope = { ...around, values };
  const unsure = withComputed(register, unread);
  const checks = register.checks.filter((check) => !(unsure.size > 0 && looksAt(check, unsure)) && fails(check, scope)).map((check) => {
    const kind = check.strength === 'logic' ? problems.checkFailed : problems.checkUnusual;
    return findingOf(check.marks[0] ?? '', kind, { say: check.say }, { strength: check.strength, check: check.key });
  });
  const odd = oddNumbers(register, values).filter(({ field }) => !unread.has(field));
  return odd.length === 0 ? checks : [...odd, ...checks];
}

const noFields: ReadonlySet<string> = new Set();

/** These fields, and those computed from them (a formula uses only fields above it). */
export function withComputed(register: RegisterDefinition, fields: ReadonlySet<string>): ReadonlySet<string> {
  if (fields.size === 0) return fields;
  const all = new Set(fields);
  for (const { key, formula } of register.fields) if (formula !== undefined && uses(formula, all)) all.add(key);
  return all;
}

const looksAt = ({ when, must }: CheckDefinition, fields: ReadonlySet<string>): boolean => uses(must, fields) || (when !== undefined && uses(when, fields));

const uses = ({ root }: Expression, fields: ReadonlySet<string>): boolean =>
  fieldsUsed(root).some(({ register, names: [first] }) => register === null && first !== undefined && fields.has(first));

// Definitions are frozen; an import asks for every row.
const wondered = new WeakMap<RegisterDefinition, readonly FieldDefinition[]>();

function wonderedAt(register: RegisterDefinition): readonly FieldDefinition[] {
  const held = wondered.get(register) ?? register.fields.filter(({ format }) => format !== undefined && textFormatRules[format].odd !== undefined);
  wondered.set(register, held);
  return held;
}

// A check character that does not fit is nearly always a slip, and sometimes what stands in the certificate.
const oddNumbers = (register: RegisterDefinition, values: RecordValues): readonly Finding[] => wonderedAt(register).flatMap((field) => {
  const held = values[field.key] ?? null;
  const rule = textFormatRules[field.format ?? 'phone'];
  const reason = typeof held === 'string' ? rule.odd?.(held) : undefined;
  // A finding is read by people who may not see the number.
  const typed = field.encrypted || field.sensitivity > 1 ? maskValue(field, held) : held;
  return reason === undefined ? [] : [findingOf(field.key, problems.formatOdd, { field: field.name, typed: String(typed), format: rule.name, reason }, { strength: 'experience', check: `odd:${field.key}` })];
});

// Blank is neither: nothing is held against a cell that may be left blank.
function fails(check: CheckDefinition, scope: EvaluationScope): boolean {
  if (check.when !== undefined && evaluate(check.when, scope) !== true) return false;
  return evaluate(check.must, scope) === false;
}

/** Computed cells that came back with something else in them than what is computed. */
export function compareComputed(register: RegisterDefinition, computed: Readonly<Record<string, string>>, values: RecordValues, show: (key: string, value: NonNullable<FieldValue>) => string): readonly Finding[] {
  // Nearly always nothing came back.
  if (Object.keys(computed).length === 0) return [];
  return register.fields.filter((field) => field.type === 'formula' && computed[field.key] !== undefined).flatMap((field) => {
    const held = values[field.key] ?? null;
    const shown = held === null ? '' : show(field.key, held);
    const typed = computed[field.key] ?? '';
    return typed === shown || typed === String(held) ? [] : [findingOf(field.key, problems.computedDiffers, { field: field.name, typed, computed: shown })];
  });
}
