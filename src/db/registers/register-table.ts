/* From a definition to the names of its tables and columns: the one place that knows how a register lies in the database. */
import { createHash } from 'node:crypto';
import type { FieldDefinition, RegisterDefinition } from '../../domain/register/definition.ts';
import { problems, raise } from '../../domain/problem.ts';
import { columnTypeOf, type ColumnType } from './column-type.ts';

/** Where the values of one field stand. */
export interface FieldColumn {
  readonly field: FieldDefinition;
  readonly column: string;
  /** Of an encrypted field: the column of the keyed digest it is found and kept unique by. */
  readonly hash: string | null;
  readonly type: ColumnType;
}

/** The tables of a register. */
export interface RegisterTable {
  readonly definition: RegisterDefinition;
  readonly name: string;
  readonly history: string;
  /** By field key, in the order of the definition. */
  readonly fields: ReadonlyMap<string, FieldColumn>;
}

const keyShape = /^[a-z][a-z0-9_]{0,39}$/;

/** The tables of a register. Throws D151 when two of its names would be the same column or a key is none. */
export function tableOf(definition: RegisterDefinition): RegisterTable {
  const name = tableName(definition.county, definition.key);
  const fields = new Map(definition.fields.map((field) => [field.key, columnOf(field)]));
  const taken = [...fields.values()].flatMap(({ column, hash }) => (hash === null ? [column] : [column, hash]));
  const unsound = [definition.key, ...fields.keys()].find((key) => !keyShape.test(key) || key.endsWith('_history'));
  const twice = taken.find((column, index) => taken.indexOf(column) !== index);
  const wrong = unsound ?? twice?.slice(2);
  if (wrong !== undefined) throw raise(problems.registerKeyUnusable, { register: definition.name, key: wrong });
  return { definition, name, history: shortName(`${name}_history`), fields };
}

/** The table of a register: `reg_<key>` for a built-in one, `own_<county>_<key>` for one a county drew. */
export const tableName = (county: string | null, key: string): string => shortName(county === null ? `reg_${key}` : `own_${county}_${key}`);

/** PostgreSQL cuts names at 63 bytes without a word, and two long ones may become one: ours end in a digest instead. */
export const shortName = (name: string): string =>
  (name.length <= 63 ? name : `${name.slice(0, 54)}_${createHash('sha256').update(name).digest('hex').slice(0, 8)}`);

function columnOf(field: FieldDefinition): FieldColumn {
  const column = shortName(`f_${field.key}`);
  return { field, column, hash: field.encrypted ? `${column}_hash` : null, type: columnTypeOf(field) };
}

/** The columns every register has before its fields, with their types, in order. */
export const fixedColumns = {
  county: 'text not null', id: 'uuid not null', unit_id: 'uuid not null', unit_path: 'text collate "C" not null', sensitivity: 'smallint not null',
  version: 'integer not null', definition_version: 'integer not null', state: 'text not null', since: 'timestamptz not null', by_id: 'uuid not null',
  by_name: 'text not null', via: 'text not null', import_id: 'uuid', retired_at: 'timestamptz', retire_reason: 'text',
} as const;

/** Columns of the fields with their types; a blank is NULL. */
export function valueColumns(table: RegisterTable): ReadonlyMap<string, string> {
  return new Map([...table.fields.values()].flatMap(({ column, hash, type }): [string, string][] =>
    (hash === null ? [[column, type.sql]] : [[column, 'bytea'], [hash, 'bytea']])));
}

/** The columns that together stand once: those of a `unique` of the definition. */
export const uniqueColumns = (table: RegisterTable, keys: readonly string[]): readonly string[] => keys.map((key) => {
  const held = table.fields.get(key);
  return key === 'unit' || !held ? 'unit_id' : held.hash ?? held.column;
});
