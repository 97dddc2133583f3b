/*
 * Many records as columns: each column one text, an SQL array of all its values. So they go in one statement, quick under
 * row security and the same on a cluster, and can be kept to be written later.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FieldValue } from '../../../domain/register/record-values.ts';
import { bareType } from '../column-type.ts';
import type { FieldColumn, RegisterTable } from '../register-table.ts';
import { raw, type Doing, type NewRecord, type RecordStore } from './record-row.ts';

/** A column of many rows, without them. */
export interface LaneShape { readonly column: string; readonly cast: string }

/** One column of many rows: the text of an SQL array. */
export interface Lane extends LaneShape { readonly array: string }

const fixedLanes: readonly (LaneShape & { readonly textOf: (record: NewRecord) => string })[] = [
  { column: 'id', cast: 'uuid', textOf: ({ id }) => id }, { column: 'unit_id', cast: 'uuid', textOf: ({ unitId }) => unitId },
  { column: 'unit_path', cast: 'text', textOf: ({ unitPath }) => unitPath }, { column: 'state', cast: 'text', textOf: ({ state }) => state },
];

/** The columns these records have, in the order of their lanes. */
export const laneShapes = ({ fields }: RegisterTable): readonly LaneShape[] => [
  ...fixedLanes.map(({ column, cast }) => ({ column, cast })),
  ...[...fields.values()].flatMap(({ column, hash, type }) => (hash === null ? [{ column, cast: bareType(type) }] : [{ column, cast: 'bytea' }, { column: hash, cast: 'bytea' }])),
];

/** The columns of these records. */
export const lanesOf = (store: RecordStore, records: readonly NewRecord[]): readonly Lane[] => [
  ...fixedLanes.map(({ column, cast, textOf }) => ({ column, cast, array: arrayOf(records, textOf) })),
  ...[...store.table.fields.values()].flatMap((field) => (field.hash === null ? [plainLane(field, records)] : sealedLanes(store, field, field.hash, records))),
];

/** `insert into … as t select … from …` for rows of these columns; what happens on conflict is to follow. `from` names them `c`. */
export function insertionFrom({ table, county }: RecordStore, lanes: readonly LaneShape[], from: RawBuilder<unknown>, { by, via, importId }: Doing): RawBuilder<unknown> {
  const names = lanes.map(({ column }) => column).join(', ');
  const values = lanes.map(valueOf).join(', ');
  return sql`insert into ${raw(table.name)} as t (county, sensitivity, version, definition_version, since, by_id, by_name, via, import_id, ${raw(names)})
    select ${county}::text, ${table.definition.sensitivity}::smallint, 1, ${table.definition.version}::integer, ${by.at}::timestamptz, ${by.id}::uuid, ${by.name}::text,
      ${via}::text, ${importId ?? null}::uuid, ${raw(values)}
    from ${from}`;
}

// Lists within an array travel as text: PostgreSQL has no arrays of arrays of unlike length.
const elementOf = ({ cast }: LaneShape): string => (cast === 'text[]' ? 'text' : cast);

/** The value of a lane in the row `c`. */
export const valueOf = ({ column, cast }: LaneShape): string => `c.${column}${cast === 'text[]' ? '::text[]' : ''}`;

/** Lanes given with the statement, as rows `c`. */
export function unnested(lanes: readonly Lane[]): RawBuilder<unknown> {
  const arrays = lanes.map((lane) => sql`${lane.array}::${raw(elementOf(lane))}[]`);
  return sql`unnest(${sql.join(arrays)}) as c (${raw(lanes.map(({ column }) => column).join(', '))})`;
}

/** Lanes that are kept in an array of texts, as rows `c`. */
export const unnestedFrom = (array: string, lanes: readonly LaneShape[]): RawBuilder<unknown> =>
  raw(`unnest(${lanes.map((lane, at) => `${array}[${at + 1}]::${elementOf(lane)}[]`).join(', ')}) as c (${lanes.map(({ column }) => column).join(', ')})`);

/** The text of an SQL array. Written out here and not left to the driver: an import spends a third of its time on it otherwise. */
export const arrayOf = <T>(items: readonly T[], textOf: (item: T) => string | null): string =>
  joined(items, (item) => {
    const text = textOf(item);
    return text === null ? 'NULL' : `"${special.test(text) ? text.replaceAll(/["\\]/g, '\\$&') : text}"`;
  });

/** The same of bytes, given in hexadecimal. */
const arrayOfBytes = <T>(items: readonly T[], hexOf: (item: T) => string | null): string =>
  joined(items, (item) => {
    const hex = hexOf(item);
    return hex === null ? 'NULL' : `"\\\\x${hex}"`;
  });

function joined<T>(items: readonly T[], elementOf: (item: T) => string): string {
  let array = '';
  for (const item of items) array += `,${elementOf(item)}`;
  return `{${array.slice(1)}}`;
}

const special = /["\\]/;

const plainLane = ({ field: { key }, column, type }: FieldColumn, records: readonly NewRecord[]): Lane => ({
  column, cast: bareType(type), array: arrayOf(records, ({ values }) => { const value = values[key] ?? null; return value === null ? null : type.toSql(value); }),
});

function sealedLanes({ table, county, seal }: RecordStore, { field: { key }, column }: FieldColumn, hash: string, records: readonly NewRecord[]): Lane[] {
  const register = table.definition.key;
  return [
    { column, cast: 'bytea', array: arrayOfBytes(records, ({ id, values }) => { const value = text(values[key]); return value === null ? null : seal.seal({ county, register, field: key, id }, value).toString('hex'); }) },
    { column: hash, cast: 'bytea', array: arrayOfBytes(records, ({ values }) => { const value = text(values[key]); return value === null ? null : seal.hexDigest({ county, register, field: key }, value); }) },
  ];
}

const text = (value: FieldValue | undefined): string | null => (value === null || value === undefined ? null : String(value));
