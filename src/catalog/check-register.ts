/*
 * What a definition may not say, though its file is well-formed: names of nothing, fields without what their type needs,
 * personal numbers kept in the clear, circles.
 */
import { roles } from '../domain/access/roles.ts';
import { pathsIn } from '../domain/expression/expression-tree.ts';
import type { Words } from '../domain/problem.ts';
import type { CodeList, FieldDefinition, RegisterDefinition } from '../domain/register/definition.ts';
import { reservedKeys } from '../domain/register/field-key.ts';
import { findCycle } from '../domain/register/find-cycle.ts';
import { fieldsOfTitle } from '../domain/register/record-title.ts';
import { faultOfPattern } from '../domain/register/safe-pattern.ts';
import { unitKinds } from '../domain/unit/unit-kind.ts';
import type { FilePath } from './read-yaml.ts';

/** Something wrong at a place of the register's file. */
export interface PlacedFault { readonly path: FilePath; readonly say: Words }

/** What a register may refer to. */
export interface Known {
  readonly codeLists: ReadonlyMap<string, CodeList>;
  readonly registers: ReadonlyMap<string, { readonly title: string; readonly fields: readonly Pick<FieldDefinition, 'key' | 'to'>[] }>;
}

/** Everything a definition says that cannot be. */
export function checkRegister(register: RegisterDefinition, known: Known): readonly PlacedFault[] {
  const keys = new Set(register.fields.map((field) => field.key));
  return [
    ...(register.sensitivity > HIGHEST_CEILING ? [tooDelicate] : register.fields.flatMap((field) => checkField(field, known))),
    ...namesOf(register).filter(({ key }) => !keys.has(key)).map(({ path, key }) => ({ path, say: { zh: `没有“${key}”这个字段`, en: `there is no field "${key}"` } })),
    ...reservedNames(register), ...twice(register), ...formulaOrder(register), ...titleCircle(register, known),
  ];
}

/** The most delicate rows and files that any role sees; single values beyond it are masked, and revealed with a reason. */
export const HIGHEST_CEILING = Math.max(...Object.values(roles).map(({ ceiling }) => ceiling));

const tooDelicate: PlacedFault = { path: ['sensitivity'], say: { zh: '台账的敏感级至多 personal：sensitive 的记录没有人能看到。请改为 personal，再把最敏感的字段写成 sensitive', en: 'a register is personal at most: nobody could see a sensitive row. Make it personal and its most delicate fields sensitive' } };

const needsOf: Partial<Record<FieldDefinition['type'], keyof FieldDefinition>> = { choice: 'list', choices: 'list', reference: 'to', period: 'grain', formula: 'formula' };

function checkField(field: FieldDefinition, known: Known): PlacedFault[] {
  const at = (property: string, zh: string, en: string): PlacedFault => ({ path: ['fields', field.key, property], say: { zh, en } });
  const need = needsOf[field.type];
  const faults: PlacedFault[] = [];
  if (need !== undefined && field[need] === undefined) faults.push(at('type', `${field.type} 类型的字段须写 ${need}`, `a field of type ${field.type} needs ${need}`));
  if (field.list !== undefined && !known.codeLists.has(field.list)) faults.push(at('list', `没有“${field.list}”这个代码表`, `there is no code list "${field.list}"`));
  if (field.to !== undefined && !known.registers.has(field.to)) faults.push(at('to', `没有“${field.to}”这个台账`, `there is no register "${field.to}"`));
  const pattern = field.pattern && faultOfPattern(field.pattern.source);
  if (pattern) faults.push(at('pattern', `正则表达式${pattern.zh}`, `the pattern is refused: ${pattern.en}`));
  for (const kind of field.kinds ?? []) if (!Object.hasOwn(unitKinds, kind)) faults.push(at('kinds', `没有“${kind}”这类单位`, `there is no kind of unit "${kind}"`));
  if (isPersonal(field) && !field.encrypted) faults.push(at('format', '个人号码须写 encrypted: true', 'a personal number needs encrypted: true'));
  if (field.encrypted && field.type !== 'text') faults.push(at('encrypted', '只有文字字段能加密', 'only text can be encrypted'));
  if (field.encrypted && field.sensitivity < 2) faults.push(at('encrypted', '加密的字段须为 personal 或 sensitive', 'an encrypted field is personal or sensitive'));
  // Bytes are shown to nobody masked, and revealed to nobody by halves: what is so delicate is kept as a sealed text or on paper.
  if (field.type === 'file' && field.sensitivity > HIGHEST_CEILING) faults.push(at('sensitivity', '附件的敏感级至多 personal：sensitive 的附件没有人能上传或打开。请改为 personal，或把其中的号码写成加密的文字字段', 'a file is personal at most: nobody could upload or open a sensitive one. Make it personal, or keep the numbers in it as an encrypted text'));
  if (typeof field.min === 'number' && typeof field.max === 'number' && field.min > field.max) faults.push(at('min', 'min 不能大于 max', 'min is not above max'));
  return faults;
}

const isPersonal = (field: FieldDefinition): boolean => field.format === 'id_number' || field.format === 'student_number' || field.format === 'bank_card';

const unitAllowed = (list: readonly string[], path: FilePath) => list.filter((key) => key !== 'unit').map((key) => ({ path, key }));

/** Every place that names a field of the register; `unit` stands for the row's unit in unique keys and columns. */
function namesOf(register: RegisterDefinition): { readonly path: FilePath; readonly key: string }[] {
  const { display } = register;
  return [
    ...register.unique.flatMap((list, at) => unitAllowed(list, ['unique', at])),
    ...register.checks.flatMap((check, at) => check.marks.map((key) => ({ path: ['checks', at, 'marks'], key }))),
    ...unitAllowed(fieldsOfTitle(display.title), ['display', 'title']),
    ...unitAllowed(display.columns, ['display', 'columns']),
    ...display.sort.map(({ field: key }) => ({ path: ['display', 'sort'], key })),
    ...display.groups.flatMap((group, at) => group.fields.map((key) => ({ path: ['display', 'groups', at], key }))),
  ];
}

const reservedNames = (register: RegisterDefinition): PlacedFault[] => register.fields.filter((field) => reservedKeys.has(field.key))
  .map((field) => ({ path: ['fields', field.key], say: { zh: `“${field.key}”是表达式里的保留字，请换一个键`, en: `"${field.key}" is a word of the expression language. Choose another key` } }));

function twice(register: RegisterDefinition): PlacedFault[] {
  const seen = new Set<string>();
  return register.fields.filter((field) => seen.size === seen.add(field.name.zh).size)
    .map((field) => ({ path: ['fields', field.key, 'name'], say: { zh: `两个字段都叫“${field.name.zh}”`, en: `two fields are called "${field.name.zh}"` } }));
}

// Computed in the order of the file: whoever uses a formula stands after it, and no circle can form.
function formulaOrder(register: RegisterDefinition): PlacedFault[] {
  const notYet = new Set(register.fields.filter((field) => field.formula !== undefined).map((field) => field.key));
  return register.fields.flatMap((field) => {
    const used = (field.formula === undefined ? [] : pathsIn(field.formula.root)).flatMap(({ names }) => (names.length === 1 ? names : []));
    const early = used.filter((key) => notYet.has(key));
    notYet.delete(field.key);
    return early.map((key) => ({ path: ['fields', field.key, 'formula'], say: { zh: `公式只能用排在它前面的公式，“${key}”排在后面或就是它自己`, en: `a formula uses only formulas above it; "${key}" stands below or is itself` } }));
  });
}

// The title of a class shows its school, whose title shows … : it must end somewhere.
function titleCircle(register: RegisterDefinition, known: Known): PlacedFault[] {
  const needs = new Map([...known.registers].map(([key, { title, fields }]) => [key, fieldsOfTitle(title).flatMap((name) => fields.find((field) => field.key === name)?.to ?? [])]));
  const circle = findCycle(needs);
  return circle?.includes(register.key) ? [{ path: ['display', 'title'], say: { zh: `名称互相引用，没有尽头：${circle.join(' → ')}`, en: `the titles refer to one another without end: ${circle.join(' → ')}` } }] : [];
}
