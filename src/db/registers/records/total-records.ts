/* Totals: counts and sums by groups and over all, in one statement, as of any moment. */
import { sql } from 'kysely';
import { problems, raise } from '../../../domain/problem.ts';
import type { FieldValue } from '../../../domain/register/record-values.ts';
import type { Db } from '../../database.ts';
import { ALONE } from '../../sparing-pool.ts';
import { trimZeros } from '../column-type.ts';
import { asReadProblem } from './record-failures.ts';
import { fromWhere, type RecordFilter } from './list-records.ts';
import { raw, type RawRow, type RecordStore } from './record-row.ts';

/** What to add up, by what. */
export interface TotalQuery extends RecordFilter {
  /** Field keys, or `unit`; none gives one total. */
  readonly by: readonly string[];
  /** Keys of fields that can be added up. */
  readonly sums: readonly string[];
  /** The most groups to answer; 5,000 unless told. */
  readonly most?: number | undefined;
  /** Nothing else is asked in this transaction: the statement may have it to itself. */
  readonly alone?: boolean;
}

/** One group: the values it has in common, how many records, and each sum as a decimal (null when all are blank). */
export interface TotalRow {
  readonly by: Readonly<Record<string, FieldValue>>;
  readonly count: number;
  readonly sums: Readonly<Record<string, string | null>>;
}

/** Groups in their order, at most `GROUPS` of them, and the total of all records. */
export interface Totals { readonly groups: readonly TotalRow[]; readonly whole: TotalRow; readonly more: boolean }

const GROUPS = 5000;

interface GroupColumn { readonly key: string; readonly column: string; readonly read: (held: unknown) => FieldValue }

/** Counts and adds up. Throws R306, R309 for a field that cannot be grouped by, R310, R314. */
export async function totalRecords(db: Db, store: RecordStore, query: TotalQuery): Promise<Totals> {
  const most = query.most ?? GROUPS;
  const by = query.by.map((key) => groupColumn(store, key));
  const sums = query.sums.map((key) => [key, sumColumn(store, key)] as const);
  const keys = by.map((_, index) => `g${index}`);
  const inner = raw([...by.map(({ column }, index) => `r.${column} as g${index}`), 'count(*) as n', ...sums.map(([, column], index) => `sum(r.${column}) as s${index}`)].join(', '));
  const finest = raw(by.map(({ column }) => `, r.${column}`).join(''));
  // The total is asked for in the same statement, so that it is of the same moment as its parts.
  const outer = raw([...keys, 'sum(n)::bigint as n', ...sums.map((_, index) => `sum(s${index})::text as s${index}`), `${keys.length === 0 ? '1' : `grouping(${keys.join(', ')})`} as whole`].join(', '));
  const sets = raw(keys.length === 0 ? '()' : `(${keys.join(', ')}), ()`);
  const order = raw(['whole desc', ...keys].join(', '));
  const statement = sql<RawRow>`${raw(query.alone === true ? ALONE : '')}with finest as materialized (select r.county, ${inner} ${fromWhere(store, query)} group by r.county${finest})
    select ${outer} from finest group by grouping sets (${sets}) order by ${order} limit ${most + 2}`;
  const { rows } = await statement.execute(db).catch((failure: unknown) => { throw asReadProblem(failure); });
  const read = (row: RawRow | undefined, grouped: boolean): TotalRow => ({
    by: grouped ? Object.fromEntries(by.map(({ key, read: value }, index) => [key, value(row?.[`g${index}`] ?? null)])) : {}, count: Number(row?.['n'] ?? 0),
    sums: Object.fromEntries(sums.map(([key], index) => [key, decimal(row?.[`s${index}`])])),
  });
  const groups = by.length === 0 ? [] : rows.slice(1, most + 1).map((row) => read(row, true));
  return { groups, whole: read(rows[0], false), more: rows.length > most + 1 };
}

const decimal = (held: unknown): string | null => (typeof held === 'string' ? trimZeros(held) : null);

function groupColumn(store: RecordStore, key: string): GroupColumn {
  if (key === 'unit') return { key, column: 'unit_id', read: (held) => held as FieldValue };
  const held = fieldOf(store, key);
  if (held.hash !== null || held.type.sql === 'text[]') throw raise(problems.fieldUnsorted, { field: held.field.name });
  return { key, column: held.column, read: (value) => (value === null ? null : held.type.fromSql(value)) };
}

function sumColumn(store: RecordStore, key: string): string {
  const held = fieldOf(store, key);
  if (held.hash !== null || !held.type.adds) throw raise(problems.fieldUnsummed, { field: held.field.name });
  return held.column;
}

function fieldOf({ table }: RecordStore, key: string) {
  const held = table.fields.get(key);
  if (!held) throw raise(problems.noSuchField, { register: table.definition.name, field: key });
  return held;
}

