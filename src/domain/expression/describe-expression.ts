/* Says a typed expression in words a clerk understands: 人数不少于 56 的班级数 ÷ 班级数. */
import { isAggregateName } from './aggregates.ts';
import { previousWords, unitShape, type ExpressionEnv, type FieldShape, type RecordShape } from './environment.ts';
import type { BinaryOperator, Expression, ExpressionNode, ExpressionType } from './expression.ts';
import { functionWords, summaryWords } from './function-words.ts';
import { isFunctionName } from './functions.ts';
import { listed, zh, type Language } from './phrase.ts';
import { typeOf } from './type-of.ts';

interface Telling {
  readonly env: ExpressionEnv;
  /** The record whose fields are named; inside a summary one of its rows. */
  readonly row: RecordShape | null;
  readonly text: string;
  readonly language: Language;
}

/** The expression in words. */
export function describeExpression({ text, root }: Expression, env: ExpressionEnv, language: Language): string {
  return say(root, { env, row: env.register, text, language });
}

/** How tightly a part binds: what binds looser than its place is put in brackets. */
const LEVEL: Readonly<Record<BinaryOperator, number>> = { or: 1, and: 2, '=': 4, '<>': 4, '<': 4, '<=': 4, '>': 4, '>=': 4, '+': 5, '-': 5, '*': 6, '/': 6 };

function levelOf(node: ExpressionNode): number {
  if (node.kind === 'binary') return LEVEL[node.operator];
  if (node.kind === 'unary') return node.operator === 'not' ? 3 : 7;
  if (node.kind === 'in' || node.kind === 'blankTest') return 4;
  if (node.kind !== 'call') return 8;
  return node.name === 'if' ? 0 : typeOf(node) === 'boolean' ? 4 : 8;
}

const inside = (node: ExpressionNode, telling: Telling, least: number): string => {
  const said = say(node, telling);
  if (levelOf(node) >= least) return said;
  return telling.language === 'zh' ? `（${said}）` : `(${said})`;
};

type Sayings = { readonly [K in ExpressionNode['kind']]: (node: Extract<ExpressionNode, { kind: K }>, telling: Telling) => string };

const sayings: Sayings = {
  number: ({ value, start, end }, { text }) => (/[%％]$/.test(text.slice(start, end)) ? `${text.slice(start, end - 1)}%` : value),
  text: ({ value }, { language }) => (language === 'zh' ? `“${value}”` : `"${value}"`),
  date: ({ value }) => value,
  boolean: ({ value }, { language }) => ({ zh: value ? '是' : '否', en: value ? 'yes' : 'no' })[language],
  blank: (_node, { language }) => ({ zh: '空白', en: 'blank' })[language],
  path: ({ names }, telling) => sayPath(names, telling),
  unary: ({ operator, operand }, telling) => {
    const said = inside(operand, telling, operator === 'not' ? 5 : 7);
    if (operator === '-') return `-${said}`;
    return telling.language === 'zh' ? zh`并非${said}` : `not ${said}`;
  },
  binary: (node, telling) => sayBinary(node, telling),
  in: ({ operand, items }, telling) => {
    const field = fieldOf(operand, telling);
    const said = listed(items.map((item) => sayValue(item, field, telling)), telling.language, { zh: '或', en: 'or' });
    return telling.language === 'zh' ? zh`${inside(operand, telling, 5)}为 ${said}`.replaceAll(/为 (?=“)/g, '为') : `${inside(operand, telling, 5)} is ${said}`;
  },
  blankTest: ({ operand, negated }, telling) => {
    const said = inside(operand, telling, 5);
    return telling.language === 'zh' ? zh`${said}${negated ? '不为空' : '为空'}` : `${said} is ${negated ? 'not ' : ''}blank`;
  },
  call: (node, telling) => sayCall(node, telling),
  aggregate: (node, telling) => sayAggregate(node, telling),
};

const say = (node: ExpressionNode, telling: Telling): string => (sayings[node.kind] as (one: ExpressionNode, how: Telling) => string)(node, telling);

/** 上年的学生数, 所属学校的图书册数. */
function sayPath(names: readonly string[], { env, row, language }: Telling): string {
  const [first = '', ...rest] = names;
  const within = rest.length > 0 ? { unit: unitShape, previous: row }[first] : undefined;
  const said = within === undefined ? [] : [(first === 'unit' ? unitShape.name : previousWords)[language]];
  let shape = within === undefined ? row : within;
  for (const key of within === undefined ? names : rest) {
    const field: FieldShape | undefined = shape?.fields.get(key);
    said.push(field?.name[language] ?? key);
    shape = field?.to === 'unit' ? unitShape : env.registers.get(field?.to ?? '') ?? null;
  }
  return language === 'zh' ? said.join('的') : said.map((word, at) => (at < said.length - 1 ? `${word}'s` : word)).join(' ').replace(/^previous's/, 'previous');
}

/** The field a path ends at, to say its codes by name. */
function fieldOf(node: ExpressionNode, { env, row }: Telling): FieldShape | undefined {
  if (node.kind !== 'path') return undefined;
  const [first = '', ...rest] = node.names;
  let shape: RecordShape | null | undefined = first === 'unit' && rest.length > 0 ? unitShape : row;
  const keys = rest.length > 0 && (first === 'unit' || first === 'previous') ? rest : node.names;
  for (const key of keys.slice(0, -1)) shape = env.registers.get(shape?.fields.get(key)?.to ?? '');
  return shape?.fields.get(keys[keys.length - 1] ?? '');
}

function sayValue(node: ExpressionNode, field: FieldShape | undefined, telling: Telling, least = 5): string {
  const code = node.kind === 'text' ? field?.codes?.get(node.value) : undefined;
  if (code === undefined) return inside(node, telling, least);
  return telling.language === 'zh' ? `“${code.zh}”` : `"${code.en}"`;
}

type Comparison = Exclude<BinaryOperator, '+' | '-' | '*' | '/' | 'and' | 'or'>;
type Verbs = Readonly<Record<Comparison, string>>;

const plain: Readonly<Record<Language, Verbs>> = {
  zh: { '=': '等于', '<>': '不等于', '<': '小于', '<=': '不超过', '>': '大于', '>=': '不少于' },
  en: { '=': 'equals', '<>': 'differs from', '<': 'is less than', '<=': 'is at most', '>': 'is more than', '>=': 'is at least' },
};
const named: Readonly<Record<Language, Verbs>> = {
  zh: { ...plain.zh, '=': '为', '<>': '不为', '<': '排在前于', '<=': '排序不后于', '>': '排在后于', '>=': '排序不前于' },
  en: { ...plain.en, '=': 'is', '<>': 'is not', '<': 'sorts before', '<=': 'does not sort after', '>': 'sorts after', '>=': 'does not sort before' },
};
const dated: Readonly<Record<Language, Verbs>> = {
  zh: { '=': '为', '<>': '不为', '<': '早于', '<=': '不晚于', '>': '晚于', '>=': '不早于' },
  en: { '=': 'is', '<>': 'is not', '<': 'is before', '<=': 'is not after', '>': 'is after', '>=': 'is not before' },
};
const verbsFor: Readonly<Record<ExpressionType, Readonly<Record<Language, Verbs>>>> = { number: plain, boolean: plain, list: plain, blank: plain, text: named, date: dated };

const SIGNS: Readonly<Record<string, string>> = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' };
const JOINTS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { zh: { and: '，且', or: '，或' }, en: { and: ' and ', or: ' or ' } };

const isComparison = (operator: BinaryOperator): operator is Comparison => operator in plain.zh;

function sayBinary({ operator, left, right }: Extract<ExpressionNode, { kind: 'binary' }>, telling: Telling): string {
  const level = LEVEL[operator];
  const { language } = telling;
  if (isComparison(operator)) {
    const verb = verbsFor[typeOf(left)][language][operator];
    const [one, other] = [sayValue(left, fieldOf(right, telling), telling), sayValue(right, fieldOf(left, telling), telling)];
    return language === 'zh' ? zh`${one}${verb}${other}` : `${one} ${verb} ${other}`;
  }
  // 3 − (2 − 1): the right side of a sign that does not commute binds tighter.
  const tighter = operator === '-' || operator === '/' ? 1 : 0;
  return `${inside(left, telling, level)}${SIGNS[operator] ?? JOINTS[language][operator] ?? ''}${inside(right, telling, level + tighter)}`;
}

function sayCall({ name, args }: Extract<ExpressionNode, { kind: 'call' }>, telling: Telling): string {
  if (!isFunctionName(name)) return name;
  const { language, env } = telling;
  const said = args.map((arg, at) => {
    if (name === 'limit' && at === 0 && arg.kind === 'text') return env.limits.get(arg.value)?.name[language] ?? arg.value;
    if (name === 'has' && at === 1 && args[0]) return sayValue(arg, fieldOf(args[0], telling), telling);
    return inside(arg, telling, name === 'if' && at === 0 ? 1 : 5);
  });
  return functionWords[name][language](said);
}

function sayAggregate({ name, register, of, where, weight }: Extract<ExpressionNode, { kind: 'aggregate' }>, telling: Telling): string {
  if (!isAggregateName(name)) return name;
  const { env, language } = telling;
  const shape = env.registers.get(register) ?? null;
  const within: Telling = { ...telling, row: shape };
  const all = shape?.name[language] ?? register;
  const condition = where ? say(where, within) : '';
  const rows = condition === '' ? all : language === 'zh' ? zh`${condition}的${all}` : `${all} (where ${condition})`;
  return summaryWords[name][language]({ rows, all, of: of ? inside(of, within, 8) : '', weight: weight ? inside(weight, within, 8) : '' });
}
