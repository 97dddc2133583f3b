/* What each type of value is in a column: its SQL type, the way in and the way out. */
import type { FieldDefinition, ValueTypeName } from '../../domain/register/definition.ts';
import type { FieldValue } from '../../domain/register/record-values.ts';

/** How values of one type stand in the database. */
export interface ColumnType {
  readonly sql: string;
  /** The table whose (county, id) the value names; a register's is found by its definition. */
  readonly names?: 'unit' | 'account' | 'file' | 'register';
  /** Whether lists may be ordered by it. */
  readonly sorts: boolean;
  /** Whether it can be added up. */
  readonly adds: boolean;
  /** As one element of an array parameter; cast to `sql` in the statement. */
  readonly toSql: (value: NonNullable<FieldValue>) => string;
  readonly fromSql: (held: unknown) => FieldValue;
}

const asText = (value: NonNullable<FieldValue>): string => String(value);
const plain = (held: unknown): FieldValue => held as string;

// Sorted and compared by code point, on every machine alike.
const text: ColumnType = { sql: 'text collate "C"', sorts: true, adds: false, toSql: asText, fromSql: plain };
const id: ColumnType = { sql: 'uuid', sorts: false, adds: false, toSql: asText, fromSql: plain };
const decimal: ColumnType = { sql: 'numeric', sorts: true, adds: true, toSql: asText, fromSql: (held) => trimZeros(String(held)) };

/** A decimal without needless zeros: 12.50 → 12.5. */
export const trimZeros = (digits: string): string => (digits.includes('.') ? digits.replace(/\.?0+$/, '') : digits);

const columnTypes: Readonly<Record<Exclude<ValueTypeName, 'formula'>, ColumnType>> = {
  text, choice: text, period: text, location: { ...text, sorts: false },
  integer: { sql: 'bigint', sorts: true, adds: true, toSql: asText, fromSql: Number },
  decimal, money: decimal, percent: { ...decimal, adds: false },
  date: { sql: 'date', sorts: true, adds: false, toSql: asText, fromSql: plain },
  choices: { sql: 'text[]', sorts: false, adds: false, toSql: (value) => arrayText(value as readonly string[]), fromSql: (held) => held as readonly string[] },
  unit: { ...id, names: 'unit' }, person: { ...id, names: 'account' }, file: { ...id, names: 'file' }, reference: { ...id, names: 'register' },
};

const arrayText = (items: readonly string[]): string => `{${items.map((item) => `"${item.replaceAll(/["\\]/g, '\\$&')}"`).join(',')}}`;

/** The type without its collation, as casts and the catalogue write it. */
export const bareType = ({ sql }: Pick<ColumnType, 'sql'>): string => sql.replace(' collate "C"', '');

/** The column type of a field; a computed field has that of its result. */
export const columnTypeOf = (field: FieldDefinition): ColumnType =>
  columnTypes[field.type === 'formula' ? field.result ?? 'decimal' : field.type];
