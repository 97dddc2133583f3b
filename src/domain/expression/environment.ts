/*
 * What an expression can name: the fields of its own register, the record of the year before (`previous`), the unit the
 * row belongs to (`unit`), fields of a record referred to, rows of other registers inside aggregates, tables of limits.
 * Each by its key or by its name in words.
 */
import { nearest } from '../register/nearest.ts';
import type { CodeList, FieldDefinition, LimitTable } from '../register/definition.ts';
import { valueTypes } from '../register/value-types.ts';
import { unitKinds } from '../unit/unit-kind.ts';
import type { Words } from '../problem.ts';
import type { ExpressionType } from './expression.ts';

/** One field as an expression sees it. */
export interface FieldShape {
  readonly key: string;
  readonly name: Words;
  readonly type: ExpressionType;
  readonly percent: boolean;
  readonly encrypted: boolean;
  /** Codes of its list, by code; null when it has none. */
  readonly codes: ReadonlyMap<string, Words> | null;
  /** The register (or `unit`) whose record it points to. */
  readonly to: string | null;
}

/** A register, or `unit`, as an expression sees it. */
export interface RecordShape {
  readonly key: string;
  readonly name: Words;
  readonly fields: ReadonlyMap<string, FieldShape>;
}

/** Everything expressions can name, whatever register they stand in. */
export interface ExpressionWorld {
  readonly registers: ReadonlyMap<string, RecordShape>;
  readonly limits: ReadonlyMap<string, LimitTable>;
}

/** The world as seen from one register; null: from none, as indicators are. */
export interface ExpressionEnv extends ExpressionWorld {
  readonly register: RecordShape | null;
}

/** What is needed of a register's definition; formulas need not have been read yet. */
export interface RegisterOutline {
  readonly key: string;
  readonly name: Words;
  readonly fields: readonly Pick<FieldDefinition, 'key' | 'name' | 'type' | 'result' | 'list' | 'to' | 'encrypted'>[];
}

type FieldOutline = RegisterOutline['fields'][number];

/** What a field of this type is in an expression. */
export const expressionTypeOf = (field: Pick<FieldDefinition, 'type' | 'result'>): ExpressionType => valueTypes[field.type].expressionType(field);

/** Whether it is stored in points and computed with as a fraction. */
const isPercent = ({ type, result }: Pick<FieldDefinition, 'type' | 'result'>): boolean => type === 'percent' || (type === 'formula' && result === 'percent');

/** The world made of these definitions. */
export function expressionWorld(registers: Iterable<RegisterOutline>, codeLists: ReadonlyMap<string, CodeList>, limits: ReadonlyMap<string, LimitTable>): ExpressionWorld {
  const shapes = new Map<string, RecordShape>();
  for (const { key, name, fields } of registers) {
    shapes.set(key, { key, name, fields: new Map(fields.map((field) => [field.key, shapeOf(field, codeLists)])) });
  }
  return { registers: shapes, limits };
}

/** The world as seen from this register; a key it does not know sees no fields of its own. */
export const environmentOf = (world: ExpressionWorld, register: string | null): ExpressionEnv =>
  ({ ...world, register: register === null ? null : world.registers.get(register) ?? null });

function shapeOf(field: FieldOutline, codeLists: ReadonlyMap<string, CodeList>): FieldShape {
  const list = field.list === undefined ? undefined : codeLists.get(field.list);
  return {
    key: field.key, name: field.name, type: expressionTypeOf(field), percent: isPercent(field), encrypted: field.encrypted,
    codes: list ? new Map(list.items.map((item) => [item.code, item.name])) : null,
    to: field.type === 'reference' ? field.to ?? null : field.type === 'unit' ? 'unit' : null,
  };
}

const unitField = (key: string, zh: string, en: string, codes: ReadonlyMap<string, Words> | null = null): [string, FieldShape] =>
  [key, { key, name: { zh, en }, type: 'text', percent: false, encrypted: false, codes, to: null }];

/** The unit a row belongs to. */
export const unitShape: RecordShape = {
  key: 'unit', name: { zh: '单位', en: 'unit' },
  fields: new Map([
    unitField('kind', '类别', 'kind', new Map(Object.entries(unitKinds).map(([kind, { zh, en }]) => [kind, { zh, en }]))),
    unitField('name', '名称', 'name'), unitField('code', '代码', 'code'),
  ]),
};

/** The record of the year before. */
export const previousWords: Words = { zh: '上年', en: 'previous' };

/** Those called this, by key first, then by name in words. */
export function calledSo<T extends { readonly key: string; readonly name: Words }>(all: ReadonlyMap<string, T>, name: string): readonly T[] {
  const byKey = all.get(name);
  return byKey ? [byKey] : [...all.values()].filter((one) => one.name.zh === name || one.name.en === name);
}

/** The key, or name in words, that was probably meant; '' when none is near. */
export const meant = (typed: string, all: Iterable<{ readonly key: string; readonly name: Words }>): string =>
  nearest(typed, [...all].flatMap(({ key, name }) => [key, name.zh]));
