/*
 * Gives every path its field and every part its type; all that is wrong is told at once. What comes out can be computed
 * without failing: names are keys, constants are where constants must be, and the size it unfolds to in SQL is bounded.
 */
import { problems, type Words } from '../problem.ts';
import { checkAggregate } from './check-aggregate.ts';
import { checkCall } from './check-call.ts';
import type { ExpressionEnv } from './environment.ts';
import { faultAt } from './expression-fault.ts';
import type { BinaryOperator, Expression, ExpressionFault, ExpressionNode, ExpressionType, Span } from './expression.ts';
import { parseExpression } from './parse-expression.ts';
import { checkCode, checkSides, type Checked, type Checking, type KnownType } from './checking.ts';
import { resolvePath } from './resolve-path.ts';
import { typeNames } from './type-names.ts';

/** How many nodes an expression may unfold to in SQL, where some parts are written twice. */
const MOST_STEPS = 3000;

/** The typed expression, or everything that is wrong with it. */
export type CheckedExpression = { readonly expression: Expression } | { readonly faults: readonly ExpressionFault[] };

/** Types a tree. `text` is what it was read from; `wanted` is the type it must yield, when only one will do. */
export function checkTypes(node: ExpressionNode, env: ExpressionEnv, text: string, wanted?: ExpressionType): CheckedExpression {
  const faults: ExpressionFault[] = [];
  const checking: Checking = { env, row: env.register, inAggregate: false, text, faults, check: checkNode, want };
  const root = checkNode(node, checking);
  if (wanted !== undefined) want(checking, root, wanted);
  if (root.size > MOST_STEPS) faults.push(faultAt(node, problems.expressionTooCostly, { size: root.size, limit: MOST_STEPS }));
  const [first] = faults;
  return first === undefined && root.type !== 'unknown' ? { expression: { text, root: root.node, type: root.type } } : { faults };
}

/** Reads and types in one go. */
export function readExpression(text: string, env: ExpressionEnv, wanted?: ExpressionType): CheckedExpression {
  const parsed = parseExpression(text);
  return 'faults' in parsed ? parsed : checkTypes(parsed.node, env, text, wanted);
}

type Rules = { readonly [K in ExpressionNode['kind']]: (node: Extract<ExpressionNode, { kind: K }>, checking: Checking) => Checked };

const leaf = (node: ExpressionNode, type: ExpressionType): Checked => ({ node, type, size: 1, codes: null });

const rules: Rules = {
  number: (node) => leaf(node, 'number'),
  text: (node) => leaf(node, 'text'),
  date: (node) => leaf(node, 'date'),
  boolean: (node) => leaf(node, 'boolean'),
  blank: (node) => leaf(node, 'blank'),
  path: (node, checking) => checkPath(node, checking, false),
  unary: (node, checking) => {
    const operand = checkNode(node.operand, checking);
    const type = node.operator === 'not' ? 'boolean' : 'number';
    want(checking, operand, type);
    return { node: { ...node, operand: operand.node }, type, size: operand.size + 1, codes: null };
  },
  binary: (node, checking) => {
    const left = checkNode(node.left, checking);
    const right = checkNode(node.right, checking);
    const type = binaryRules[node.operator](checking, left, right, node);
    return { node: { ...node, left: left.node, right: right.node }, type, size: left.size + right.size + 1, codes: null };
  },
  in: (node, checking) => {
    const operand = checkNode(node.operand, checking);
    const items = node.items.map((item) => checkNode(item, checking));
    for (const item of items) {
      checkSides(checking, operand, item);
      checkCode(checking, operand, item);
    }
    const size = items.reduce((sum, item) => sum + item.size, operand.size + 1);
    return { node: { ...node, operand: operand.node, items: items.map((item) => item.node) }, type: 'boolean', size, codes: null };
  },
  blankTest: (node, checking) => {
    const operand = node.operand.kind === 'path' ? checkPath(node.operand, checking, true) : checkNode(node.operand, checking);
    return { node: { ...node, operand: operand.node }, type: 'boolean', size: operand.size + 1, codes: null };
  },
  call: checkCall,
  aggregate: checkAggregate,
};

// One rule for each kind of node; the compiler sees that none is missing.
const checkNode = (node: ExpressionNode, checking: Checking): Checked =>
  (rules[node.kind] as (one: ExpressionNode, within: Checking) => Checked)(node, checking);

function checkPath(node: Extract<ExpressionNode, { kind: 'path' }>, checking: Checking, forBlank: boolean): Checked {
  const found = resolvePath(node, checking);
  if ('fault' in found) {
    checking.faults.push(found.fault);
    return { node, type: 'unknown', size: 1, codes: null };
  }
  const { names, field } = found;
  if (field.encrypted && !forBlank) checking.faults.push(faultAt(node, problems.expressionEncrypted, { field: field.name.zh }));
  return { node: { ...node, names, type: field.type, ...(field.percent ? { percent: true } : {}) }, type: field.type, size: 1, codes: field };
}

/** Tells when the part is not of this type; blank passes for any. */
function want(checking: Checking, { node, type }: Checked, wanted: KnownType, suggestion = ''): void {
  if (type === wanted || type === 'blank' || type === 'unknown' || wanted === 'unknown') return;
  checking.faults.push(faultAt(node, problems.expressionType, { wanted: typeNames[wanted], found: typeNames[type] }, suggestion));
}

type BinaryRule = (checking: Checking, left: Checked, right: Checked, node: Span) => ExpressionType;

const arithmetic: BinaryRule = (checking, left, right, node) => {
  const slice = ({ node: { start, end } }: Checked) => checking.text.slice(start, end);
  if (left.type === 'date' && right.type === 'date') {
    checking.faults.push(faultAt(node, problems.expressionType, { wanted: typeNames.number, found: typeNames.date }, `days_between(${slice(right)}, ${slice(left)})`));
    return 'number';
  }
  want(checking, left, 'number');
  want(checking, right, 'number');
  return 'number';
};

const logic: BinaryRule = (checking, left, right) => {
  want(checking, left, 'boolean');
  want(checking, right, 'boolean');
  return 'boolean';
};

const equality: BinaryRule = (checking, left, right, node) => {
  if (left.type === 'blank' || right.type === 'blank') {
    const other = left.type === 'blank' ? right : left;
    checking.faults.push(faultAt(node, problems.expressionBlank, {}, `${checking.text.slice(other.node.start, other.node.end)} is blank`));
    return 'boolean';
  }
  checkSides(checking, left, right);
  checkCode(checking, left, right);
  checkCode(checking, right, left);
  return 'boolean';
};

const order: BinaryRule = (checking, left, right, node) => {
  for (const side of [left, right]) {
    if (side.type === 'boolean') want(checking, side, 'number');
  }
  return equality(checking, left, right, node);
};

const binaryRules: Readonly<Record<BinaryOperator, BinaryRule>> = {
  '+': arithmetic, '-': arithmetic, '*': arithmetic, '/': arithmetic,
  '=': equality, '<>': equality, '<': order, '<=': order, '>': order, '>=': order, and: logic, or: logic,
};

/** What a fault sounds like in one line: code, sentence and what was probably meant. */
export const sayFault = ({ code, zh, en, suggestion }: ExpressionFault): Words => ({
  zh: `${code} ${zh}${suggestion === undefined ? '' : `您是不是要写“${suggestion}”？`}`,
  en: `${code} ${en}${suggestion === undefined ? '' : ` Did you mean "${suggestion}"?`}`,
});
