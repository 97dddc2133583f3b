/* Types of a summary of rows: inside it, names are fields of the rows of its register. */
import { problems } from '../problem.ts';
import { aggregates, isAggregateName, type Aggregate } from './aggregates.ts';
import type { Checked, Checking, KnownType } from './checking.ts';
import { calledSo, meant } from './environment.ts';
import { faultAt } from './expression-fault.ts';
import type { ExpressionNode, ExpressionType } from './expression.ts';

type AggregateNode = Extract<ExpressionNode, { kind: 'aggregate' }>;

/** Types an aggregate. */
export function checkAggregate(node: AggregateNode, checking: Checking): Checked {
  const unknown: Checked = { node, type: 'unknown', size: 1, codes: null };
  const { faults, env } = checking;
  if (!isAggregateName(node.name)) return unknown;
  if (checking.inAggregate) return tell(unknown, checking, faultAt(node, problems.expressionNested, {}));
  const [register, ...others] = calledSo(env.registers, node.register);
  if (!register || others.length > 0) return tell(unknown, checking, registerFault(node, checking));
  const aggregate: Aggregate = aggregates[node.name];
  const within: Checking = { ...checking, row: register, inAggregate: true };
  const of = node.of && checking.check(node.of, within);
  const where = node.where && checking.check(node.where, within);
  const weight = node.weight && checking.check(node.weight, within);
  if (of) checkOf(aggregate, node, of, checking);
  else if (!aggregate.of.startsWith('rows')) faults.push(faultAt(node, problems.expressionRows, { name: node.name }));
  if (aggregate.of === 'rows' && of) faults.push(faultAt(of.node, problems.expressionPart, { name: node.name, part: checking.text.slice(of.node.start, of.node.end) }, register.key));
  if (where) checking.want(checking, where, 'boolean');
  else if (aggregate.needsWhere) faults.push(faultAt(node, problems.expressionArguments, { name: node.name, usage: aggregate.usage }));
  checkWeight(aggregate, node, weight, checking);
  const size = [of, where, weight].reduce((sum, part) => sum + (part?.size ?? 0), 3);
  const typed: ExpressionNode = { ...node, register: register.key, of: of?.node ?? null, where: where?.node ?? null, weight: weight?.node ?? null };
  return { node: typed, type: resultOf(aggregate, of), size, codes: null };
}

function tell(part: Checked, { faults }: Checking, fault: Checking['faults'][number]): Checked {
  faults.push(fault);
  return part;
}

function registerFault(node: AggregateNode, { env }: Checking): Checking['faults'][number] {
  const found = calledSo(env.registers, node.register);
  if (node.register === '') return faultAt(node, problems.expressionRows, { name: node.name });
  if (found.length > 1) return faultAt(node, problems.expressionNameTwice, { name: node.register, keys: found.map(({ key }) => key) });
  const isField = env.register?.fields.has(node.register) === true;
  if (isField) return faultAt(node, problems.expressionRows, { name: node.name });
  return faultAt(node, problems.expressionName, { name: node.register, place: { zh: '台账', en: 'the registers' } }, meant(node.register, env.registers.values()));
}

function checkOf(aggregate: Aggregate, node: AggregateNode, of: Checked, checking: Checking): void {
  if (aggregate.of === 'number' || aggregate.of === 'rows or number') checking.want(checking, of, 'number');
  if (aggregate.of === 'ordered' && (of.type === 'boolean' || of.type === 'list')) checking.want(checking, of, node.name === 'count_distinct' ? 'text' : 'number');
}

function checkWeight({ weighted, usage }: Aggregate, node: AggregateNode, weight: Checked | null, checking: Checking): void {
  if (weighted && !weight) checking.faults.push(faultAt(node, problems.expressionArguments, { name: node.name, usage }));
  if (weight && !weighted) checking.faults.push(faultAt(weight.node, problems.expressionPart, { name: node.name, part: 'weight:' }));
  if (weight) checking.want(checking, weight, 'number');
}

const resultOf = ({ result }: Aggregate, of: Checked | null): KnownType => result ?? ((of?.type ?? 'unknown') satisfies ExpressionType | 'unknown');
