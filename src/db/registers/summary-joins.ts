/*
 * Summaries of rows inside expressions: one grouped query for each register, keyed by county and unit, joined once to the
 * rows that ask. All of it is counts and sums, so that it can be computed where the rows are.
 */
import { sql } from 'kysely';
import { isAggregateName, type AggregateName } from '../../domain/expression/aggregates.ts';
import { typeOf } from '../../domain/expression/type-of.ts';
import { compileNode, quotient, type AggregateNode, type ExpressionColumns, type Sql } from './expression-sql.ts';

/** The rows of one register that summaries look at. */
export interface SummedTable {
  /** Its values, for one row. */
  readonly columns: ExpressionColumns;
  readonly county: Sql;
  readonly unit: Sql;
  /** Table, joins and conditions, everything after `from`; asked for last, when all columns are known. */
  readonly from: () => Sql;
}

/** Collects the summaries that expressions ask for. */
export interface SummaryJoins {
  /** For ExpressionColumns: the value of this summary. */
  readonly summary: (node: AggregateNode) => Sql;
  /** One left join for each register asked for, to follow the `from` of the rows that ask. */
  readonly joins: () => readonly Sql[];
}

/** Summaries for rows with this county and unit; `unit` null sums up the whole county. */
export function summaryJoins(key: { readonly county: Sql; readonly unit: Sql | null }, open: (register: string) => SummedTable): SummaryJoins {
  const tables = new Map<string, RegisterSummary>();
  return {
    summary: (node) => {
      const table = tables.get(node.register) ?? registerSummary(`s${tables.size}`, open(node.register), key);
      tables.set(node.register, table);
      return table.add(node);
    },
    joins: () => [...tables.values()].map((table) => table.join()),
  };
}

interface RegisterSummary { readonly add: (node: AggregateNode) => Sql; readonly join: () => Sql }

/** Adds a column to the list and gives its name. */
function named(list: Sql[], prefix: string, value: Sql): Sql {
  const name = `${prefix}${list.length}`;
  list.push(sql`${value} as ${sql.id(name)}`);
  return sql.id(name);
}

function registerSummary(alias: string, table: SummedTable, key: { readonly county: Sql; readonly unit: Sql | null }): RegisterSummary {
  const perRow: Sql[] = [];
  const perGroup: Sql[] = [];
  const grouped = (value: Sql): Sql => sql.join([sql.id(alias), named(perGroup, 'g', value)], sql`.`);
  return {
    add: (node) => {
      if (!isAggregateName(node.name)) return sql`null`;
      const of = node.of && named(perRow, 'v', compileNode(node.of, table.columns, typeOf(node.of)));
      const weight = node.weight && named(perRow, 'v', compileNode(node.weight, table.columns, 'number'));
      const where = node.where && named(perRow, 'v', compileNode(node.where, table.columns, 'boolean'));
      return summaries[node.name]({ of: of ?? sql`1`, hasValue: of !== null, weight: weight ?? sql`1`, where: where ?? sql`true`, grouped });
    },
    join: () => {
      const unit = key.unit === null ? sql`` : sql`, ${table.unit} as unit_id`;
      const by = key.unit === null ? sql`county` : sql`county, unit_id`;
      const inner = sql`select ${sql.join([sql`${table.county} as county${unit}`, ...perRow])} from ${table.from()}`;
      const onUnit = key.unit === null ? sql`` : sql` and ${sql.id(alias)}.unit_id = ${key.unit}`;
      return sql`left join (select ${sql.join([by, ...perGroup])} from (${inner}) as r group by ${by}) as ${sql.id(alias)} on ${sql.id(alias)}.county = ${key.county}${onUnit}`;
    },
  };
}

interface Summed {
  readonly of: Sql;
  readonly hasValue: boolean;
  readonly weight: Sql;
  readonly where: Sql;
  /** Adds a column to the grouped query and names it as seen from outside. */
  readonly grouped: (value: Sql) => Sql;
}

// Outside, where no row stood at all, the joined columns are null: a count of none is nought.
const summaries: Readonly<Record<AggregateName, (summed: Summed) => Sql>> = {
  count: ({ where, grouped }) => sql`coalesce(${grouped(sql`(count(*) filter (where ${where}))::numeric`)}, 0)`,
  sum: ({ of, where, grouped }) => grouped(sql`sum(${of}) filter (where ${where})`),
  avg: ({ of, where, grouped }) => quotient(grouped(sql`sum(${of}) filter (where ${where})`), grouped(sql`(count(${of}) filter (where ${where}))::numeric`)),
  min: ({ of, where, grouped }) => grouped(sql`min(${of}) filter (where ${where})`),
  max: ({ of, where, grouped }) => grouped(sql`max(${of}) filter (where ${where})`),
  count_distinct: ({ of, where, grouped }) => sql`coalesce(${grouped(sql`(count(distinct ${of}) filter (where ${where}))::numeric`)}, 0)`,
  share: ({ of, hasValue, where, grouped }) => (hasValue
    ? quotient(grouped(sql`sum(${of}) filter (where ${where})`), grouped(sql`sum(${of})`))
    : quotient(grouped(sql`(count(*) filter (where ${where}))::numeric`), grouped(sql`count(*)::numeric`))),
  weighted_cv: (summed) => variation(summed),
};

/** As in domain/expression/summarise.ts; the root is cut off after the eleventh digit, of a square with digits enough to tell. */
function variation({ of, weight, where, grouped }: Summed): Sql {
  const among = sql`filter (where ${where} and ${of} is not null and ${weight} > 0)`;
  const all = grouped(sql`sum(${weight}) ${among}`);
  const sum = grouped(sql`sum(${weight} * ${of}) ${among}`);
  const squares = grouped(sql`sum(${weight} * ${of} * ${of}) ${among}`);
  return variationOf(all, sum, squares);
}

/** The coefficient of variation from the sums of weights, of weighted values and of weighted squares. */
export function variationOf(all: Sql, sum: Sql, squares: Sql): Sql {
  const square = sql`div((${all} * ${squares} - ${sum} * ${sum}) * 10000000000000000000000, nullif(${sum} * ${sum}, 0))`;
  return sql`round(sign(${sum}) * floor(sqrt(round(${square}, 40))) * 0.00000000001, 10)`;
}
