/*
 * Which rows stand behind a figure: for each part of its formula how many, and one digest of them all. The digest is over
 * each row's id and version and what the part takes of it, so that it changes when any row comes, goes or changes.
 */
import { sql } from 'kysely';
import type { IndicatorDefinition } from '../../domain/indicator/definition.ts';
import { indicatorParts, type SummaryNode } from '../../domain/indicator/indicator-parts.ts';
import { spanOf } from '../../domain/indicator/indicator-period.ts';
import { typeOf } from '../../domain/expression/type-of.ts';
import type { Db } from '../database.ts';
import { compileExpression, compileNode, type ExpressionColumns, type Sql } from '../registers/expression-sql.ts';
import { recordColumns } from '../registers/record-columns.ts';
import { afterAll } from '../registers/records/list-records.ts';
import { asReadProblem } from '../registers/records/record-failures.ts';
import { recordSource } from '../registers/records/record-source.ts';
import type { PassWorld } from './register-pass.ts';

/** Of which figure. */
export interface RowSetQuery extends PassWorld {
  readonly indicator: IndicatorDefinition;
  readonly period: string | null;
  readonly stage: string | null;
}

/** The rows of one part. */
export interface DigestedRows { readonly rows: number; readonly digest: string }

/** The rows of every part of a formula, in its order; one statement. */
export async function digestRows(db: Db, query: RowSetQuery): Promise<readonly DigestedRows[]> {
  const parts = indicatorParts(query.indicator.formula.root);
  if (parts.length === 0) return [];
  const { rows } = await sql<{ readonly rows: string; readonly digest: string }>`${sql.join(parts.map((part, at) => digestOf(part, at, query)), sql` union all `)} order by place`
    .execute(db).catch((failure: unknown) => { throw asReadProblem(failure); });
  return rows.map((row) => ({ rows: Number(row.rows), digest: row.digest }));
}

function digestOf(part: SummaryNode, at: number, query: RowSetQuery): Sql {
  const { world, storeOf, asOf, today, unitPath, indicator, period, stage } = query;
  const store = storeOf(part.register);
  const rowsOf = (register: string): Sql => recordSource(storeOf(register), asOf, { retired: true });
  const columns = recordColumns({ world, register: part.register, alias: 't', tableOf: (register) => storeOf(register).table.name, rowsOf });
  const row: ExpressionColumns = { column: columns.column, today, limits: world.limits, summary: () => sql`null` };
  const taken = [part.of, part.weight].flatMap((node) => (node === null ? [] : [sql`coalesce((${compileNode(node, row, typeOf(node))})::text, '')`]));
  const kept = indicator.periods[part.register];
  const span = kept && period !== null ? spanOf(period, kept.grain) : null;
  const staged = stage === null ? undefined : indicator.stages?.[part.register];
  const conditions = [
    ...kept && span ? [sql`t.${sql.id(store.table.fields.get(kept.field)?.column ?? '')} between ${span.from} and ${span.to}`] : [],
    ...unitPath === null ? [] : [sql`t.unit_path >= ${unitPath} and t.unit_path < ${afterAll(unitPath)}`],
    ...staged ? [sql`${compileExpression(staged, row)} = ${stage}`] : [],
    ...part.where === null ? [] : [compileNode(part.where, row, 'boolean')],
  ];
  const line = sql.join([sql`t.id::text`, sql`t.version::text`, ...taken], sql` || ' ' || `);
  return sql`select ${sql.lit(at)} as place, count(*)::text as rows, encode(sha256(convert_to(coalesce(string_agg(line, chr(10) order by line collate "C"), ''), 'UTF8')), 'hex') as digest
    from (select ${line} as line from ${recordSource(store, asOf)} as t ${sql.join([...columns.joins(), sql``], sql` `)} where ${sql.join([sql`true`, ...conditions], sql` and `)}) as lines`;
}
