/*
 * Many records as columns: each column one SQL array of all its values. So they go in one statement, quick under row
 * security and the same on a cluster, and can be kept to be written later.
 */
import { sql, type RawBuilder } from 'kysely';
import type { FieldValue } from '../../../domain/register/record-values.ts';
import { bareType } from '../column-type.ts';
import type { FieldColumn, RegisterTable } from '../register-table.ts';
import { binaryArray, textArray, type Element, type ElementKind } from './sql-array.ts';
import { raw, type Doing, type NewRecord, type RecordStore } from './record-row.ts';

/** A column of many rows, without them. */
export interface LaneShape { readonly column: string; readonly cast: string }

/** One column of many rows: an SQL array, as its text or as its bytes. */
export interface Lane<A extends string | Buffer = string | Buffer> extends LaneShape { readonly array: A }

interface RecordLane extends LaneShape { readonly kind: ElementKind; readonly elementOf: (record: NewRecord) => Element }

const fixedLanes: readonly RecordLane[] = [
  { column: 'id', cast: 'uuid', kind: 'uuid', elementOf: ({ id }) => id }, { column: 'unit_id', cast: 'uuid', kind: 'uuid', elementOf: ({ unitId }) => unitId },
  { column: 'unit_path', cast: 'text', kind: 'text', elementOf: ({ unitPath }) => unitPath }, { column: 'state', cast: 'text', kind: 'text', elementOf: ({ state }) => state },
];

/** The columns these records have, in the order of their lanes. */
export const laneShapes = ({ fields }: RegisterTable): readonly LaneShape[] => [
  ...fixedLanes.map(({ column, cast }) => ({ column, cast })),
  ...[...fields.values()].flatMap(({ column, hash, type }) => (hash === null ? [{ column, cast: bareType(type) }] : [{ column, cast: 'bytea' }, { column: hash, cast: 'bytea' }])),
];

const recordLanes = (store: RecordStore): readonly RecordLane[] => [
  ...fixedLanes, ...[...store.table.fields.values()].flatMap((field) => (field.hash === null ? [plainLane(field)] : sealedLanes(store, field, field.hash))),
];

/** The columns of these records, to be kept. */
export const textLanes = (store: RecordStore, records: readonly NewRecord[]): readonly Lane<string>[] =>
  recordLanes(store).map(({ column, cast, kind, elementOf }) => ({ column, cast, array: textArray(kind, records, elementOf) }));

/** The columns of these records, to be sent. */
export const lanesOf = (store: RecordStore, records: readonly NewRecord[]): readonly Lane[] =>
  recordLanes(store).map(({ column, cast, kind, elementOf }) => ({ column, cast, array: kind === 'any' ? textArray(kind, records, elementOf) : binaryArray(kind, records, elementOf) }));

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

const kinds: Readonly<Record<string, ElementKind>> = { text: 'text', uuid: 'uuid' };

function plainLane({ field: { key }, column, type }: FieldColumn): RecordLane {
  const cast = bareType(type);
  return { column, cast, kind: kinds[cast] ?? 'any', elementOf: ({ values }) => { const value = values[key] ?? null; return value === null ? null : type.toSql(value); } };
}

function sealedLanes({ table, county, seal }: RecordStore, { field: { key }, column }: FieldColumn, hash: string): RecordLane[] {
  const register = table.definition.key;
  const place = { county, register, field: key };
  return [
    { column, cast: 'bytea', kind: 'bytes', elementOf: ({ id, values }) => { const value = textOf(values[key]); return value === null ? null : seal.seal({ county, register, field: key, id }, value); } },
    { column: hash, cast: 'bytea', kind: 'hex', elementOf: ({ values }) => { const value = textOf(values[key]); return value === null ? null : seal.hexDigest(place, value); } },
  ];
}

const textOf = (value: FieldValue | undefined): string | null => (value === null || value === undefined ? null : String(value));
