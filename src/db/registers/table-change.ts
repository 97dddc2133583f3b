/*
 * What must be done to a live table so that it follows a new definition, and what would be lost by it. Looking comes
 * first and whole: all losses are told at once, and nothing is touched when there is one.
 */
import type { Words } from '../../domain/problem.ts';
import type { RegisterDefinition, WorkflowName } from '../../domain/register/definition.ts';
import { keepFunction } from './table-ddl.ts';
import { partsPossible, type IsPresent, type TablePart } from './table-parts.ts';
import { valueColumns, type RegisterTable } from './register-table.ts';

/** Where statements are sent: a connection of its own, or a transaction somebody else began. */
export interface Connection {
  readonly query: <R = unknown>(text: string, values?: unknown[]) => Promise<{ readonly rows: R[] }>;
}

/** A table as it stands. */
export interface LiveTable {
  /** Value columns (`f_…`) with their types as PostgreSQL writes them. */
  readonly columns: ReadonlyMap<string, string>;
  /** Constraints and indexes by name with the text that made them. */
  readonly parts: Readonly<Record<string, string>>;
  readonly version: number;
  /** How delicate its rows were when it was last brought along. */
  readonly sensitivity: number;
  readonly workflow: WorkflowName;
  /** How delicate the files of each field were. */
  readonly files: Readonly<Record<string, number>>;
}

/** Statements in order, and what they would lose. */
export interface TableChange {
  readonly statements: readonly string[];
  readonly losses: readonly Words[];
}

/** The change from the live table to the definition. `client` only looks. */
export async function changeOf(client: Connection, table: RegisterTable, live: LiveTable, present: IsPresent): Promise<TableChange> {
  const wanted = valueColumns(table);
  const gone = [...live.columns].filter(([column, type]) => bareType(wanted.get(column)) !== type).map(([column]) => column);
  const added = [...wanted].filter(([column, type]) => live.columns.get(column) !== bareType(type));
  const losses: Words[] = [];
  for (const column of gone) losses.push(...await heldValues(client, table, column, wanted.has(column)));
  const parts = partsPossible(table, present);
  // A column that goes takes what stands on it along.
  const shaken = (text: string) => gone.some((column) => new RegExp(`\\b${column}\\b`).test(text));
  const stale = Object.entries(live.parts).filter(([name, text]) => shaken(text) || !parts.some((part) => part.name === name && part.add === text));
  const fresh = parts.filter((part) => live.parts[part.name] !== part.add || shaken(part.add));
  // Of a column that is not there yet nothing can be counted: it is blank in every row.
  const blank = new Set(added.map(([column]) => column));
  for (const part of fresh) losses.push(...await standsAgainst(client, part, blank));
  const columns = [
    ...gone.map((column) => `drop column ${column}`), ...added.map(([column, type]) => `add column ${column} ${type}`),
  ].flatMap((change) => [`alter table ${table.name} ${change}`, `alter table ${table.history} ${change}`]);
  return {
    losses,
    statements: [
      ...stale.map(([name, text]) => dropPart(table, name, text)), ...columns,
      ...(columns.length > 0 ? [keepFunction(table)] : []), ...fresh.map(({ add }) => add),
    ],
  };
}

const bareType = (type: string | undefined): string | undefined => type?.replace(' collate "C"', '');

const dropPart = (table: RegisterTable, name: string, text: string): string =>
  (/^create (unique )?index/.test(text) ? `drop index if exists ${name}` : `alter table ${table.name} drop constraint if exists ${name}`);

async function heldValues(client: Connection, table: RegisterTable, column: string, retyped: boolean): Promise<Words[]> {
  const { rows } = await client.query<{ n: string }>(
    `select (select count(*) from ${table.name} where ${column} is not null) + (select count(*) from ${table.history} where ${column} is not null) as n`);
  const n = Number(rows[0]?.n);
  if (n === 0) return [];
  const key = column.slice(2);
  const name = table.fields.get(key)?.field.name ?? { zh: key, en: key };
  return [retyped
    ? { zh: `“${name.zh}”换了类型，但已有 ${n} 个值`, en: `"${name.en}" changes its type, but ${n} values are held` }
    : { zh: `字段“${name.zh}”被删去，但已有 ${n} 个值`, en: `the field "${name.en}" goes, but ${n} values are held` }];
}

async function standsAgainst(client: Connection, part: TablePart, blank: ReadonlySet<string>): Promise<Words[]> {
  if (part.against === null) return [];
  // A new field that is required: every finished row lacks it. Anything else about a new column cannot be broken yet.
  const column = [...blank].find((name) => new RegExp(`\\b${name}\\b`).test(part.add));
  if (column !== undefined && !part.name.endsWith('_required')) return [];
  const count = column === undefined ? part.against.count : part.against.count.replace(`${column} is null`, 'true');
  const { rows } = await client.query<{ n: string }>(count);
  const n = Number(rows[0]?.n);
  return n === 0 ? [] : [part.against.say(n)];
}

/** Reads a table as it stands; undefined when there is none. */
export async function readLiveTable(client: Connection, table: RegisterTable): Promise<LiveTable | undefined> {
  const held = await client.query<{ version: number; parts: Record<string, string>; definition: Pick<RegisterDefinition, 'sensitivity' | 'workflow' | 'fields'> }>(`select version, parts, definition from register_table where name = $1`, [table.name]);
  const [row] = held.rows;
  if (!row) return undefined;
  const columns = await client.query<{ name: string; type: string }>(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
     where attrelid = ('public.' || $1)::regclass and attnum > 0 and not attisdropped and attname like 'f\\_%'`, [table.name]);
  // What somebody took away by hand is put back.
  const there = await client.query<{ name: string }>(
    `select conname as name from pg_constraint where conrelid in (('public.' || $1)::regclass, ('public.' || $2)::regclass)
     union select indexrelid::regclass::text from pg_index where indrelid in (('public.' || $1)::regclass, ('public.' || $2)::regclass)`, [table.name, table.history]);
  const names = new Set(there.rows.map(({ name }) => name));
  return {
    columns: new Map(columns.rows.map(({ name, type }) => [name, type])), version: row.version, sensitivity: row.definition.sensitivity, workflow: row.definition.workflow,
    files: Object.fromEntries(row.definition.fields.filter(({ type }) => type === 'file').map(({ key, sensitivity }) => [key, sensitivity])),
    parts: Object.fromEntries(Object.entries(row.parts).filter(([name]) => names.has(name))),
  };
}
