/* A condition of the expression language on the rows of a register: everything it names is read as of the same moment. */
import { sql } from 'kysely';
import type { ExpressionWorld } from '../../../domain/expression/environment.ts';
import type { Expression } from '../../../domain/expression/expression.ts';
import type { PlainDate } from '../../../domain/values/plain-date.ts';
import { compileExpression, type ExpressionColumns } from '../expression-sql.ts';
import { recordColumns } from '../record-columns.ts';
import { summaryJoins, type SummedTable } from '../summary-joins.ts';
import type { RecordCondition } from './list-records.ts';
import type { RecordStore } from './record-row.ts';
import { recordSource } from './record-source.ts';

/** What a condition can name, and when. */
export interface FilterWorld {
  readonly world: ExpressionWorld;
  /** The register whose rows are asked. */
  readonly register: string;
  readonly storeOf: (register: string) => RecordStore;
  readonly asOf: Date | null;
  readonly today: PlainDate;
}

/** The condition on the row `r`, with the joins it needs. */
export function compileFilter(expression: Expression, { world, register, storeOf, asOf, today }: FilterWorld): RecordCondition {
  const common = { today, limits: world.limits };
  // A record that was retired since still has the name others know it by.
  const rowsOf = (key: string) => recordSource(storeOf(key), asOf, { retired: true });
  const columnsOf = (key: string, alias: string) => recordColumns({ world, register: key, alias, tableOf: (name) => storeOf(name).table.name, rowsOf });
  const own = columnsOf(register, 'r');
  const summaries = summaryJoins({ county: sql`r.county`, unit: sql`r.unit_id` }, (key): SummedTable => {
    const columns = columnsOf(key, 't');
    const summed: ExpressionColumns = { ...common, column: columns.column, summary: () => sql`null` };
    return { columns: summed, county: sql`t.county`, unit: sql`t.unit_id`, from: () => sql`${recordSource(storeOf(key), asOf)} as t ${sql.join([...columns.joins(), sql``], sql` `)}` };
  });
  const condition = compileExpression(expression, { ...common, column: own.column, summary: summaries.summary });
  return { condition, joins: [...own.joins(), ...summaries.joins()], text: expression.text };
}
