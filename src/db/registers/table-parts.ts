/*
 * What of a table can be added and taken away by itself: constraints and indexes, each with the question how many rows
 * stand against it.
 */
import { recordStates, unfinishedStates } from '../../domain/register/record-state.ts';
import type { Words } from '../../domain/problem.ts';
import { shortName, tableName, uniqueColumns, type FieldColumn, type RegisterTable } from './register-table.ts';

/** One constraint or index of a register. */
export interface TablePart {
  readonly name: string;
  readonly kind: 'constraint' | 'index';
  readonly add: string;
  /** Counts what forbids it (column `n`), with what to say then; null for what nothing can forbid. */
  readonly against: { readonly count: string; readonly say: (n: number) => Words } | null;
  /** Another table that must be there first. */
  readonly needs?: string;
}

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Whether a table is there: a register a county drew may point at another of its own or at a built-in one. */
export type IsPresent = (name: string) => boolean;

/** Every part of a register's table, in the order to add them. */
export function partsOf(table: RegisterTable, present: IsPresent = () => false): readonly TablePart[] {
  const { name, definition, history } = table;
  const own = definition.county === null ? [] : [check(table, 'of_county', `county = '${definition.county}'`)];
  return [
    check(table, 'sensitivity', 'sensitivity between 0 and 3'),
    check(table, 'state', `state in (${quoted(Object.keys(recordStates))})`),
    check(table, 'version', 'version >= 1'), ...own,
    reference(table, 'unit', 'unit_id', 'unit', null),
    ...[...table.fields.values()].flatMap((held) => fieldParts(table, held, present)),
    ...definition.unique.map((keys, index) => unique(table, keys, index)),
    // Lists come by unit or in the register's own order: of the past too, at a few microseconds for each change.
    index(`${name}_unit`, name, 'county, unit_path, id', ' where retired_at is null'),
    index(`${history}_unit`, history, 'county, unit_path, id', ''),
    ...listIndex(table, name, ' where retired_at is null'), ...listIndex(table, history, ''),
    // Of a moment just past only a few versions have ended since: found by their end.
    index(`${history}_until`, history, 'county, until', ''),
  ];
}

/** The parts whose references are there already; the others come when they are. */
export const partsPossible = (table: RegisterTable, present: IsPresent): readonly TablePart[] =>
  partsOf(table, present).filter(({ needs }) => needs === undefined || needs === table.name || present(needs));

function fieldParts(table: RegisterTable, held: FieldColumn, present: IsPresent): TablePart[] {
  const { field, column, type } = held;
  const parts: TablePart[] = [];
  if (field.required && field.type !== 'formula') parts.push(required(table, held));
  if (typeof field.max === 'number' && type.sql.startsWith('text') && !field.encrypted) parts.push(longest(table, held, field.max));
  if (type.names && !field.encrypted) {
    const target = type.names === 'register' ? targetTable(table, held, present) : type.names;
    parts.push(reference(table, field.key, column, target, field.name));
  }
  return parts;
}

function targetTable({ definition: { county, key } }: RegisterTable, { field }: FieldColumn, present: IsPresent): string {
  const own = tableName(county, field.to ?? '');
  return field.to === key || present(own) ? own : tableName(null, field.to ?? '');
}

const check = (table: RegisterTable, what: string, rule: string): TablePart => {
  const name = shortName(`${table.name}_${what}`);
  return { name, kind: 'constraint', add: `alter table ${table.name} add constraint ${name} check (${rule})`, against: null };
};

function required(table: RegisterTable, { field, column }: FieldColumn): TablePart {
  const finished = `${column} is null and retired_at is null and state not in (${quoted(unfinishedStates)})`;
  return {
    ...check(table, `${field.key}_required`, `not (${finished})`),
    against: {
      count: `select count(*) as n from ${table.name} where ${finished}`,
      say: (n) => ({ zh: `“${field.name.zh}”改为必填，但有 ${n} 条记录没有填`, en: `"${field.name.en}" becomes required, but ${n} records lack it` }),
    },
  };
}

function longest(table: RegisterTable, { field, column }: FieldColumn, max: number): TablePart {
  return {
    ...check(table, `${field.key}_max`, `char_length(${column}) <= ${max}`),
    against: {
      count: `select count(*) as n from ${table.name} where char_length(${column}) > ${max}`,
      say: (n) => ({ zh: `“${field.name.zh}”最多 ${max} 个字，但有 ${n} 条记录更长`, en: `"${field.name.en}" may hold ${max} characters, but ${n} records are longer` }),
    },
  };
}

function reference(table: RegisterTable, what: string, column: string, target: string, field: Words | null): TablePart {
  const name = shortName(`${table.name}_${what}_ref`);
  const say = field ?? { zh: '单位', en: 'Unit' };
  return {
    name, kind: 'constraint', needs: target,
    add: `alter table ${table.name} add constraint ${name} foreign key (county, ${column}) references ${target} (county, id)`,
    against: {
      count: `select count(*) as n from ${table.name} t where ${column} is not null and not exists (select from ${target} o where o.county = t.county and o.id = t.${column})`,
      say: (n) => ({ zh: `“${say.zh}”有 ${n} 条记录指向不存在的对象`, en: `"${say.en}" of ${n} records names something that is not there` }),
    },
  };
}

function unique(table: RegisterTable, keys: readonly string[], position: number): TablePart {
  const columns = uniqueColumns(table, keys);
  const name = shortName(`${table.name}_once_${position + 1}`);
  const list = columns.join(', ');
  const words = keys.map((key) => table.fields.get(key)?.field.name ?? { zh: '单位', en: 'Unit' });
  return {
    name, kind: 'index', add: `create unique index ${name} on ${table.name} (county, ${list}) where retired_at is null`,
    against: {
      count: `select count(*) as n from (select from ${table.name} where retired_at is null and ${columns.map((column) => `${column} is not null`).join(' and ')} group by county, ${list} having count(*) > 1) twice`,
      say: (n) => ({ zh: `“${words.map(({ zh }) => zh).join('、')}”应当唯一，但有 ${n} 组重复`, en: `"${words.map(({ en }) => en).join(', ')}" must stand once, but ${n} stand more often` }),
    },
  };
}

const index = (name: string, table: string, columns: string, where: string): TablePart =>
  ({ name: shortName(name), kind: 'index', add: `create index ${shortName(name)} on ${table} (${columns})${where}`, against: null });

/** The order lists come in, unless told otherwise. */
function listIndex(table: RegisterTable, on: string, where: string): TablePart[] {
  const sorted = table.definition.display.sort.flatMap(({ field, descending }) => {
    const column = field === 'unit' ? 'unit_path' : table.fields.get(field)?.column;
    return column === undefined || table.fields.get(field)?.field.encrypted ? [] : [`${column}${descending ? ' desc nulls last' : ''}`];
  });
  return sorted.length === 0 ? [] : [index(`${on}_list`, on, `county, ${sorted.join(', ')}, id`, where)];
}
