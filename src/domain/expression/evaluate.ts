/*
 * Computes a typed expression in memory, with the result SQL would give. Types were checked before, so nothing here can
 * fail; a value that is not what its field says counts as blank.
 */
import type { RecordValues } from '../register/record-values.ts';
import { isAggregateName } from './aggregates.ts';
import { compareDecimals, minus, negate, over, plus, times, type Decimal } from './decimal.ts';
import type { BinaryOperator, Expression, ExpressionNode, PathNode } from './expression.ts';
import { readField } from './field-value.ts';
import { compareValues, functionOf, isFunctionName, type FunctionContext } from './functions.ts';
import { summarise, type SummedRow } from './summarise.ts';
import type { Value } from './value.ts';

/** One record with what stands around it. */
export interface RecordScope {
  readonly values: RecordValues;
  /** kind, name and code of its unit. */
  readonly unit?: RecordValues;
  /** The record of the year before, when there is one. */
  readonly previous?: RecordValues | undefined;
}

/** Everything an expression may ask. */
export interface EvaluationScope extends RecordScope, FunctionContext {
  /** Rows of a register for aggregates: those of the same unit for a record, all in question for an indicator. */
  readonly rows?: (register: string) => Iterable<RecordScope>;
  /** The record a reference points to; of the register `unit`, the values of a unit. */
  readonly record?: (field: string, id: string) => RecordValues | undefined;
}

/** The value of the expression for this record. */
export const evaluate = (expression: Expression, scope: EvaluationScope): Value => evaluateNode(expression.root, scope);

type Evaluators = { readonly [K in ExpressionNode['kind']]: (node: Extract<ExpressionNode, { kind: K }>, scope: EvaluationScope) => Value };

const evaluators: Evaluators = {
  number: constantOf,
  text: (node) => node.value,
  date: (node) => node.value,
  boolean: (node) => node.value,
  blank: () => null,
  path: readPath,
  unary: ({ operator, operand }, scope) => {
    const value = evaluateNode(operand, scope);
    if (value === null) return null;
    return operator === 'not' ? value !== true : negate(value as Decimal);
  },
  binary: ({ operator, left, right }, scope) => operators[operator](left, right, scope),
  in: ({ operand, items }, scope) => {
    const value = evaluateNode(operand, scope);
    if (value === null) return null;
    const others = items.map((item) => evaluateNode(item, scope));
    return others.some((other) => other !== null && isEqual(value, other)) || (others.includes(null) ? null : false);
  },
  blankTest: ({ operand, negated }, scope) => (evaluateNode(operand, scope) === null) !== negated,
  call: ({ name, args }, scope) => (isFunctionName(name) ? functionOf(name).compute(args.map((arg) => evaluateNode(arg, scope)), scope) : null),
  aggregate: ({ name, register, of, where, weight }, scope) => {
    if (!isAggregateName(name)) return null;
    const rows: SummedRow[] = [];
    for (const row of scope.rows?.(register) ?? []) {
      const within: EvaluationScope = { ...scope, values: row.values, unit: row.unit ?? {}, previous: undefined };
      rows.push({
        of: of && evaluateNode(of, within), weight: weight && evaluateNode(weight, within), counts: where === null || evaluateNode(where, within) === true,
      });
    }
    return summarise(name, rows, of !== null);
  },
};

// One for each kind of node; the compiler sees that none is missing.
const evaluateNode = (node: ExpressionNode, scope: EvaluationScope): Value =>
  (evaluators[node.kind] as (one: ExpressionNode, within: EvaluationScope) => Value)(node, scope);

const constants = new WeakMap<object, Value>();

/** A number of the text, read once: the same tree is computed for every row. */
function constantOf(node: Extract<ExpressionNode, { kind: 'number' }>): Value {
  const known = constants.get(node);
  if (known !== undefined) return known;
  const value = readField(node.value, 'number', false);
  constants.set(node, value);
  return value;
}

/** Through previous, unit and references to the field at the end; blank where the way ends early. */
function readPath({ names, type = 'text', percent }: PathNode, scope: EvaluationScope): Value {
  const [first = '', ...rest] = names;
  let record: RecordValues | undefined = scope.values;
  let keys: readonly string[] = names;
  if (rest.length > 0 && first === 'unit') [record, keys] = [scope.unit, rest];
  else if (rest.length > 0 && first === 'previous') [record, keys] = [scope.previous, rest];
  for (const key of keys.slice(0, -1)) {
    const id = heldBy(record, key);
    record = typeof id === 'string' ? scope.record?.(key, id) : undefined;
  }
  return readField(heldBy(record, keys[keys.length - 1] ?? ''), type, percent === true);
}

// What every object has by name is neither text nor number nor list, so it counts as blank.
const heldBy = (record: RecordValues | undefined, key: string) => record?.[key] ?? null;

const isEqual = (a: NonNullable<Value>, b: NonNullable<Value>): boolean =>
  (typeof a === 'object' || typeof b === 'object' ? compareDecimals(a as Decimal, b as Decimal) === 0 : a === b);

type Operator = (left: ExpressionNode, right: ExpressionNode, scope: EvaluationScope) => Value;

const numeric = (compute: (a: Decimal, b: Decimal) => Value): Operator => (left, right, scope) => {
  const a = evaluateNode(left, scope);
  const b = a === null ? null : evaluateNode(right, scope);
  return b === null ? null : compute(a as Decimal, b as Decimal);
};

const comparing = (holds: (order: number) => boolean): Operator => (left, right, scope) => {
  const a = evaluateNode(left, scope);
  const b = a === null ? null : evaluateNode(right, scope);
  if (a === null || b === null) return null;
  return typeof a === 'boolean' ? holds(a === b ? 0 : 1) : holds(compareValues(a, b));
};

// Unknown unless one side decides by itself.
const deciding = (decided: boolean): Operator => (left, right, scope) => {
  const a = evaluateNode(left, scope);
  const b = a === decided ? null : evaluateNode(right, scope);
  if (a === decided || b === decided) return decided;
  return a === null || b === null ? null : !decided;
};

const operators: Readonly<Record<BinaryOperator, Operator>> = {
  '+': numeric(plus), '-': numeric(minus), '*': numeric(times), '/': numeric(over),
  '=': comparing((order) => order === 0), '<>': comparing((order) => order !== 0),
  '<': comparing((order) => order < 0), '<=': comparing((order) => order <= 0), '>': comparing((order) => order > 0), '>=': comparing((order) => order >= 0),
  and: deciding(false), or: deciding(true),
};
