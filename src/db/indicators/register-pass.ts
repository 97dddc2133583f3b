/*
 * One pass over the rows of a register for all indicators that look at it: counts and sums by unit (and stage), each
 * with its own filter, then merged for every unit above. What two indicators both ask is asked once.
 */
import { sql } from 'kysely';
import type { AggregateName } from '../../domain/expression/aggregates.ts';
import { typeOf } from '../../domain/expression/type-of.ts';
import type { ExpressionWorld } from '../../domain/expression/environment.ts';
import type { Expression } from '../../domain/expression/expression.ts';
import { summaryKey, type SummaryNode } from '../../domain/indicator/indicator-parts.ts';
import type { PeriodSpan } from '../../domain/indicator/indicator-period.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import { compileExpression, compileNode, type ExpressionColumns, type Sql } from '../registers/expression-sql.ts';
import { recordColumns } from '../registers/record-columns.ts';
import { afterAll } from '../registers/records/list-records.ts';
import type { RecordStore } from '../registers/records/record-row.ts';
import { recordSource } from '../registers/records/record-source.ts';
import { mergeableSummaries, type SummedRow, type UnitPart } from './mergeable-summary.ts';

/** Everything a pass needs to know of the world. */
export interface PassWorld {
  readonly world: ExpressionWorld;
  readonly storeOf: (register: string) => RecordStore;
  readonly asOf: Date | null;
  readonly today: PlainDate;
  /** Rows of this unit and those below; null is the whole county. */
  readonly unitPath: string | null;
}

/** Which rows, and by what they are told apart besides their unit. */
export interface PassOf {
  readonly register: string;
  readonly period: { readonly field: string; readonly spans: readonly PeriodSpan[] } | null;
  /** The years its spans belong to, when figures of several are wanted: each row is counted to the one it falls in. */
  readonly years: readonly string[] | null;
  /** The stage of a row, when figures are wanted by stage. */
  readonly stage: Expression | null;
}

/** Rows of a unit, all of them and those that were approved; how many units have any, and how many have all of theirs approved. */
export const standingColumns = ['rows', 'approved', 'units', 'done'] as const;

/** A pass under way. */
export interface RegisterPass {
  readonly of: PassOf;
  /** What stands for this summary in a formula, for one unit. */
  readonly summary: (node: SummaryNode) => Sql;
  /** The column of how much stands behind a figure. */
  readonly standing: (column: (typeof standingColumns)[number]) => Sql;
  /** The two steps, to stand after `with`; asked for last, when all columns are known. */
  readonly steps: () => readonly Sql[];
  /** What the merged step is called. */
  readonly name: string;
}

interface Column { readonly name: string; readonly inner: Sql; readonly merge: UnitPart['merge'] }

/** Begins a pass; `name` is what its steps are called in the statement. */
export function registerPass(name: string, of: PassOf, around: PassWorld): RegisterPass {
  const { world, storeOf, asOf, today, unitPath } = around;
  const rowsOf = (register: string): Sql => recordSource(storeOf(register), asOf, { retired: true });
  const columns = recordColumns({ world, register: of.register, alias: 't', tableOf: (register) => storeOf(register).table.name, rowsOf });
  const row: ExpressionColumns = { column: columns.column, today, limits: world.limits, summary: () => sql`null` };
  const parts = new Map<string, Column>();
  const merged = (column: string): Sql => sql.id(name, column);
  const add = (key: string, { inner, merge }: UnitPart): Sql => {
    const known = parts.get(key) ?? { name: `c${parts.size}`, inner, merge };
    parts.set(key, known);
    return merged(known.name);
  };
  const stage = of.stage === null ? null : compileExpression(of.stage, row);
  return {
    of, name,
    summary: (node) => summarise(node, row, add),
    standing: (column) => merged(column),
    steps: () => {
      const { table } = storeOf(of.register);
      const kept = of.period === null ? sql`null` : sql.id('t', table.fields.get(of.period.field)?.column ?? '');
      const spans = of.period?.spans ?? [];
      const period = spans.length === 0 ? sql`` : sql` and ${kept} ${between({ from: spans[0]?.from ?? '', to: spans.at(-1)?.to ?? '' })}`;
      const within = unitPath === null ? sql`` : sql` and t.unit_path >= ${unitPath} and t.unit_path < ${afterAll(unitPath)}`;
      const all = [...parts.values()];
      // What rows are told apart by besides their unit.
      const apart = [...stage === null ? [] : [{ name: 'stage', value: stage }], ...of.years === null ? [] : [{ name: 'year', value: yearOf(kept, spans, of.years) }]];
      // Rows of a plain register are in force at once: nothing is to be approved.
      const approved = table.definition.workflow === 'plain' ? sql`` : sql` filter (where t.state = 'approved')`;
      const inner = sql.join([sql`t.unit_path`, ...all.map((part) => sql`${part.inner} as ${sql.id(part.name)}`), sql`count(*) as n`, sql`count(*)${approved} as done`]);
      const outer = sql.join([
        ...all.map((part) => sql`${sql.raw(part.merge)}(u.${sql.id(part.name)}) as ${sql.id(part.name)}`),
        sql`sum(u.n)::bigint as rows`, sql`sum(u.done)::bigint as approved`, sql`count(distinct u.unit_path) as units`, sql`count(*) filter (where u.n = u.done) as done`,
      ]);
      const named = apart.map(({ name: column }) => sql`, u.${sql.id(column)}`);
      const also = sql.join([...named, sql``], sql``);
      return [
        sql`${sql.id(`${name}_units`)} as materialized (select ${inner}${sql.join([...apart.map(({ name: column, value }) => sql`, ${value} as ${sql.id(column)}`), sql``], sql``)} from ${recordSource(storeOf(of.register), asOf)} as t ${sql.join([...columns.joins(), sql``], sql` `)}
          where true${period}${within} group by t.unit_path${sql.raw(apart.map((_, at) => `, ${all.length + 4 + at}`).join(''))})`,
        sql`${sql.id(name)} as materialized (select reach.unit_id${also}, ${outer} from ${sql.id(`${name}_units`)} as u join reach on reach.unit_path = u.unit_path group by reach.unit_id${also})`,
      ];
    },
  };
}

const between = ({ from, to }: PeriodSpan): Sql => (from === to ? sql`= ${from}` : sql`between ${from} and ${to}`);

/** The year a row counts to: that of the span its period falls in. */
const yearOf = (kept: Sql, spans: readonly PeriodSpan[], years: readonly string[]): Sql =>
  sql`case ${sql.join(spans.map((span, at) => sql`when ${kept} ${between(span)} then ${years[at]}::text`), sql` `)} end`;

function summarise(node: SummaryNode, row: ExpressionColumns, add: (key: string, part: UnitPart) => Sql): Sql {
  const summary = mergeableSummaries[node.name as Exclude<AggregateName, 'count_distinct'>];
  const summed: SummedRow = {
    of: node.of && compileNode(node.of, row, typeOf(node.of)), weight: node.weight && compileNode(node.weight, row, 'number'), where: node.where && compileNode(node.where, row, 'boolean'),
  };
  const merged = summary.parts(summed).map((part, at) => add(partKey(node, at), part));
  return summary.whole(merged, summed);
}

// A count of all rows, or the sum of a number, comes in many formulas: as itself, below a line, as the whole of a share.
function partKey(node: SummaryNode, at: number): string {
  const one = (name: string, where: SummaryNode['where']): string => summaryKey({ ...node, name, where, weight: null });
  if (node.name === 'count' || node.name === 'sum') return one(node.name, node.where);
  if (node.name === 'avg' && at === 0) return one('sum', node.where);
  if (node.name === 'share') return one(node.of === null ? 'count' : 'sum', at === 0 ? node.where : null);
  return `${summaryKey(node)} ${at}`;
}
