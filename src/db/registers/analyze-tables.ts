import { sql } from 'kysely';
import type { Db } from '../database.ts';
import { raw } from './records/record-row.ts';
import type { RegisterTable } from './register-table.ts';

/**
 * Lets the database look over tables of registers, their histories too, as their owner. It does so by itself, but only
 * minutes after many rows came in, and until then takes the slow way to every list and total of them.
 */
export async function analyzeTables(db: Db, tables: readonly RegisterTable[]): Promise<void> {
  for (const name of tables.flatMap((table) => [table.name, table.history])) await sql`analyze (skip_locked) ${raw(name)}`.execute(db);
}
