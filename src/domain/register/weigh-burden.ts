/*
 * What a register asks of those who keep it, and how much of that is known already: nobody is asked twice. A register
 * that asks for three known facts or more warns its author and needs another person's word.
 */
import { sensitivities } from '../access/roles.ts';
import type { Words } from '../problems/problem.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';

/** From so many known facts on a register needs another person's word. */
export const KNOWN_TOO_MANY = 3;

/** What a field could say of itself to show a known fact and not ask for it. */
export interface ShownFact { readonly formula: string; readonly result: NonNullable<FieldDefinition['result']>; readonly list?: string; readonly sensitivity?: (typeof sensitivities)[number] }

/** A field that asks for what is known. */
export interface KnownFact {
  readonly field: string;
  readonly name: Words;
  readonly where: Words;
  /** How it can be shown from there; null where the row does not tell which record is meant. */
  readonly shown: ShownFact | null;
}

/** What keeping one row takes. */
export interface Burden { readonly fields: number; readonly minutes: number; readonly known: readonly KnownFact[] }

/** The burden of a register beside the others of the county. */
export function weighBurden(register: RegisterDefinition, others: Iterable<RegisterDefinition>): Burden {
  const asked = register.fields.filter(({ type }) => type !== 'formula');
  const kept = [...others].filter((other) => other.key !== register.key && other.keptBy.some((kind) => register.keptBy.includes(kind)));
  const known = asked.flatMap((field) => {
    const found = whereKnown(field, kept);
    return found ? [{ field: field.key, name: field.name, where: found.where, shown: found.holder && shownFrom(found.holder, register) }] : [];
  });
  return { fields: asked.length, minutes: register.minutes, known };
}

// What names a thing, or says when, stands in every register and asks for nothing new.
const plainNames = new Set(['名称', '姓名', '备注', '说明', '类别', '日期', '年度', '学年', '数量', '学段', '年级']);
const linkTypes = new Set<FieldDefinition['type']>(['reference', 'unit', 'person', 'file', 'period']);

/** The field that holds it, and its register. */
interface Holder { readonly register: RegisterDefinition; readonly field: FieldDefinition }

function whereKnown(field: FieldDefinition, registers: readonly RegisterDefinition[]): { readonly where: Words; readonly holder: Holder | null } | undefined {
  if (linkTypes.has(field.type)) return undefined;
  if (field.knownFrom !== undefined) return { where: { zh: field.knownFrom, en: field.knownFrom }, holder: null };
  if (plainNames.has(field.name.zh)) return undefined;
  for (const register of registers) {
    const held = register.fields.find((one) => one.name.zh === field.name.zh && one.type === field.type);
    if (held) return { where: register.name, holder: { register, field: held } };
  }
  return undefined;
}

// Kept once for a unit, there is only one value to show; of several rows numbers can be added up, nothing else.
function shownFrom({ register, field }: Holder, asking: RegisterDefinition): ShownFact | null {
  const result = results[field.type];
  const once = register.unique.some((keys) => keys.length === 1 && keys[0] === 'unit');
  if (result === undefined || field.encrypted || (!once && !added.has(field.type))) return null;
  return {
    formula: `${once ? 'max' : 'sum'}(${register.key}.${field.key})`, result, ...(field.list !== undefined && { list: field.list }),
    ...(field.sensitivity > asking.sensitivity && { sensitivity: sensitivities[field.sensitivity] ?? 'sensitive' }),
  };
}

const results: Partial<Record<FieldDefinition['type'], ShownFact['result']>> = { text: 'text', integer: 'integer', decimal: 'decimal', money: 'decimal', percent: 'percent', date: 'date', choice: 'choice' };
const added = new Set<FieldDefinition['type']>(['integer', 'decimal', 'money']);
