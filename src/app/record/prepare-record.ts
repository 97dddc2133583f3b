/*
 * From what was typed to what is saved: read, compared with what is held, computed, checked. All that is wrong is told
 * at once. A draft may lack what is required and break checks; it is asked for them when it is sent.
 */
import { checkRecord, computeFields } from '../../domain/register/check-record.ts';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { Finding } from '../../domain/register/finding.ts';
import { maskValue, seesPlainly } from '../../domain/register/mask.ts';
import { readRecord } from '../../domain/register/read-record.ts';
import { unfinishedStates, type RecordState } from '../../domain/register/record-state.ts';
import type { FieldValue, RecordValues } from '../../domain/register/record-values.ts';
import type { Typed } from '../../domain/register/typed.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import type { Context } from '../use-case.ts';
import { loadLookups, type Lookups } from './lookups.ts';
import { readingCeiling } from './reading-ceiling.ts';
import { loadSurroundings } from './surroundings.ts';

/** What was typed into a record. */
export interface TypedRecord {
  readonly definition: RegisterDefinition;
  readonly unit: UnitRow;
  readonly typed: Readonly<Record<string, Typed>>;
  /** The record as it is, when it is changed. */
  readonly held: StoredRecord | null;
  readonly state: RecordState;
}

/** What is to be saved: all values, and what is unusual or still missing in them. */
export interface PreparedRecord { readonly values: RecordValues; readonly findings: readonly Finding[]; readonly lookups: Lookups }

/** Prepares a record for saving. Throws R304 with everything that must be put right. */
export async function prepareRecord(cx: Context, typed: TypedRecord): Promise<PreparedRecord> {
  const { reading, checks, ...prepared } = await examineRecord(cx, typed);
  const unfinished = unfinishedStates.includes(typed.state);
  refuse(unfinished ? reading.filter(({ code }) => code !== problems.valueRequired.code) : [...reading, ...checks.filter(({ strength }) => strength === 'logic')]);
  return prepared;
}

/** Everything there is to say of a record, whether or not it could be saved so. */
export async function examineRecord(cx: Context, { definition, unit, typed, held, state }: TypedRecord): Promise<PreparedRecord & { readonly reading: readonly Finding[]; readonly checks: readonly Finding[] }> {
  const said = held ? withoutMasked(cx, definition, held, typed) : typed;
  const lookups = await loadLookups(cx, definition, { values: [{ ...held?.values, ...said }], units: [unit.id], nearTo: unit.path, saving: true });
  const read = readRecord(definition, said, lookups, held === null);
  const merged = { ...blankOf(definition), ...held?.values, ...read.values };
  const around = await loadSurroundings(cx, definition, unit, lookups.units, { id: held?.id ?? null, values: merged });
  const values = computeFields(definition, merged, around);
  const unread = read.findings.some(({ code }) => !unfinishedStates.includes(state) || code !== problems.valueRequired.code);
  // Checks look at a whole record: over one that could not be read they would say what is not so.
  const checks = unread ? [] : checkRecord(definition, values, around);
  return { values, findings: [...read.findings, ...checks], lookups, reading: read.findings, checks };
}

/** Throws R304 when there is anything to put right. */
function refuse(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  throw raise(problems.recordRefused, {
    findings: findings.map(({ zh, en }) => ({ zh, en })), fields: findings.map(({ field }) => field), codes: findings.map(({ code }) => code),
  });
}

const blankOf = (definition: RegisterDefinition): RecordValues => Object.fromEntries(definition.fields.map(({ key }): [string, FieldValue] => [key, null]));

// A form sends back what it was shown: a masked value that comes as it went is no change.
function withoutMasked({ actor }: Context, definition: RegisterDefinition, held: StoredRecord, typed: TypedRecord['typed']): TypedRecord['typed'] {
  const ceiling = readingCeiling(actor, 'record.open', held.unitPath);
  return Object.fromEntries(Object.entries(typed).filter(([key, value]) => {
    const field = definition.fields.find((one) => one.key === key);
    return !field || seesPlainly(field, ceiling) || value !== maskValue(field, held.values[key] ?? null) || value === null;
  }));
}

/** The fields in which two sets of values differ. */
export const changedValues = (before: RecordValues, after: RecordValues): RecordValues =>
  Object.fromEntries(Object.entries(after).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key] ?? null)));
