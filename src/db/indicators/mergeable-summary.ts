/*
 * Summaries in two steps: what is counted and added up for each unit, and how the county's figure is made from its units'.
 * So a ratio of several units is always that of their sums; nothing is ever averaged over units.
 */
import { sql } from 'kysely';
import type { AggregateName } from '../../domain/expression/aggregates.ts';
import { quotient, type Sql } from '../registers/expression-sql.ts';
import { variationOf } from '../registers/summary-joins.ts';

/** A column of the first step, and how several of them become one. */
export interface UnitPart { readonly inner: Sql; readonly merge: 'sum' | 'min' | 'max' }

/** What a summary looks at in one row. */
export interface SummedRow { readonly of: Sql | null; readonly weight: Sql | null; readonly where: Sql | null }

/** A summary: its parts by unit, and its value from the merged parts, which are null where no row stood. */
export interface MergeableSummary { readonly parts: (row: SummedRow) => readonly UnitPart[]; readonly whole: (merged: readonly Sql[], row: SummedRow) => Sql }

const among = ({ where }: SummedRow): Sql => (where === null ? sql`` : sql` filter (where ${where})`);
const of = (row: SummedRow): Sql => row.of ?? sql`1`;
const sum = (inner: Sql): UnitPart => ({ inner, merge: 'sum' });
const nth = (merged: readonly Sql[], at: number): Sql => merged[at] ?? sql`null::numeric`;
const counted = (row: SummedRow): UnitPart => sum(sql`count(*)${among(row)}`);
const added = (row: SummedRow): UnitPart => sum(sql`sum(${of(row)})${among(row)}`);
const everyRow = (row: SummedRow): SummedRow => ({ ...row, where: null });

/** Every summary an indicator may use. How many different values units have together cannot be told from how many each has: definitions that ask are refused. */
export const mergeableSummaries: Readonly<Record<Exclude<AggregateName, 'count_distinct'>, MergeableSummary>> = {
  count: { parts: (row) => [counted(row)], whole: (merged) => sql`coalesce(${nth(merged, 0)}, 0)::numeric` },
  sum: { parts: (row) => [added(row)], whole: (merged) => nth(merged, 0) },
  avg: { parts: (row) => [added(row), sum(sql`count(${of(row)})${among(row)}`)], whole: (merged) => quotient(nth(merged, 0), sql`${nth(merged, 1)}::numeric`) },
  min: { parts: (row) => [{ inner: sql`min(${of(row)})${among(row)}`, merge: 'min' }], whole: (merged) => nth(merged, 0) },
  max: { parts: (row) => [{ inner: sql`max(${of(row)})${among(row)}`, merge: 'max' }], whole: (merged) => nth(merged, 0) },
  share: {
    parts: (row) => (row.of === null ? [counted(row), counted(everyRow(row))] : [added(row), added(everyRow(row))]),
    whole: (merged) => quotient(sql`${nth(merged, 0)}::numeric`, sql`${nth(merged, 1)}::numeric`),
  },
  weighted_cv: {
    parts: (row) => {
      const weight = row.weight ?? sql`1`;
      const held = sql`${of(row)} is not null and ${weight} > 0`;
      const kept: SummedRow = { ...row, where: row.where === null ? held : sql`${row.where} and ${held}` };
      return [sql`${weight}`, sql`${weight} * ${of(row)}`, sql`${weight} * ${of(row)} * ${of(row)}`].map((value) => sum(sql`sum(${value})${among(kept)}`));
    },
    whole: (merged) => variationOf(nth(merged, 0), nth(merged, 1), nth(merged, 2)),
  },
};
