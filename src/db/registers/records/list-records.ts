/* Lists: one page at a time by key, filtered, sorted, as they are now or were at any moment. */
import { sql, type RawBuilder } from 'kysely';
import type { Db } from '../../database.ts';
import { ALONE } from '../../sparing-pool.ts';
import { asReadProblem } from './record-failures.ts';
import { readCursor, writeCursor } from './record-cursor.ts';
import { orderBy, orderOf, partsAfter, placeOf, type OrderColumn, type SortBy } from './record-order.ts';
import { raw, readColumns, toRecord, type RawRow, type RecordStore, type StoredRecord } from './record-row.ts';
import { recordSource, recordSources, type SourceOptions } from './record-source.ts';
import { readAlong, withAlong, type Along, type NamedRegister } from './named-along.ts';
import type { FieldColumn } from '../register-table.ts';

/** A compiled condition on the row `r`. */
export interface RecordCondition { readonly condition: RawBuilder<unknown>; readonly joins: readonly RawBuilder<unknown>[]; readonly text: string }

/** Which records. */
export interface RecordFilter {
  /** Records of this unit and all below it. */
  readonly unitPath?: string | undefined;
  /** A condition on the row `r`, compiled from the expression language, with the joins it needs and the text it came from. */
  readonly where?: RecordCondition | undefined;
  /** The moment; null is now. */
  readonly asOf: Date | null;
  /** Records taken out of use, in place of those in use. */
  readonly retired?: boolean | undefined;
}

/** A list to read. */
export interface ListQuery extends RecordFilter {
  readonly sort: readonly SortBy[];
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Field keys to read; all when left out. */
  readonly fields?: readonly string[] | undefined;
  /** To be shown: sealed fields come masked, what is named comes along, and the statement may have its transaction to itself. */
  readonly shown?: { readonly along: readonly NamedRegister[] };
}

/** One page, the mark of the next when there is one, and what came along. */
export interface RecordPage { readonly records: readonly StoredRecord[]; readonly next: string | null; readonly along: Along }

/** One page of records. Throws R306, R308, R309, R314. */
export async function listRecords(db: Db, store: RecordStore, query: ListQuery): Promise<RecordPage> {
  const order = orderOf(store.table, query.sort);
  const fields = chosen(store, query.fields);
  const list = JSON.stringify([store.county, store.table.name, query.sort, query.unitPath ?? '', query.where?.text ?? '', query.asOf, ...(query.retired === true ? ['retired'] : [])]);
  const place = query.cursor === undefined ? null : readCursor(list, order, query.cursor);
  const rows: RawRow[] = [];
  for (const part of place === null ? [null] : partsAfter(order, place)) {
    const wanted = query.limit + 1 - rows.length;
    if (wanted > 0) rows.push(...await readPart(db, store, query, { order, fields, part, wanted }));
  }
  const last = rows.length > query.limit ? rows[query.limit - 1] : undefined;
  const held = rows.slice(0, query.limit);
  const records = held.map((row) => toRecord(store, fields, row, { masked: query.shown !== undefined }));
  return { records, next: last ? writeCursor(list, placeOf(order, last)) : null, along: readAlong(store.county, query.shown?.along, held) };
}

interface Part { readonly order: readonly OrderColumn[]; readonly fields: readonly FieldColumn[]; readonly part: RawBuilder<unknown> | null; readonly wanted: number }

async function readPart(db: Db, store: RecordStore, query: ListQuery, { order, fields, part, wanted }: Part): Promise<RawRow[]> {
  // What it is sorted by is read too: the next page begins there.
  const also = [...store.table.fields.values()].filter((held) => order.some(({ column }) => column === held.column) && !fields.includes(held));
  const ordered = sql`order by ${orderBy(order)} limit ${sql.lit(wanted)}`;
  // Each source is cut to the page by itself: its index gives the first rows, and the other need not be looked at whole.
  const arms = recordSources(store, query.asOf, sourceOptions(query)).map((source) =>
    sql`select ${readColumns([...fields, ...also], 'r')} ${conditions(source, query)} ${part === null ? sql`` : sql`and ${part}`} ${ordered}`);
  const page = arms.length === 1 ? sql`${arms[0]}` : sql`select * from (${sql.join(arms.map((arm) => sql`(${arm})`), sql` union all `)}) r ${ordered}`;
  const statement = query.shown ? sql<RawRow>`${raw(ALONE)}${withAlong(store.county, query.shown.along, page)} order by ${orderBy(order)}` : sql<RawRow>`${page}`;
  return (await statement.execute(db).catch((failure: unknown) => { throw asReadProblem(failure); })).rows;
}

const chosen = ({ table }: RecordStore, keys: readonly string[] | undefined): FieldColumn[] =>
  [...table.fields.values()].filter(({ field }) => keys === undefined || keys.includes(field.key));

/** `from … where …` for these records, the row being `r`. */
export const fromWhere = (store: RecordStore, filter: RecordFilter): RawBuilder<unknown> => conditions(recordSource(store, filter.asOf, sourceOptions(filter)), filter);

const sourceOptions = ({ retired }: RecordFilter): SourceOptions => (retired === true ? { retired: 'only' } : {});

/**
 * The first path behind all that begin with this one, as a path ends in a slash. Two bounds, because what begins with a
 * text may not be looked up in an index below row security, and comparisons may.
 */
export const afterAll = (unitPath: string): string => `${unitPath.slice(0, -1)}0`;

function conditions(source: RawBuilder<unknown>, { unitPath, where }: RecordFilter): RawBuilder<unknown> {
  const unit = unitPath === undefined ? sql`` : sql`and r.unit_path >= ${unitPath} and r.unit_path < ${afterAll(unitPath)}`;
  const filter = where === undefined ? sql`` : sql`and (${where.condition})`;
  const joins = where === undefined || where.joins.length === 0 ? sql`` : sql.join([...where.joins], sql` `);
  return sql`from ${source} r ${joins} where true ${unit} ${filter}`;
}
