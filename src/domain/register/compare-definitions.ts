/* What a new version of a register changes against the one before, in words its author understands. */
import type { Words } from '../problems/problem.ts';
import type { CheckDefinition, FieldDefinition, RegisterDefinition } from './definition.ts';

/** The differences, fields first; nothing when the two say the same. */
export function compareDefinitions(before: RegisterDefinition, after: RegisterDefinition): readonly Words[] {
  return [...fieldsOf(before, after), ...checksOf(before, after), ...restOf(before, after)];
}

const say = (zh: string, en: string): Words => ({ zh, en });

const order = (fields: readonly FieldDefinition[], other: ReadonlyMap<string, FieldDefinition>) => fields.map(({ key }) => key).filter((key) => other.has(key)).join();

function fieldsOf(before: RegisterDefinition, after: RegisterDefinition): Words[] {
  const was = new Map(before.fields.map((field) => [field.key, field]));
  const is = new Map(after.fields.map((field) => [field.key, field]));
  return [
    ...after.fields.filter(({ key }) => !was.has(key)).map(({ name }) => say(`新增字段“${name.zh}”`, `adds field "${name.en}"`)),
    ...before.fields.filter(({ key }) => !is.has(key)).map(({ name }) => say(`删去字段“${name.zh}”`, `drops field "${name.en}"`)),
    ...after.fields.flatMap((field) => {
      const old = was.get(field.key);
      const changed = old ? properties.filter(([key]) => textOf(old[key]) !== textOf(field[key])) : [];
      return changed.length === 0 ? [] : [say(`字段“${field.name.zh}”改了${changed.map(([, zh]) => zh).join('、')}`, `field "${field.name.en}" changes its ${changed.map(([,, en]) => en).join(', ')}`)];
    }),
    ...(order(before.fields, is) === order(after.fields, was) ? [] : [say('字段换了次序', 'fields change their order')]),
  ];
}

const properties: readonly (readonly [keyof FieldDefinition, string, string])[] = [
  ['name', '名称', 'name'], ['aliases', '表头的其他写法', 'other headings'], ['type', '类型', 'type'], ['required', '必填', 'required'], ['hint', '提示', 'hint'], ['measure', '计量单位', 'unit of measure'],
  ['min', '最小', 'least'], ['max', '最大', 'most'], ['scale', '小数位', 'digits'], ['pattern', '格式', 'pattern'], ['format', '号码规则', 'format'], ['list', '代码表', 'code list'],
  ['to', '所引用的台账', 'register referred to'], ['kinds', '单位类别', 'kinds of unit'], ['grain', '期间粒度', 'period'], ['formula', '公式', 'formula'], ['result', '公式结果', 'result'],
  ['sensitivity', '敏感级', 'sensitivity'], ['encrypted', '加密', 'encryption'], ['knownFrom', '来源', 'source'],
];

// Of an expression only its text counts: where its parts stand in it is no difference.
function textOf(held: unknown): string {
  const text = typeof held === 'object' && held !== null && 'root' in held ? (held as { readonly text?: unknown }).text : held;
  return JSON.stringify(text) ?? '';
}

function checksOf(before: RegisterDefinition, after: RegisterDefinition): Words[] {
  const was = new Map(before.checks.map((check) => [check.key, check]));
  const is = new Set(after.checks.map(({ key }) => key));
  return [
    ...after.checks.filter(({ key }) => !was.has(key)).map((check) => say(`新增校验“${check.say.zh}”`, `adds check "${check.say.en}"`)),
    ...before.checks.filter(({ key }) => !is.has(key)).map((check) => say(`删去校验“${check.say.zh}”`, `drops check "${check.say.en}"`)),
    ...after.checks.filter((check) => was.has(check.key) && sketch(check) !== sketch(was.get(check.key))).map((check) => say(`校验“${check.say.zh}”有改动`, `check "${check.say.en}" changes`)),
  ];
}

const sketch = (check: CheckDefinition | undefined): string => JSON.stringify(check && { ...check, must: check.must.text, when: check.when?.text });

function restOf(before: RegisterDefinition, after: RegisterDefinition): Words[] {
  const parts: readonly (readonly [keyof RegisterDefinition, string, string])[] = [
    ['name', '名称', 'the name'], ['keptBy', '填报单位类别', 'who keeps it'], ['sensitivity', '敏感级', 'the sensitivity'], ['workflow', '流程', 'the workflow'], ['unique', '唯一键', 'what stands once'],
    ['display', '显示方式', 'the display'], ['source', '依据', 'the source'], ['answers', '责任科室', 'who answers'], ['minutes', '填报用时', 'the minutes'], ['examples', '样例', 'the examples'],
  ];
  return parts.filter(([key]) => JSON.stringify(before[key]) !== JSON.stringify(after[key])).map(([, zh, en]) => say(`${zh}有改动`, `${en} changes`));
}
