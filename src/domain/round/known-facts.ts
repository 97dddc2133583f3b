/*
 * Nobody is asked twice for the same fact. A fact is known when its field says so (学籍, 人事, 资产…) or when another
 * register holds a field of the same name about the same thing.
 */
import type { FieldDefinition, RegisterDefinition } from '../register/definition.ts';
import type { Words } from '../problem.ts';

/** So many repeated facts make a round or a register need a second person's yes. */
export const REPEATS_NEEDING_APPROVAL = 3;

/** A field that asks for what is known already. */
export interface KnownFact {
  readonly register: string;
  readonly registerName: Words;
  readonly field: string;
  readonly name: Words;
  /** Who or which register holds it. */
  readonly heldBy: Words;
}

/** The facts of a register that are known elsewhere. `all`: every register of the county. */
export function knownFacts(register: RegisterDefinition, all: readonly RegisterDefinition[]): readonly KnownFact[] {
  const subject = subjectOf(register);
  const alike = all.filter((other) => other.key !== register.key && subjectOf(other) === subject);
  const identity = new Set(register.unique.flat());
  return register.fields.filter((field) => field.type !== 'formula' && !identity.has(field.key)).flatMap((field): KnownFact[] => {
    const fact = { register: register.key, registerName: register.name, field: field.key, name: field.name };
    if (field.knownFrom !== undefined) return [{ ...fact, heldBy: { zh: field.knownFrom, en: field.knownFrom } }];
    const holder = alike.find((other) => other.fields.some((one) => one.type !== 'formula' && !other.unique.flat().includes(one.key) && sameName(one.name.zh, field.name.zh)));
    return holder ? [{ ...fact, heldBy: holder.name }] : [];
  });
}

/** A field of a register that another register of the same unit holds in the same way. */
export interface FactHolder {
  readonly field: string;
  readonly holder: RegisterDefinition;
  readonly from: FieldDefinition;
}

/** Which fields can be filled in from other registers that are kept once for a unit. */
export function factHolders(register: RegisterDefinition, all: readonly RegisterDefinition[]): readonly FactHolder[] {
  if (subjectOf(register) !== 'unit') return [];
  const alike = all.filter((other) => other.key !== register.key && subjectOf(other) === 'unit');
  const identity = new Set(register.unique.flat());
  return register.fields.filter((field) => field.type !== 'formula' && !identity.has(field.key)).flatMap((field): FactHolder[] => {
    const found = alike.flatMap((holder) => holder.fields.filter((from) => !holder.unique.flat().includes(from.key) && alikeFields(field, from)).map((from) => ({ holder, from })));
    // The one that is nobody's copy: built in goes before drawn.
    const first = found.find(({ holder }) => holder.county === null) ?? found[0];
    return first && (register.county !== null || first.holder.county === null) ? [{ field: field.key, ...first }] : [];
  });
}

const alikeFields = (one: FieldDefinition, other: FieldDefinition): boolean =>
  sameName(one.name.zh, other.name.zh) && one.type === other.type && one.list === other.list && one.to === other.to && one.grain === other.grain && one.measure?.zh === other.measure?.zh && !one.encrypted && !other.encrypted;

const sameName = (one: string, other: string): boolean => one.replace(/\s/g, '') === other.replace(/\s/g, '');

/**
 * What one record is about: the unit itself where it stands once for a unit (and a period), a person where it is known
 * by a personal number; else a thing of its own, which no other register describes.
 */
function subjectOf(register: RegisterDefinition): string {
  const fieldOf = (key: string) => register.fields.find((field) => field.key === key);
  const ofUnit = register.unique.some((keys) => keys.every((key) => key === 'unit' || fieldOf(key)?.type === 'period' || fieldOf(key)?.format === 'school_code'));
  if (register.unique.length > 0 && ofUnit) return 'unit';
  const formats = register.unique.flat().map((key) => fieldOf(key)?.format);
  return ['student_number', 'id_number'].find((format) => formats.some((one) => one === format)) ?? `own:${register.key}`;
}
