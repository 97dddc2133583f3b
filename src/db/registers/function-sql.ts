/* The database's half of the functions of expressions, under the names of domain/expression/functions.ts. */
import { sql, type RawBuilder } from 'kysely';
import type { ExpressionNode } from '../../domain/expression/expression.ts';
import type { FunctionName } from '../../domain/expression/functions.ts';
import { limitsInOrder } from '../../domain/expression/limit-on.ts';
import { typeOf } from '../../domain/expression/type-of.ts';
import type { LimitTable } from '../../domain/register/definition.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';

type Sql = RawBuilder<unknown>;

interface CallContext {
  readonly today: PlainDate;
  readonly limits: ReadonlyMap<string, LimitTable>;
  readonly args: readonly ExpressionNode[];
}

type Three = readonly [Sql, Sql, Sql];

/** What each function is in SQL, given its arguments in SQL. The number of arguments was checked with the types. */
export const functionSql: Readonly<Record<FunctionName, (args: readonly Sql[], context: CallContext) => Sql>> = {
  if: (args) => {
    const [condition, yes, no] = args as Three;
    return sql`(case ${condition} when true then ${yes} when false then ${no} end)`;
  },
  coalesce: (args) => sql`coalesce(${sql.join(args)})`,
  round: (args) => {
    const [value, digits] = args as Three;
    return sql`round(${value}, (${digits})::int)`;
  },
  abs: ([value]) => sql`abs(${value})`,
  min: (args) => sql`least(${sql.join(args)})`,
  max: (args) => sql`greatest(${sql.join(args)})`,
  between: (args) => {
    const [value, low, high] = args as Three;
    return sql`(${value} between ${low} and ${high})`;
  },
  length: ([text]) => sql`char_length(${text})::numeric`,
  starts_with: ([text, start]) => sql`starts_with(${text}, ${start})`,
  contains: ([text, part]) => sql`(strpos(${text}, ${part}) > 0)`,
  has: ([codes, code]) => sql`(${code} = any (${codes}))`,
  concat: (args, context) => sql`(concat(${sql.join(args.map((arg, at) => written(arg, context.args[at])))}) collate "C")`,
  year: ([date]) => sql`extract(year from ${date})::numeric`,
  month: ([date]) => sql`extract(month from ${date})::numeric`,
  days_between: ([from, to]) => sql`(${to} - ${from})::numeric`,
  // 20260301 − 20000229 = 260072: the years before the last four digits, one less until the day has come.
  age_on: ([birth, on]) => sql`floor((to_char(${on}, 'YYYYMMDD')::numeric - to_char(${birth}, 'YYYYMMDD')::numeric) * 0.0001)`,
  today: (_args, { today }) => sql`${today}::date`,
  limit: ([, code, on], context) => limitCase(code ?? sql`null::text`, on ?? sql`${context.today}::date`, context),
};

/** As text: numbers without needless zeros, days as YYYY-MM-DD. */
function written(value: Sql, node: ExpressionNode | undefined): Sql {
  const type = node ? typeOf(node) : 'text';
  if (type === 'number') return sql`trim_scale(${value})::text`;
  return type === 'date' ? sql`to_char(${value}, 'YYYY-MM-DD')` : value;
}

/** The rows of the table of limits as cases, in the order they win. */
function limitCase(code: Sql, on: Sql, { limits, args: [key] }: CallContext): Sql {
  const table = key?.kind === 'text' ? limits.get(key.value) : undefined;
  const cases = (table ? limitsInOrder(table) : []).map((row) => {
    const since = sql`${on} >= ${row.from}::date`;
    return sql`when ${row.for === '*' ? since : sql`${code} = ${row.for}::text and ${since}`} then ${String(row.value)}::numeric`;
  });
  return cases.length === 0 ? sql`null::numeric` : sql`(case ${sql.join(cases, sql` `)} end)`;
}
