/* From the names people write to the field they mean: by key or by name in words, through previous, unit and references. */
import { problems, type Words } from '../problem.ts';
import { calledSo, meant, previousWords, unitShape, type ExpressionEnv, type FieldShape, type RecordShape } from './environment.ts';
import { faultAt } from './expression-fault.ts';
import type { ExpressionFault, PathNode } from './expression.ts';

/** Where a path leads: keys, and the field at the end. */
export type Resolved = { readonly names: readonly string[]; readonly field: FieldShape } | { readonly fault: ExpressionFault };

/** Where names stand: in a record of `row`; `previous` is known only outside aggregates. */
export interface Standing { readonly env: ExpressionEnv; readonly row: RecordShape | null; readonly inAggregate: boolean }

// Each step through a reference is one more table to look into.
const LONGEST_PATH = 4;

/** Follows a path. */
export function resolvePath(path: PathNode, standing: Standing): Resolved {
  const { env, row, inAggregate } = standing;
  const [first = '', ...rest] = path.names;
  if (path.names.length > LONGEST_PATH) return { fault: faultAt(path, problems.expressionTooDeep, { limit: LONGEST_PATH }) };
  const whole = rest.length === 0 && !row?.fields.has(first) ? wholeRecord(first, standing) : undefined;
  if (whole) return { fault: faultAt(path, problems.expressionWhole, { name: first, field: [...whole.fields.keys()].pop() ?? '' }) };
  if (rest.length > 0 && isCalled(first, 'unit', unitShape.name)) return walk(path, rest, unitShape, env, ['unit']);
  if (rest.length > 0 && !inAggregate && row && isCalled(first, 'previous', previousWords)) return walk(path, rest, row, env, ['previous']);
  if (rest.length > 0 && inAggregate && row && isCalled(first, row.key, row.name)) return walk(path, rest, row, env, []);
  return row ? walk(path, path.names, row, env, []) : { fault: rowsNeeded(path, first, env) };
}

/** The record that is named without one of its fields: unit, previous, inside a summary the row itself. */
function wholeRecord(name: string, { row, inAggregate }: Standing): RecordShape | undefined {
  if (isCalled(name, 'unit', unitShape.name)) return unitShape;
  return row && (inAggregate ? isCalled(name, row.key, row.name) : isCalled(name, 'previous', previousWords)) ? row : undefined;
}

const isCalled = (name: string, key: string, words: Words): boolean => name === key || name === words.zh;

function walk(path: PathNode, names: readonly string[], from: RecordShape, env: ExpressionEnv, done: readonly string[]): Resolved {
  const [name = '', ...rest] = names;
  const found = calledSo(from.fields, name);
  const [field] = found;
  if (!field) return { fault: unknownName(path, name, from, done.length === 0 ? env : null) };
  if (found.length > 1) return { fault: faultAt(path, problems.expressionNameTwice, { name, keys: found.map(({ key }) => key) }, found[0]?.key) };
  const keys = [...done, field.key];
  if (rest.length === 0) return { names: keys, field };
  const next = field.to === 'unit' ? unitShape : env.registers.get(field.to ?? '');
  return next ? walk(path, rest, next, env, keys) : { fault: faultAt(path, problems.expressionName, { name: rest[0] ?? '', place: field.name }) };
}

/** The whole path with the wrong name put right, where another is near. */
function unknownName(path: PathNode, name: string, from: RecordShape, env: ExpressionEnv | null): ExpressionFault {
  const ways = env && path.names.length > 1 ? [...env.registers.values(), unitShape, { key: 'previous', name: previousWords }] : [];
  const near = meant(name, [...from.fields.values(), ...ways]);
  const suggestion = near === '' || near === name ? '' : path.names.map((one) => (one === name ? near : one)).join('.');
  return faultAt(path, problems.expressionName, { name, place: from.name }, suggestion);
}

// No record stands around an indicator: only rows can be summed up.
const rowsNeeded = (path: PathNode, name: string, env: ExpressionEnv): ExpressionFault =>
  (calledSo(env.registers, name).length > 0
    ? faultAt(path, problems.expressionRows, { name }, `sum(${path.names.join('.')})`)
    : faultAt(path, problems.expressionName, { name, place: { zh: '台账', en: 'the registers' } }, meant(name, env.registers.values())));
