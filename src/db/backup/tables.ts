/*
 * The tables of the schema, asked of the database itself: a hand-kept list would one day leave one out.
 */
import { type Client, escapeIdentifier } from 'pg';

/** A table and the columns a copy of it carries. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** The tables its rows refer to. */
  readonly refersTo: readonly string[];
}

/** Every table of the schema but the record of migrations, referred-to tables first. */
export async function listTables(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; refers_to: string[] }>(`
    select c.relname as name,
      array(select attname::text from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '' order by attnum) as columns,
      array(select distinct confrelid::regclass::text from pg_constraint
        where conrelid = c.oid and contype = 'f' and confrelid <> c.oid) as refers_to
    from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'schema_migration'
    order by c.relname`);
  return inOrder(rows.map(({ name, columns, refers_to }) => ({ name, columns, refersTo: refers_to })));
}

/** The name of a table as SQL writes it. */
export const qualified = ({ name }: Pick<Table, 'name'>): string => `public.${escapeIdentifier(name)}`;

/** The copy command of a table. */
export function copyCommand(table: Pick<Table, 'name' | 'columns'>, direction: 'to stdout' | 'from stdin'): string {
  return `copy ${qualified(table)} (${table.columns.map(escapeIdentifier).join(', ')}) ${direction}`;
}

function inOrder(tables: readonly Table[]): readonly Table[] {
  const ordered: Table[] = [];
  const done = new Set<string>();
  while (ordered.length < tables.length) {
    const ready = tables.filter(table => !done.has(table.name) && table.refersTo.every(name => done.has(name)));
    // Registers may point at each other; their references are made after their rows are back.
    if (ready.length === 0) ready.push(...tables.filter((table) => !done.has(table.name)).slice(0, 1));
    ready.forEach(table => done.add(table.name));
    ordered.push(...ready);
  }
  return ordered;
}
