/*
 * What a register asks of those who keep it, and how much of that is known already: nobody is asked twice. A register
 * that asks for three known facts or more warns its author and needs another person's word.
 */
import type { Words } from '../problems/problem.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';

/** From so many known facts on a register needs another person's word. */
export const KNOWN_TOO_MANY = 3;

/** A field that asks for what is known. */
export interface KnownFact { readonly field: string; readonly name: Words; readonly where: Words }

/** What keeping one row takes. */
export interface Burden { readonly fields: number; readonly minutes: number; readonly known: readonly KnownFact[] }

/** The burden of a register beside the others of the county. */
export function weighBurden(register: RegisterDefinition, others: Iterable<RegisterDefinition>): Burden {
  const asked = register.fields.filter(({ type }) => type !== 'formula');
  const kept = [...others].filter((other) => other.key !== register.key && other.keptBy.some((kind) => register.keptBy.includes(kind)));
  const known = asked.flatMap((field) => {
    const where = whereKnown(field, kept);
    return where ? [{ field: field.key, name: field.name, where }] : [];
  });
  return { fields: asked.length, minutes: register.minutes, known };
}

// What names a thing, or says when, stands in every register and asks for nothing new.
const plainNames = new Set(['名称', '姓名', '备注', '说明', '类别', '日期', '年度', '学年', '数量', '学段', '年级']);
const linkTypes = new Set<FieldDefinition['type']>(['reference', 'unit', 'person', 'file', 'period']);

function whereKnown(field: FieldDefinition, registers: readonly RegisterDefinition[]): Words | undefined {
  if (linkTypes.has(field.type)) return undefined;
  if (field.knownFrom !== undefined) return { zh: field.knownFrom, en: field.knownFrom };
  if (plainNames.has(field.name.zh)) return undefined;
  return registers.find((register) => register.fields.some((one) => one.name.zh === field.name.zh && one.type === field.type))?.name;
}
