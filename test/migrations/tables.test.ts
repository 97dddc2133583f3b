/* The tables as src/db/schema.ts describes them to Kysely are those of the database: same columns, same NULLs, same kinds. */
import { Client } from 'pg';
import { expect, test } from 'vitest';
import type { ESTree } from 'vite';
import { parseSource, readText, type Source } from '../architecture/source.ts';
import { useDatabase } from '../cluster/use-database.ts';

const database = useDatabase();

/** What a column's type in TypeScript says about its kind in the database. */
const kinds: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^Instant\b/, ['timestamptz']],
  [/^(Json|JSONColumnType)</, ['jsonb']],
  [/^(ColumnType<)?Buffer\b/, ['bytea']],
  [/^(ColumnType<)?boolean\b/, ['bool']],
  [/^(ColumnType<)?number\b/, ['int4', 'int2', 'float8']],
  [/^string\[\]/, ['_uuid', '_text']],
  [/^ColumnType<string\b/, ['int8', 'numeric', 'text', 'uuid', 'date']],
  // A string, a union of literals, or a named one.
  [/^(string\b|'|[A-Z]\w+)/, ['text', 'uuid', 'date']],
];

/** One line a column, `table.column kind[?]`, as the program describes it. */
function describeProgram(source: Source): string[] {
  const shapes = new Map<string, ESTree.TSInterfaceDeclaration>();
  for (const node of source.program.body) {
    const declared = node.type === 'ExportNamedDeclaration' ? node.declaration : null;
    if (declared?.type === 'TSInterfaceDeclaration') shapes.set(declared.id.name, declared);
  }
  return fieldsOf(source, shapes.get('Tables')).flatMap(([table, shape]) =>
    fieldsOf(source, shapes.get(shape)).map(([column, type]) => `${table}.${column} ${kindOf(type)}${/\| null\b/.test(type) ? '?' : ''}`));
}

const kindOf = (type: string): string => (kinds.find(([pattern]) => pattern.test(type))?.[1] ?? ['unknown']).join('|');

function fieldsOf(source: Source, shape: ESTree.TSInterfaceDeclaration | undefined): [string, string][] {
  return (shape?.body.body ?? []).flatMap((member): [string, string][] => {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier' || !member.typeAnnotation) return [];
    const { start, end } = member.typeAnnotation.typeAnnotation;
    return [[member.key.name, source.text.slice(start, end)]];
  });
}

interface Column { readonly name: string; readonly kind: string; readonly empty: string }

/** Where the two differ. */
function differences(program: readonly string[], columns: readonly Column[]): string[] {
  const described = new Map(program.map((line) => [line.split(' ')[0] ?? '', line.split(' ')[1] ?? '']));
  const missing = columns.filter(({ name }) => !described.has(name)).map(({ name, kind, empty }) => `${name} ${kind}${empty}: in the database only. Add it to src/db/schema.ts.`);
  const extra = [...described.keys()].filter((name) => !columns.some((column) => column.name === name)).map((name) => `${name}: in src/db/schema.ts only.`);
  const other = columns.flatMap(({ name, kind, empty }) => {
    const said = described.get(name);
    if (said === undefined || (said.replace('?', '').split('|').includes(kind) && said.endsWith('?') === (empty === '?'))) return [];
    return [`${name}: ${kind}${empty} in the database, ${said} in src/db/schema.ts.`];
  });
  return [...missing, ...extra, ...other];
}

// Tables no chain of Kysely touches: the house's own, and the chain's head, which a trigger keeps.
const unseen = ['table_place', 'schema_migration', 'audit_head'];

test('src/db/schema.ts describes the tables as they are', async () => {
  const client = new Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query<Column>(`
    select table_name || '.' || column_name as name, udt_name as kind, case is_nullable when 'YES' then '?' else '' end as empty
    from information_schema.columns where table_schema = 'public' and table_name <> all ($1) order by 1`, [unseen]).finally(() => client.end());
  const program = describeProgram(parseSource('src/db/schema.ts', readText('src/db/schema.ts')));
  expect(rows.length).toBeGreaterThan(80);
  expect(differences(program, rows)).toEqual([]);
});

test('the comparison sees what differs', () => {
  const program = describeProgram(parseSource('a.ts', `export interface NoteTable { id: string; n: number | null; at: Instant; more: Json<unknown> } export interface Tables { note: NoteTable }`));
  const columns = [
    { name: 'note.id', kind: 'uuid', empty: '' }, { name: 'note.n', kind: 'int4', empty: '?' }, { name: 'note.at', kind: 'timestamptz', empty: '' }, { name: 'note.more', kind: 'jsonb', empty: '' },
  ];
  expect(differences(program, columns)).toEqual([]);
  expect(differences(program, columns.slice(1))).toEqual([expect.stringContaining('note.id: in src/db/schema.ts only')]);
  expect(differences(program, [...columns, { name: 'note.x', kind: 'text', empty: '' }])).toEqual([expect.stringContaining('note.x text: in the database only')]);
  expect(differences(program, columns.map((column) => ({ ...column, empty: '' })))).toEqual([expect.stringContaining('note.n: int4 in the database')]);
  expect(differences(program, columns.map((column) => ({ ...column, kind: column.kind === 'uuid' ? 'int4' : column.kind })))).toEqual([expect.stringContaining('note.id: int4 in the database')]);
});
