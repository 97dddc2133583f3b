/* The tables of registers made again, empty, as other definitions say: what a restore does before it brings the rows back. */
import type { Client } from 'pg';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { createStatements, keepName } from './table-ddl.ts';
import { partsOf } from './table-parts.ts';
import { tableOf, type RegisterTable } from './register-table.ts';

const own = new Set(['unit', 'account', 'file']);

/**
 * Drops every register and makes these, in the transaction under way. What is answered makes the references between
 * them: to be called when their rows are there, because registers may point at each other.
 */
export async function remakeRegisters(client: Client, definitions: readonly RegisterDefinition[]): Promise<() => Promise<void>> {
  await dropRegisters(client);
  const tables = definitions.map(tableOf);
  const names = new Set([...own, ...tables.map(({ name }) => name)]);
  for (const table of tables) for (const statement of createStatements(table, (name) => own.has(name))) await client.query(statement);
  return async () => {
    for (const table of tables) {
      const made = (needs: string | undefined): boolean => needs === undefined || own.has(needs) || needs === table.name;
      for (const part of partsOf(table, (name) => names.has(name))) if (!made(part.needs)) await client.query(part.add);
    }
  };
}

async function dropRegisters(client: Client): Promise<void> {
  const { rows: [held] } = await client.query<{ there: boolean }>(`select to_regclass('public.register_table') is not null as there`);
  if (held?.there !== true) return;
  const { rows } = await client.query<{ definition: RegisterDefinition }>('select definition from register_table');
  for (const { definition } of rows) await drop(client, tableOf(definition));
  await client.query('truncate register_table');
}

async function drop(client: Client, table: RegisterTable): Promise<void> {
  await client.query(`drop table ${table.history}`);
  await client.query(`drop table ${table.name} cascade`);
  await client.query(`drop function ${keepName(table)}()`);
  await client.query('delete from table_place where name = any ($1)', [[table.name, table.history]]);
}
