/* What the rules of types share: what is known of a part, and when two parts go together. */
import { nearest } from '../register/nearest.ts';
import { problems } from '../problem.ts';
import type { FieldShape } from './environment.ts';
import { faultAt } from './expression-fault.ts';
import type { ExpressionFault, ExpressionNode, ExpressionType } from './expression.ts';
import type { Standing } from './resolve-path.ts';
import { typeNames } from './type-names.ts';

/** `unknown`: something in it is wrong and told already. */
export type KnownType = ExpressionType | 'unknown';

/** A part with its type, its size in SQL and, when it is a field, that field. */
export interface Checked {
  readonly node: ExpressionNode;
  readonly type: KnownType;
  readonly size: number;
  readonly codes: FieldShape | null;
}

/** What a rule is given. */
export interface Checking extends Standing {
  readonly text: string;
  readonly faults: ExpressionFault[];
  readonly check: (node: ExpressionNode, checking: Checking) => Checked;
  /** Tells when the part is not of this type. */
  readonly want: (checking: Checking, part: Checked, type: KnownType, suggestion?: string) => void;
}

const isOpen = (type: KnownType): boolean => type === 'unknown' || type === 'blank';

/** Tells when these two cannot be compared or chosen between; lists never can. */
export function checkSides(checking: Checking, left: Checked, right: Checked): void {
  if (left.type === 'list' || right.type === 'list') {
    const list = left.type === 'list' ? left : right;
    checking.want(checking, list, list === left ? plainOf(right.type) : plainOf(left.type));
    return;
  }
  if (isOpen(left.type) || isOpen(right.type) || left.type === right.type) return;
  const names = { left: typeNames[left.type as ExpressionType], right: typeNames[right.type as ExpressionType] };
  checking.faults.push(faultAt({ start: left.node.start, end: right.node.end }, problems.expressionSides, names));
}

const plainOf = (type: KnownType): KnownType => (type === 'list' || isOpen(type) ? 'text' : type);

/** Tells when a choice field meets a text that is no code of its list. */
export function checkCode(checking: Checking, { codes: field }: Checked, { node }: Checked): void {
  if (!field?.codes || node.kind !== 'text' || field.codes.has(node.value)) return;
  const byName = [...field.codes].find(([, name]) => name.zh === node.value || name.en === node.value)?.[0];
  const near = byName ?? nearest(node.value, [...field.codes.keys()]);
  checking.faults.push(faultAt(node, problems.expressionCode, { field: field.name.zh, code: node.value }, near === '' ? '' : `'${near}'`));
}

/** The one type all of these have; blank when all are; null when they differ. */
export function commonType(parts: readonly Checked[]): KnownType | null {
  const types = new Set(parts.map(({ type }) => type).filter((type) => !isOpen(type)));
  if (types.size > 1) return null;
  return [...types][0] ?? (parts.some(({ type }) => type === 'unknown') ? 'unknown' : 'blank');
}
