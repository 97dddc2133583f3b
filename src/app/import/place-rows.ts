/* Where each row belongs: its unit, and the record it is, by the id its template sent out or by the register's key. */
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { findingOf, type Finding } from '../../domain/register/finding.ts';
import { maskValue } from '../../domain/register/mask.ts';
import { nearest } from '../../domain/register/nearest.ts';
import { readRecord } from '../../domain/register/read-record.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { isBlank, shownOf, tidy, type Typed } from '../../domain/register/typed.ts';
import { problems } from '../../domain/problem.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { StoredRecord } from '../../db/registers/records/record-row.ts';
import type { References } from './load-references.ts';
import type { SourceRow } from './row-source.ts';

/** A row on its way through the stages; what is wrong is added to `findings`. */
export interface PlacedRow {
  readonly source: SourceRow;
  readonly unit: UnitRow | null;
  /** The record it changes. */
  readonly held: StoredRecord | null;
  readonly read: RecordValues;
  readonly computed: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
}

/** The unit of a row: its own column, else that of its record, else the one unit of the import. */
export function unitOfRow(source: SourceRow, references: References, held: StoredRecord | null, only: UnitRow | null): { readonly unit: UnitRow | null; readonly findings: readonly Finding[] } {
  const { unit, finding } = findUnit(source, references, held, only);
  if (finding) return { unit: null, findings: [finding] };
  if (unit && !references.mayWrite(unit)) return { unit: null, findings: [findingOf('', problems.rowNotYours, { unit: unit.name })] };
  return { unit, findings: [] };
}

function findUnit(source: SourceRow, references: References, held: StoredRecord | null, only: UnitRow | null): { readonly unit: UnitRow | null; readonly finding?: Finding } {
  if (isBlank(source.unit)) {
    const unit = (held && references.units.get(held.unitId)) ?? only;
    return unit ? { unit } : { unit: null, finding: findingOf('unit', problems.rowUnitMissing, {}) };
  }
  const text = tidy(shownOf(source.unit));
  const found = references.findUnit(text);
  if (found[0] && found.length === 1) return { unit: found[0] };
  const field = { zh: '单位', en: 'Unit' };
  return { unit: null, finding: found.length > 1 ? findingOf('unit', problems.unitAmbiguous, { field, typed: text, count: found.length }) : findingOf('unit', problems.unitUnknown, { field, typed: text, near: nearest(text, [...references.units.values()].map(({ name }) => name)) }) };
}

/** What stands in the row as values. A masked value that came back as it was sent out is no change. */
export function readRow(definition: RegisterDefinition, source: SourceRow, unit: UnitRow, held: StoredRecord | null, references: References): Pick<PlacedRow, 'read' | 'computed' | 'findings'> {
  const typed = held ? withoutMasked(source.typed, held, references.maskedIn(unit)) : source.typed;
  const { values, computed, findings } = readRecord(definition, typed, references.contextFor(unit), false);
  return { read: values, computed, findings };
}

function withoutMasked(typed: SourceRow['typed'], held: StoredRecord, masked: ReturnType<References['maskedIn']>): Readonly<Record<string, Typed>> {
  const same = masked.filter((field) => Object.hasOwn(typed, field.key) && held.values[field.key] !== null && typed[field.key] === maskValue(field, held.values[field.key] ?? null));
  if (same.length === 0) return typed;
  const rest = { ...typed };
  for (const { key } of same) delete rest[key];
  return rest;
}
