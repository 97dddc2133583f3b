/* One record as it was typed, to values: every field is read, and all that is wrong is told at once. */
import { problems } from '../problem.ts';
import type { FieldDefinition, RegisterDefinition, ValueTypeName } from './definition.ts';
import { findingOf, type Finding } from './finding.ts';
import { nearest } from './nearest.ts';
import type { ReadContext } from './read-context.ts';
import type { FieldValue, RecordValues } from './record-values.ts';
import { isBlank, type Typed } from './typed.ts';
import { valueTypes } from './value-types.ts';

/** What was read: values of the fields that could be read, and what is wrong with the others. */
export interface ReadRecord {
  /** A field that was typed is here, null when it was left blank; a field not typed at all is missing. */
  readonly values: RecordValues;
  /** What stood in computed fields, to be compared with what is computed. */
  readonly computed: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

/** Reads what was typed, by field key. `whole`: fields that were not typed count as blank; else only the typed ones are read. */
export function readRecord(register: RegisterDefinition, typed: Readonly<Record<string, Typed>>, context: ReadContext, whole: boolean): ReadRecord {
  const values: Record<string, FieldValue> = {};
  const computed: Record<string, string> = {};
  const findings: Finding[] = unknownFields(register, typed);
  const known = knownIn(context);
  for (const field of register.fields) {
    // Only what was typed: a field may be called like something every object has.
    const entry = isOwn.call(typed, field.key) ? typed[field.key] : undefined;
    if (entry === undefined && !whole) continue;
    const read = typeof entry === 'string' && entry.length <= LONGEST && recurring.has(field.type) ? readAgain(known, field, entry, context) : readField(field, entry ?? null, context);
    if ('findings' in read) findings.push(...read.findings);
    else if (field.type !== 'formula') values[field.key] = read.value;
    else if (read.value !== null) computed[field.key] = String(read.value);
  }
  return { values, computed, findings };
}

const isOwn = Object.prototype.hasOwnProperty;

type FieldReading = { readonly value: FieldValue } | { readonly findings: readonly Finding[] };

// In a table the same few words stand in such a column in every row.
const recurring: ReadonlySet<ValueTypeName> = new Set<ValueTypeName>(['choice', 'choices', 'period', 'unit', 'person', 'reference']);
const KEPT = 500;
// A word of a list, a name, a title; what is longer is an accident, and a file of accidents would fill the memory.
const LONGEST = 60;

/** What texts of a field were read as, in one context. */
type KnownReadings = Map<FieldDefinition, Map<string, FieldReading>>;

const readings = new WeakMap<ReadContext, KnownReadings>();

function knownIn(context: ReadContext): KnownReadings {
  const held = readings.get(context) ?? new Map<FieldDefinition, Map<string, FieldReading>>();
  readings.set(context, held);
  return held;
}

function readAgain(known: KnownReadings, field: FieldDefinition, typed: string, context: ReadContext): FieldReading {
  const held = known.get(field) ?? new Map<string, FieldReading>();
  const before = held.get(typed);
  if (before !== undefined) return before;
  const read = readField(field, typed, context);
  if (held.size < KEPT) held.set(typed, read);
  known.set(field, held);
  return read;
}

function readField(field: FieldDefinition, typed: Typed, context: ReadContext): FieldReading {
  if (isBlank(typed)) {
    const missing = field.required && field.type !== 'formula';
    return missing ? { findings: [findingOf(field.key, problems.valueRequired, { field: field.name })] } : { value: null };
  }
  if (typed !== null && typeof typed === 'object' && 'kind' in typed && typed.kind === 'broken') {
    return { findings: [findingOf(field.key, typed.text.startsWith('=') ? problems.formulaUncomputed : problems.cellBroken, { field: field.name, typed: typed.text })] };
  }
  return valueTypes[field.type].read(typed, field, context);
}

function unknownFields(register: RegisterDefinition, typed: Readonly<Record<string, Typed>>): Finding[] {
  const known = keysOf(register);
  const unknown = Object.keys(typed).filter((key) => !known.has(key));
  return unknown.map((key) => findingOf(key, problems.fieldUnknown, { typed: key, near: nearest(key, [...known]) }));
}

// Definitions are frozen; an import asks for every row.
const keySets = new WeakMap<RegisterDefinition, ReadonlySet<string>>();

function keysOf(register: RegisterDefinition): ReadonlySet<string> {
  const held = keySets.get(register) ?? new Set(register.fields.map((field) => field.key));
  keySets.set(register, held);
  return held;
}
