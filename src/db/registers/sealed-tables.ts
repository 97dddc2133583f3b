/* Everything in the database that is sealed: the fields of all registers with their histories, and the files of imports. */
import type { Client } from 'pg';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { SealPlace } from './field-seal.ts';
import { tableOf, type RegisterTable } from './register-table.ts';

/** A table with sealed columns. */
export interface SealedTable {
  readonly name: string;
  /** What tells its rows apart within a county, with the types. */
  readonly keys: readonly { readonly column: string; readonly type: string }[];
  readonly columns: readonly string[];
  /** Where the value of a column stands, for the row with these keys. */
  readonly placeOf: (county: string, keys: readonly unknown[], column: string) => SealPlace;
  /** Whether beside each column stands the digest it is found by. */
  readonly digested: boolean;
  /** So many rows are held in memory at once. */
  readonly batch: number;
  /** The register whose trigger keeps the versions of this table. */
  readonly kept: RegisterTable | null;
}

const id = { column: 'id', type: 'uuid' } as const;

/** The tables, asked of the database: what a county drew is among them. */
export async function listSealedTables(client: Client): Promise<SealedTable[]> {
  const { rows } = await client.query<{ definition: RegisterDefinition }>('select definition from register_table order by name');
  return [...rows.flatMap(({ definition }) => tablesOf(tableOf(definition))), ...importTables];
}

function tablesOf(table: RegisterTable): SealedTable[] {
  const sealed = [...table.fields.values()].filter(({ hash }) => hash !== null);
  if (sealed.length === 0) return [];
  const fields = new Map(sealed.map(({ column, field }) => [column, field.key]));
  const placeOf: SealedTable['placeOf'] = (county, [row], column) => ({ county, register: table.definition.key, field: fields.get(column) ?? '', id: String(row) });
  const common = { columns: [...fields.keys()], placeOf, digested: true, batch: 1000 };
  return [
    { ...common, name: table.name, keys: [id], kept: table },
    { ...common, name: table.history, keys: [id, { column: 'version', type: 'integer' }], kept: null },
  ];
}

const ofImport = (county: string, row: unknown, field: string): SealPlace => ({ county, register: 'record_import', field, id: String(row) });

// Of files only a few are held at once: a part is some megabytes.
const importTables: readonly SealedTable[] = [
  { name: 'record_import', keys: [id], columns: ['report', 'findings'], placeOf: (county, [row], column) => ofImport(county, row, column), digested: false, batch: 20, kept: null },
  {
    name: 'record_import_part', keys: [{ column: 'import_id', type: 'uuid' }, { column: 'no', type: 'integer' }], columns: ['sealed'],
    placeOf: (county, [row, no]) => ofImport(county, row, `part/${String(no)}`), digested: false, batch: 4, kept: null,
  },
];

/** Writes values into sealed rows, one lane for each sealed column; `set` says what becomes of a column by the value given for it. */
export async function putColumns(
  client: Client, { name, keys, columns }: SealedTable, county: string, rows: readonly Readonly<Record<string, unknown>>[], lanes: readonly (readonly (Buffer | null)[])[], set: (column: string, given: string) => string,
): Promise<void> {
  await client.query(
    `update ${name} t set ${columns.map((column, index) => set(column, `u.s${index}`)).join(', ')}
     from unnest(${keys.map(({ type }, index) => `$${index + 2}::${type}[]`).join(', ')}, ${columns.map((_, index) => `$${index + 2 + keys.length}::bytea[]`).join(', ')})
       as u (${keys.map((_, index) => `k${index}`).join(', ')}, ${columns.map((_, index) => `s${index}`).join(', ')})
     where t.county = $1 and ${keys.map(({ column }, index) => `t.${column} = u.k${index}`).join(' and ')}`,
    [county, ...keys.map(({ column }) => rows.map((row) => row[column])), ...lanes]);
}

/** The head of everything sealed with this key: its format and number. */
export function headOf(key: number): Buffer {
  const head = Buffer.alloc(5);
  head.writeUInt8(1, 0);
  head.writeUInt32BE(key, 1);
  return head;
}
