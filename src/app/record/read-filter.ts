/*
 * The filter of a list or a total: a unit, a moment, and a condition in the expression language. A condition can be used
 * to guess at what is masked, so it may name only what its author sees plainly, however long the way there.
 */
import { readExpression, sayFault } from '../../domain/expression/check-types.ts';
import { environmentOf, expressionWorld, type ExpressionWorld } from '../../domain/expression/environment.ts';
import { partsOf } from '../../domain/expression/expression-tree.ts';
import type { Expression, ExpressionNode } from '../../domain/expression/expression.ts';
import { actions } from '../../domain/access/actions.ts';
import { mayInRegister } from '../../domain/access/may.ts';
import { roles } from '../../domain/access/roles.ts';
import type { Catalogue, RegisterDefinition } from '../../domain/register/definition.ts';
import { seesPlainly } from '../../domain/register/mask.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import { compileFilter } from '../../db/registers/records/compile-filter.ts';
import type { RecordFilter } from '../../db/registers/records/list-records.ts';
import { drawnOf } from '../register/drawn-registers.ts';
import { allRegisters, storeOf } from '../register/get-register.ts';
import { getUnit } from '../unit/get-unit.ts';
import type { Context } from '../use-case.ts';
import { readMoment } from './read-moment.ts';
import { readingCeiling } from './reading-ceiling.ts';

/** A filter as it is sent. */
export interface FilterInput {
  readonly where?: string | undefined;
  readonly unit?: string | undefined;
  readonly asOf?: string | undefined;
  readonly retired?: 'only' | undefined;
}

/** The filter, compiled. Throws A103, R101, R307 for a masked field, R316 for a condition that cannot be read. */
export async function readFilter(cx: Context, definition: RegisterDefinition, input: FilterInput): Promise<RecordFilter> {
  const asOf = readMoment(cx, input.asOf);
  const unitPath = await readUnit(cx, definition, input.unit);
  const retired = input.retired === 'only';
  if (input.where === undefined || input.where.trim() === '') return { asOf, unitPath, retired };
  const { registers, world, condition } = await understand(cx, definition, input.where);
  const byKey = new Map(registers.map((one) => [one.key, one]));
  requireNamesPlain(cx, byKey, definition, condition.root);
  const stores = (key: string) => storeOf(cx, byKey.get(key) ?? definition);
  return { asOf, unitPath, retired, where: compileFilter(condition, { world, register: definition.key, storeOf: stores, asOf, today: dayInChina(asOf ?? cx.now) }) };
}

async function readUnit(cx: Context, definition: RegisterDefinition, id: string | undefined): Promise<string | undefined> {
  if (id !== undefined) {
    const unit = await getUnit(cx.db, cx.county, id);
    cx.allow(unit.path, definition.sensitivity);
    return unit.path;
  }
  // Row security says the same; said here too, the index on units can be used.
  const places = new Set(cx.actor.grants.map((grant) => grant.unitPath));
  const [only] = cx.actor.token ? places.add(cx.actor.unitPath) : places;
  return places.size === 1 && only !== undefined && !readsCounty(cx) ? only : undefined;
}

const readsCounty = ({ actor }: Context): boolean => actor.grants.some((grant) => roles[grant.role].reads === 'county');

// What the built-in registers can name is worked out once; a county that drew its own has a world of its own.
const worlds = new WeakMap<Catalogue, ExpressionWorld>();

/** Everything a condition can name in this county. */
export async function worldOf(cx: Context, registers: readonly RegisterDefinition[]): Promise<ExpressionWorld> {
  const { catalogue } = cx.runtime;
  if (registers.length > catalogue.registers.size) return expressionWorld(registers, (await drawnOf(cx)).codeLists, catalogue.limits);
  const world = worlds.get(catalogue) ?? expressionWorld(registers, catalogue.codeLists, catalogue.limits);
  worlds.set(catalogue, world);
  return world;
}

interface Understood { readonly registers: readonly RegisterDefinition[]; readonly world: ExpressionWorld; readonly condition: Expression }

/** The condition with what it was read by: the built-in registers where they suffice, for which nobody need be asked. */
async function understand(cx: Context, definition: RegisterDefinition, text: string): Promise<Understood> {
  if (definition.county === null) {
    const builtIn = [...cx.runtime.catalogue.registers.values()];
    const world = await worldOf(cx, builtIn);
    const condition = findCondition(world, definition, text);
    if (condition) return { registers: builtIn, world, condition };
  }
  const registers = await allRegisters(cx);
  const world = await worldOf(cx, registers);
  return { registers, world, condition: readCondition(world, definition, text) };
}

// Pages ask for the same conditions again and again; so many are kept for each world.
const CONDITIONS = 300;
const conditions = new WeakMap<ExpressionWorld, Map<string, Expression>>();

/** The condition if it can be read in this world. */
function findCondition(world: ExpressionWorld, definition: RegisterDefinition, text: string): Expression | undefined {
  const held = conditions.get(world) ?? new Map<string, Expression>();
  conditions.set(world, held);
  const name = `${definition.key} ${text}`;
  const known = held.get(name);
  if (known) return known;
  const read = readExpression(text, environmentOf(world, definition.key), 'boolean');
  if (!('expression' in read)) return undefined;
  if (held.size >= CONDITIONS) held.clear();
  held.set(name, read.expression);
  return read.expression;
}

function readCondition(world: ExpressionWorld, definition: RegisterDefinition, text: string): Expression {
  const read = readExpression(text, environmentOf(world, definition.key), 'boolean');
  if ('expression' in read) return read.expression;
  throw raise(problems.filterUnread, { faults: read.faults.map(sayFault) });
}

function requireNamesPlain(cx: Context, registers: ReadonlyMap<string, RegisterDefinition>, definition: RegisterDefinition, node: ExpressionNode): void {
  if (node.kind === 'path') return requireWayPlain(cx, registers, definition, node.names);
  // That something is blank is seen on every screen; only what it is stays hidden.
  if (node.kind === 'blankTest' && node.operand.kind === 'path') return requireWayPlain(cx, registers, definition, node.operand.names.slice(0, -1));
  const within = node.kind === 'aggregate' ? registers.get(node.register) ?? definition : definition;
  if (node.kind === 'aggregate') requireReadable(cx, node.register);
  for (const part of partsOf(node)) requireNamesPlain(cx, registers, within, part);
}

function requireWayPlain(cx: Context, registers: ReadonlyMap<string, RegisterDefinition>, definition: RegisterDefinition, names: readonly string[]): void {
  let from: RegisterDefinition | undefined = definition;
  for (const [index, key] of names.entries()) {
    if (index === 0 && names.length > 1 && key === 'unit') return;
    if (index === 0 && names.length > 1 && key === 'previous') continue;
    const field: RegisterDefinition['fields'][number] | undefined = from?.fields.find((one) => one.key === key);
    if (!from || !field) return;
    requirePlain(cx, from, [key]);
    from = field.type === 'reference' ? registers.get(field.to ?? '') : undefined;
    if (from && index < names.length - 1) requireReadable(cx, from.key);
  }
}

// By whether a condition holds, a system would learn of registers that its token does not name.
function requireReadable({ actor }: Context, register: string): void {
  if (!mayInRegister(actor, 'record.list', register)) throw raise(problems.notAllowed, { action: wordsOf(actions['record.list']) });
}

/** Refuses with R307 to look for, sort or add up what this reader sees masked. */
export function requirePlain({ actor }: Context, definition: RegisterDefinition, keys: readonly string[]): void {
  const ceiling = readingCeiling(actor, 'record.list');
  const hidden = definition.fields.find((field) => keys.includes(field.key) && !seesPlainly(field, ceiling));
  if (hidden) throw raise(problems.fieldHidden, { field: hidden.name });
}
