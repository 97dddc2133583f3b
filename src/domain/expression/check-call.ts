/* Types of a function's arguments against what the function takes. */
import { nearest } from '../register/nearest.ts';
import { problems, type Words } from '../problem.ts';
import { aggregateNames, aggregates, isAggregateName } from './aggregates.ts';
import { checkCode, commonType, type Checked, type Checking, type KnownType } from './checking.ts';
import { calledSo, meant } from './environment.ts';
import { faultAt } from './expression-fault.ts';
import type { ExpressionNode, ExpressionType } from './expression.ts';
import { functionOf, functions, isFunctionName, type ExpressionFunction, type FunctionName, type ParameterType } from './functions.ts';
import { limitsInOrder } from './limit-on.ts';
import { typeNames } from './type-names.ts';

type CallNode = Extract<ExpressionNode, { kind: 'call' }>;

const DIGITS: Words = { zh: '-6 到 10 之间的整数', en: 'a whole number from -6 to 10' };
const TABLE: Words = { zh: '限值表的键名', en: 'the key of a table of limits' };

/** Types a call. */
export function checkCall(node: CallNode, checking: Checking): Checked {
  if (!isFunctionName(node.name)) return unknownFunction(node, checking);
  const called = functionOf(node.name);
  const wanted = parametersFor(called, node.args.length);
  if (wanted === null) {
    checking.faults.push(faultAt(node, problems.expressionArguments, { name: node.name, usage: called.usage }));
    return { node, type: 'unknown', size: 1, codes: null };
  }
  const args = node.args.map((arg, at) => checkArgument(arg, wanted[at] ?? 'same', checking));
  const same = checkSame(called, args.filter((_, at) => wanted[at] === 'same'), node, checking);
  const type = called.gives === 'same' ? same : called.gives;
  if (node.name === 'has' && args[0] && args[1]) checkCode(checking, args[0], args[1]);
  return { node: { ...node, args: args.map((arg) => arg.node) }, type, size: sizeOf(node.name, args, checking), codes: codesOf(node.name, args) };
}

function unknownFunction(node: CallNode, checking: Checking): Checked {
  const place = { start: node.start, end: node.start + node.name.length };
  if (isAggregateName(node.name)) checking.faults.push(faultAt(node, problems.expressionArguments, { name: node.name, usage: aggregates[node.name].usage }));
  else checking.faults.push(faultAt(place, problems.expressionFunction, { name: node.name }, nearest(node.name, [...Object.keys(functions), ...aggregateNames])));
  return { node, type: 'unknown', size: 1, codes: null };
}

/** What each of so many arguments must be; null when there are too few or too many. */
function parametersFor({ takes, may = [], more }: ExpressionFunction, count: number): readonly ParameterType[] | null {
  if (count < takes.length) return null;
  if (more !== undefined) return Array.from({ length: count }, (_, at) => takes[at] ?? more);
  return count > takes.length + may.length ? null : [...takes, ...may].slice(0, count);
}

function checkArgument(arg: ExpressionNode, wanted: ParameterType, checking: Checking): Checked {
  if (wanted === 'table') return checkTable(arg, checking);
  const part = checking.check(arg, checking);
  if (wanted === 'digits') return checkDigits(part, checking);
  if (wanted === 'plain') {
    if (part.type === 'boolean' || part.type === 'list') checking.want(checking, part, 'text');
  } else if (wanted !== 'same') checking.want(checking, part, wanted);
  return part;
}

function checkDigits(part: Checked, checking: Checking): Checked {
  const { node } = part;
  const sign = node.kind === 'unary' && node.operator === '-' ? -1 : 1;
  const inner = node.kind === 'unary' ? node.operand : node;
  const digits = inner.kind === 'number' ? sign * Number(inner.value) : NaN;
  if (Number.isInteger(digits) && digits >= -6 && digits <= 10) return part;
  checking.faults.push(faultAt(node, problems.expressionConstant, { wanted: DIGITS }));
  return part;
}

/** The key of a table of limits, or its name in words. */
function checkTable(arg: ExpressionNode, checking: Checking): Checked {
  const { limits } = checking.env;
  const part: Checked = { node: arg, type: 'text', size: 1, codes: null };
  if (arg.kind !== 'text') {
    checking.faults.push(faultAt(arg, problems.expressionConstant, { wanted: TABLE }));
    return part;
  }
  const [table] = calledSo(limits, arg.value);
  if (table) return { ...part, node: { ...arg, value: table.key } };
  const near = meant(arg.value, limits.values());
  checking.faults.push(faultAt(arg, problems.expressionLimit, { key: arg.value }, near === '' ? '' : `'${near}'`));
  return part;
}

function checkSame({ among }: ExpressionFunction, parts: readonly Checked[], node: CallNode, checking: Checking): KnownType {
  if (parts.length === 0) return 'unknown';
  const type = commonType(parts);
  if (type === null) {
    const [left, right] = [...new Set(parts.map((part) => part.type))].filter((one): one is ExpressionType => one !== 'blank' && one !== 'unknown');
    checking.faults.push(faultAt(node, problems.expressionSides, { left: typeNames[left ?? 'blank'], right: typeNames[right ?? 'blank'] }));
    return 'unknown';
  }
  const [first] = parts;
  if (among && type !== 'unknown' && type !== 'blank' && !among.includes(type) && first) checking.want(checking, { ...first, type }, among[0] ?? 'number');
  if (type === 'list' && first) checking.want(checking, { ...first, type }, 'text');
  return type;
}

// SQL writes x of `x between a and b` twice, and code and day once for each row of a table of limits.
function sizeOf(name: FunctionName, args: readonly Checked[], checking: Checking): number {
  const all = args.reduce((sum, arg) => sum + arg.size, 1);
  if (name === 'between') return all + (args[0]?.size ?? 0);
  if (name !== 'limit') return all;
  const [key] = args;
  const table = key?.node.kind === 'text' ? checking.env.limits.get(key.node.value) : undefined;
  return all * Math.max(1, table ? limitsInOrder(table).length : 1);
}

// if(…, level, other_level) = 'primary': still a code of that list.
const codesOf = (name: FunctionName, args: readonly Checked[]) => (name === 'coalesce' ? args[0]?.codes ?? null : null);
