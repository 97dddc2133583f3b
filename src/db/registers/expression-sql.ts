/*
 * Turns a typed expression into SQL that comes to the same as evaluate() in memory: numeric throughout, texts by their
 * characters (COLLATE "C"), every constant a parameter. Nothing that somebody typed is ever pasted into the statement.
 */
import { sql, type RawBuilder } from 'kysely';
import type { BinaryOperator, Expression, ExpressionNode, ExpressionType } from '../../domain/expression/expression.ts';
import { functionOf, isFunctionName } from '../../domain/expression/functions.ts';
import { commonTypeOf, typeOf } from '../../domain/expression/type-of.ts';
import type { LimitTable } from '../../domain/register/definition.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import { functionSql } from './function-sql.ts';

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>;

/** An aggregate of the tree. */
export type AggregateNode = Extract<ExpressionNode, { kind: 'aggregate' }>;

/** Where an expression finds its values. */
export interface ExpressionColumns {
  /** The column at the end of a path of keys, as it is stored. */
  readonly column: (names: readonly string[]) => Sql;
  /** The value of a summary of rows, joined elsewhere (summary-joins.ts). */
  readonly summary: (node: AggregateNode) => Sql;
  readonly today: PlainDate;
  readonly limits: ReadonlyMap<string, LimitTable>;
}

/** The expression as SQL. */
export const compileExpression = (expression: Expression, columns: ExpressionColumns): Sql => compileNode(expression.root, columns, expression.type);

const sqlTypes: Readonly<Record<ExpressionType, Sql>> = {
  number: sql`numeric`, text: sql`text`, date: sql`date`, boolean: sql`boolean`, list: sql`text[]`, blank: sql`text`,
};

/** One part. A blank has no type of its own: it takes that of the place where it stands. */
export function compileNode(node: ExpressionNode, columns: ExpressionColumns, wanted: ExpressionType): Sql {
  if (typeOf(node) === 'blank') return sql`null::${sqlTypes[wanted]}`;
  return (compilers[node.kind] as (one: ExpressionNode, from: ExpressionColumns) => Sql)(node, columns);
}

type Compilers = { readonly [K in ExpressionNode['kind']]: (node: Extract<ExpressionNode, { kind: K }>, columns: ExpressionColumns) => Sql };

const compilers: Compilers = {
  number: ({ value }) => sql`${value}::numeric`,
  text: ({ value }) => sql`(${value}::text collate "C")`,
  date: ({ value }) => sql`${value}::date`,
  boolean: ({ value }) => (value ? sql`true` : sql`false`),
  blank: () => sql`null::text`,
  path: (node, columns) => {
    const column = columns.column(node.names);
    return storedAs[node.type ?? 'text'](column, node.percent === true);
  },
  unary: ({ operator, operand }, columns) => (operator === 'not'
    ? sql`(not ${compileNode(operand, columns, 'boolean')})`
    : sql`(- ${compileNode(operand, columns, 'number')})`),
  binary: ({ operator, left, right }, columns) => {
    const type = operandTypes[operator] ?? commonTypeOf([left, right]);
    return operators[operator](compileNode(left, columns, type), compileNode(right, columns, type));
  },
  in: ({ operand, items }, columns) => {
    const type = commonTypeOf([operand, ...items]);
    return sql`(${compileNode(operand, columns, type)} in (${sql.join(items.map((item) => compileNode(item, columns, type)))}))`;
  },
  blankTest: ({ operand, negated }, columns) => {
    const value = operand.kind === 'path' ? blankable(operand, columns) : compileNode(operand, columns, 'text');
    return negated ? sql`(${value} is not null)` : sql`(${value} is null)`;
  },
  call: ({ name, args }, columns) => {
    if (!isFunctionName(name)) return sql`null`;
    const { takes, may = [], more } = functionOf(name);
    const wanted = [...takes, ...may];
    const same = commonTypeOf(args.filter((_, at) => (wanted[at] ?? more) === 'same'));
    const compiled = args.map((arg, at) => compileNode(arg, columns, argumentType(wanted[at] ?? more ?? 'same', same)));
    return functionSql[name](compiled, { ...columns, args });
  },
  aggregate: (node, columns) => columns.summary(node),
};

const argumentType = (type: string, same: ExpressionType): ExpressionType =>
  (type === 'same' ? same : type === 'digits' ? 'number' : type === 'plain' || type === 'table' ? 'text' : type as ExpressionType);

/** From the column to the type expressions compute with. Casts that change nothing cost nothing and keep an index usable. */
const storedAs: Readonly<Record<ExpressionType, (column: Sql, percent: boolean) => Sql>> = {
  number: (column, percent) => (percent ? sql`(${column}::numeric * 0.01)` : sql`${column}::numeric`),
  text: (column) => sql`(${column}::text collate "C")`,
  date: (column) => sql`${column}::date`,
  boolean: (column) => sql`${column}::boolean`,
  list: (column) => sql`nullif(${column}::text[], '{}')`,
  blank: (column) => sql`${column}::text`,
};

// An encrypted column is bytes: asked for blank, it is taken as it is.
const blankable = (path: Extract<ExpressionNode, { kind: 'path' }>, columns: ExpressionColumns): Sql =>
  (path.type === 'list' ? storedAs.list(columns.column(path.names), false) : columns.column(path.names));

/** a ÷ b to ten digits, half away from zero: cut off exactly after the eleventh digit, then rounded. By nought: null. */
export const quotient = (part: Sql, whole: Sql): Sql => sql`round(div(${part} * 100000000000, nullif(${whole}, 0)) * 0.00000000001, 10)`;

const operandTypes: Readonly<Partial<Record<BinaryOperator, ExpressionType>>> = {
  '+': 'number', '-': 'number', '*': 'number', '/': 'number', and: 'boolean', or: 'boolean',
};

const operators: Readonly<Record<BinaryOperator, (left: Sql, right: Sql) => Sql>> = {
  '+': (left, right) => sql`(${left} + ${right})`, '-': (left, right) => sql`(${left} - ${right})`, '*': (left, right) => sql`(${left} * ${right})`, '/': quotient,
  '=': (left, right) => sql`(${left} = ${right})`, '<>': (left, right) => sql`(${left} <> ${right})`, '<': (left, right) => sql`(${left} < ${right})`,
  '<=': (left, right) => sql`(${left} <= ${right})`, '>': (left, right) => sql`(${left} > ${right})`, '>=': (left, right) => sql`(${left} >= ${right})`,
  and: (left, right) => sql`(${left} and ${right})`, or: (left, right) => sql`(${left} or ${right})`,
};
