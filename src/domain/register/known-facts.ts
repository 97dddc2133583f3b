/*
 * Nobody is asked twice for the same fact. One rule for whoever asks — a round, a new form, the burden ledger: a fact is known
 * when its field says so (学籍, 人事, 资产…), or when another register holds a field of the same name that can be about it.
 */
import { sensitivities } from '../access/roles.ts';
import type { Words } from '../problems/problem.ts';
import type { FieldDefinition, RegisterDefinition } from './definition.ts';

/** So many known facts make a round or a register need a second person's yes. */
export const KNOWN_NEEDING_APPROVAL = 3;

/** What a field could say of itself to show a known fact and not ask for it. */
export interface ShownFact { readonly formula: string; readonly result: NonNullable<FieldDefinition['result']>; readonly list?: string; readonly sensitivity?: (typeof sensitivities)[number] }

/** A field that asks for what is known already. */
export interface KnownFact {
  readonly register: string;
  readonly registerName: Words;
  readonly field: string;
  readonly name: Words;
  /** Who or which register holds it. */
  readonly heldBy: Words;
  /** How it can be shown from there; null where the row does not tell which record is meant. */
  readonly shown: ShownFact | null;
}

/** The facts of a register that are known elsewhere. `all`: every register of the county, itself among them or not. */
export function knownFacts(register: RegisterDefinition, all: Iterable<RegisterDefinition>): readonly KnownFact[] {
  const others = [...all].filter((other) => other.key !== register.key && other.keptBy.some((kind) => register.keptBy.includes(kind)));
  return register.fields.filter((field) => isFact(register, field)).flatMap((field): KnownFact[] => {
    const fact = { register: register.key, registerName: register.name, field: field.key, name: field.name };
    if (field.knownFrom !== undefined) return [{ ...fact, heldBy: { zh: field.knownFrom, en: field.knownFrom }, shown: null }];
    const holder = plainNames.has(field.name.zh) ? undefined : holderOf(register, field, others);
    return holder ? [{ ...fact, heldBy: holder.register.name, shown: shownFrom(holder, register) }] : [];
  });
}

// What names a thing, or says when, stands in every register and asks for nothing new; neither does what is computed, what
// tells records apart, or what points elsewhere.
const plainNames = new Set(['名称', '姓名', '备注', '说明', '类别', '日期', '年度', '学年', '数量', '学段', '年级']);
const linkTypes = new Set<FieldDefinition['type']>(['formula', 'reference', 'unit', 'person', 'file', 'period']);
const isFact = (register: RegisterDefinition, field: FieldDefinition): boolean => !linkTypes.has(field.type) && !register.unique.flat().includes(field.key);

/** The field that holds it, and its register. */
interface Holder { readonly register: RegisterDefinition; readonly field: FieldDefinition }

function holderOf(register: RegisterDefinition, field: FieldDefinition, others: readonly RegisterDefinition[]): Holder | undefined {
  const subject = subjectOf(register);
  const holders = others.flatMap((other): Holder[] => other.fields
    .filter((one) => isFact(other, one) && sameName(one.name.zh, field.name.zh) && isAbout(subject, other, one, field) && !isCopy(register, field, one))
    .map((one) => ({ register: other, field: one })));
  return holders.find((holder) => subjectOf(holder.register) === subject) ?? holders[0];
}

// Who wrote the built-in registers said of each fact who knows it first: one that is a copy there is not held against its source.
const isCopy = (register: RegisterDefinition, asked: FieldDefinition, held: FieldDefinition): boolean => register.county === null && asked.knownFrom === undefined && held.knownFrom !== undefined;

// About the same thing whatever its type; of a unit also what adds up over its things; rows that do not say what they are
// about may be about anything. The sex of a teacher is not that of a pupil.
function isAbout(subject: string, other: RegisterDefinition, held: FieldDefinition, asked: FieldDefinition): boolean {
  if (subjectOf(other) === subject) return true;
  if (held.type !== asked.type) return false;
  return subject === ANYTHING || (subject === UNIT && added.has(held.type));
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

/** A field of a register that another register of the same unit holds in the same way. */
export interface FactHolder {
  readonly field: string;
  readonly holder: RegisterDefinition;
  readonly from: FieldDefinition;
}

/** Which fields can be filled in from other registers that are kept once for a unit. */
export function factHolders(register: RegisterDefinition, all: readonly RegisterDefinition[]): readonly FactHolder[] {
  if (subjectOf(register) !== UNIT) return [];
  const alike = all.filter((other) => other.key !== register.key && subjectOf(other) === UNIT);
  const identity = new Set(register.unique.flat());
  return register.fields.filter((field) => field.type !== 'formula' && !identity.has(field.key)).flatMap((field): FactHolder[] => {
    const found = alike.flatMap((holder) => holder.fields.filter((from) => !holder.unique.flat().includes(from.key) && alikeFields(field, from) && !isCopy(register, field, from)).map((from) => ({ holder, from })));
    // The one that is nobody's copy: built in goes before drawn.
    const first = found.find(({ holder }) => holder.county === null) ?? found[0];
    return first && (register.county !== null || first.holder.county === null) ? [{ field: field.key, ...first }] : [];
  });
}

const alikeFields = (one: FieldDefinition, other: FieldDefinition): boolean =>
  sameName(one.name.zh, other.name.zh) && one.type === other.type && one.list === other.list && one.to === other.to && one.grain === other.grain && one.measure?.zh === other.measure?.zh && !one.encrypted && !other.encrypted;

const sameName = (one: string, other: string): boolean => one.replace(/\s/g, '') === other.replace(/\s/g, '');

const UNIT = 'unit';
const ANYTHING = 'anything';

/**
 * What one record is about: the unit itself where it stands once for a unit (and a period), a person where it is known
 * by a personal number; else a thing, known by what tells it apart. Without a key nobody can say.
 */
function subjectOf(register: RegisterDefinition): string {
  if (register.unique.length === 0) return ANYTHING;
  const fieldOf = (key: string) => register.fields.find((field) => field.key === key);
  const ofUnit = register.unique.some((keys) => keys.every((key) => key === 'unit' || fieldOf(key)?.type === 'period' || fieldOf(key)?.format === 'school_code'));
  if (ofUnit) return UNIT;
  const formats = register.unique.flat().map((key) => fieldOf(key)?.format);
  return ['student_number', 'id_number'].find((format) => formats.some((one) => one === format)) ?? thingOf(register);
}

// Things that are told apart by the same names are the same things: 学年、年级、班号. A plain name tells nothing of what it names.
function thingOf({ key, unique, fields }: RegisterDefinition): string {
  const names = (unique[0] ?? []).flatMap((one) => fields.find((field) => field.key === one)?.name.zh ?? []).sort();
  return names.every((name) => plainNames.has(name)) ? `own:${key}` : `thing:${names.join()}`;
}
