/* A record on its way between the table and the program: which columns, and how each value is read and written. */
import { sql, type RawBuilder } from 'kysely';
import type { Doer } from '../../../domain/access/may.ts';
import { maskValue } from '../../../domain/register/mask.ts';
import type { FieldValue, RecordValues } from '../../../domain/register/record-values.ts';
import type { RecordState, RecordWay } from '../../../domain/register/record-state.ts';
import type { FieldSeal } from '../field-seal.ts';
import { bareType } from '../column-type.ts';
import { fixedColumns, type FieldColumn, type RegisterTable } from '../register-table.ts';

/** A register of one county, with what opens its sealed fields. */
export interface RecordStore {
  readonly table: RegisterTable;
  readonly county: string;
  readonly seal: FieldSeal;
}

/** One version of a record. Sealed fields are open here: mask them before they leave the program. */
export interface StoredRecord {
  readonly id: string; readonly unitId: string; readonly unitPath: string; readonly sensitivity: number; readonly version: number;
  readonly definitionVersion: number; readonly state: RecordState; readonly since: Date; readonly byId: string; readonly byName: string;
  readonly via: RecordWay; readonly importId: string | null; readonly retiredAt: Date | null; readonly retireReason: string | null;
  readonly values: RecordValues;
}

/** A record to add. */
export interface NewRecord {
  readonly id: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly state: RecordState;
  readonly values: RecordValues;
}

/** Who writes, by which way, and in which import. */
export interface Doing {
  readonly by: Doer;
  readonly via: RecordWay;
  readonly importId?: string;
}

/** A name of ours in a statement; never anything that came from outside. */
export const raw = (text: string): RawBuilder<unknown> => sql.raw(text);

/** What of a record an export needs: each column more costs a fifth of a second in a hundred thousand rows. */
export type BriefRecord = Pick<StoredRecord, 'id' | 'unitId' | 'unitPath' | 'version' | 'state' | 'values'>;
const briefColumns = ['id', 'unit_id', 'unit_path', 'version', 'state'] as const;

/** Columns to read for these fields, each behind the alias. */
export function readColumns(fields: Iterable<FieldColumn>, alias: string, { brief = false } = {}): RawBuilder<unknown> {
  const columns = [...(brief ? briefColumns : Object.keys(fixedColumns).slice(1)), ...[...fields].map(({ column }) => column)];
  return raw(columns.map((column) => `${alias}.${column}`).join(', '));
}

export type RawRow = Readonly<Record<string, unknown>>;

/** How rows are read. `masked`: for showing only; what is sealed comes masked and is not opened twice for it. `prefix` stands before the names of columns. */
interface Reading { readonly masked?: boolean; readonly prefix?: string }

/** A row as it was read in brief. */
export function toBrief(store: RecordStore, fields: Iterable<FieldColumn>, row: RawRow, reading: Reading = {}): BriefRecord {
  const { prefix = '' } = reading;
  const id = row[`${prefix}id`] as string;
  const values: Record<string, FieldValue> = {};
  for (const held of fields) values[held.field.key] = fromColumn(store, id, held, row[prefix + held.column], reading);
  return { id, unitId: row[`${prefix}unit_id`] as string, unitPath: row[`${prefix}unit_path`] as string, version: row[`${prefix}version`] as number, state: row[`${prefix}state`] as RecordState, values };
}

/** A row as it was read, with the values of these fields. */
export function toRecord(store: RecordStore, fields: Iterable<FieldColumn>, row: RawRow, reading: Reading = {}): StoredRecord {
  return {
    ...toBrief(store, fields, row, reading), sensitivity: row['sensitivity'] as number, definitionVersion: row['definition_version'] as number, since: row['since'] as Date, byId: row['by_id'] as string,
    byName: row['by_name'] as string, via: row['via'] as RecordWay, importId: row['import_id'] as string | null, retiredAt: row['retired_at'] as Date | null,
    retireReason: row['retire_reason'] as string | null,
  };
}

function fromColumn({ table, county, seal }: RecordStore, id: string, { field, type }: FieldColumn, held: unknown, { masked = false }: Reading): FieldValue {
  if (held === null || held === undefined) return null;
  if (!field.encrypted) return type.fromSql(held);
  const place = { county, register: table.definition.key, field: field.key, id };
  return masked ? seal.show(place, held as Buffer, field.format ?? '', (text) => String(maskValue(field, text))) : seal.open(place, held as Buffer);
}

/** What stands in a column. */
interface ColumnValue { readonly column: string; readonly cast: string; readonly held: string | Buffer | null }

/** A value as its columns hold it: one, or the sealed value and its digest. */
export function toColumns({ table, county, seal }: RecordStore, id: string, { field, column, hash, type }: FieldColumn, value: FieldValue): readonly ColumnValue[] {
  const cast = bareType(type);
  if (hash === null) return [{ column, cast, held: value === null ? null : type.toSql(value) }];
  const place = { county, register: table.definition.key, field: field.key, id };
  return [
    { column, cast: 'bytea', held: value === null ? null : seal.seal(place, String(value)) },
    { column: hash, cast: 'bytea', held: value === null ? null : seal.digest(place, String(value)) },
  ];
}
