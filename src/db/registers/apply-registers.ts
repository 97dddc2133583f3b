/*
 * Brings the tables of registers to their definitions, as the owner of the schema: at the start for the built-in ones,
 * when a bureau saves one of its own. Each register in one transaction; one server at a time. What would lose data is refused.
 */
import { createHash } from 'node:crypto';
import { CompiledQuery } from 'kysely';
import { Client, DatabaseError } from 'pg';
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import { problems, raise, type Words } from '../../domain/problem.ts';
import type { Doer } from '../../domain/access/may.ts';
import { theSystem } from '../../domain/access/system-name.ts';
import type { Db } from '../database.ts';
import { followDefinition, releaseReports } from './follow-definition.ts';
import { allColumns, createStatements } from './table-ddl.ts';
import { changeOf, readLiveTable, type Connection } from './table-change.ts';
import { partsOf, partsPossible, type IsPresent } from './table-parts.ts';
import { tableOf, type RegisterTable } from './register-table.ts';

// Any constant will do, so long as every server uses the same one and migrations another.
const LOCK = 710_2027;
// A change waits so long for the rows to be free; longer would hold up everybody behind it.
const WAIT = '10s';

/** What was done, by table. */
export interface AppliedRegisters { readonly created: readonly string[]; readonly changed: readonly string[] }

/** Makes and changes tables until they follow these definitions. Throws D150 when data would be lost, D151, D152 for an older definition than the table's, D153 when the table is in use too long. */
export async function applyRegisters(ownerUrl: string, definitions: readonly RegisterDefinition[], now: Date): Promise<AppliedRegisters> {
  const tables = definitions.map(tableOf);
  if (tables.length === 0) return { created: [], changed: [] };
  const client = new Client({ connectionString: ownerUrl });
  // A connection that breaks fails what is asked over it; told here too, it would end the process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    const created: string[] = [];
    const changed = new Set<string>();
    // Twice, because registers may point at each other: what was not there the first time is there the second.
    for (const pass of [tables, tables.filter(pointsOutside)]) {
      for (const table of pass) {
        const done = await applyOne(client, table, theSystem(now));
        if (done === 'created') created.push(table.name);
        if (done === 'changed' && !created.includes(table.name)) changed.add(table.name);
      }
    }
    return { created, changed: [...changed] };
  } finally {
    await client.end();
  }
}

const pointsOutside = (table: RegisterTable): boolean => partsOf(table).some(({ needs }) => needs !== undefined && needs !== 'unit' && needs !== table.name);

async function applyOne(client: Client, table: RegisterTable, by: Doer): Promise<'created' | 'changed' | 'same'> {
  await client.query('begin');
  try {
    // A cluster makes tables on all its nodes one after another; one server takes the setting for a word it does not know.
    await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`);
    await client.query(`set local lock_timeout = '${WAIT}'`);
    const done = await bringAlong(client, table, by);
    await client.query('commit');
    return done;
  } catch (failure) {
    // Where the connection is gone, the database has undone it already.
    await client.query('rollback').catch(() => undefined);
    throw inUse(failure) ? raise(problems.registerInUse, { register: table.definition.name }) : failure;
  }
}

/**
 * Brings the table of one register to its definition within a transaction of the owner that does more than this: with
 * what else happens there it is done or not done. Rows that follow are by this person. Throws D150, D151, D152, D153.
 */
export async function applyWithin(db: Db, definition: RegisterDefinition, by: Doer): Promise<'created' | 'changed' | 'same'> {
  const client = connectionOf(db);
  const table = tableOf(definition);
  try {
    await client.query(`set local citus.multi_shard_modify_mode = 'sequential'`);
    await lockRegisters(db);
    return await bringAlong(client, table, by);
  } catch (failure) {
    throw inUse(failure) ? raise(problems.registerInUse, { register: definition.name }) : failure;
  }
}

/** Lets one at a time change registers, in whatever county; held until the transaction ends. Waits ten seconds at most. */
export async function lockRegisters(db: Db): Promise<void> {
  const client = connectionOf(db);
  await client.query(`set local lock_timeout = '${WAIT}'`);
  await client.query('select pg_advisory_xact_lock($1)', [LOCK]);
}

/** What bringing a register to this definition would lose. Nothing is touched. Throws D151. */
export async function findLosses(db: Db, definition: RegisterDefinition): Promise<readonly Words[]> {
  const client = connectionOf(db);
  const table = tableOf(definition);
  const live = await readLiveTable(client, table);
  return live ? (await changeOf(client, table, live, await presentTables(client))).losses : [];
}

const connectionOf = (db: Db): Connection => ({
  query: <R>(text: string, values: readonly unknown[] = []) => db.executeQuery<R>(CompiledQuery.raw(text, [...values])),
});

const inUse = (failure: unknown): boolean => failure instanceof DatabaseError && failure.code === '55P03';

async function bringAlong(client: Connection, table: RegisterTable, by: Doer): Promise<'created' | 'changed' | 'same'> {
  const { definition } = table;
  const live = await readLiveTable(client, table);
  const present = await presentTables(client);
  if (live && live.version > definition.version) throw raise(problems.registerOlder, { register: definition.name, held: live.version, given: definition.version });
  if (live) await releaseReports(client, table, live, by);
  if (live) await client.query(`lock table ${table.name} in share row exclusive mode`);
  const { statements, losses } = live ? await changeOf(client, table, live, present) : { statements: createStatements(table, present), losses: [] };
  if (losses.length > 0) throw raise(problems.registerWouldLose, { register: definition.name, losses });
  for (const statement of statements) await client.query(statement);
  const followed = live !== undefined && await followDefinition(client, table, live, by);
  if (live && !followed && statements.length === 0 && live.version === definition.version) return 'same';
  await remember(client, table, by.at, present);
  return live ? 'changed' : 'created';
}

async function presentTables(client: Connection): Promise<IsPresent> {
  const { rows } = await client.query<{ name: string }>('select name from table_place');
  const names = new Set(rows.map(({ name }) => name));
  return (name) => names.has(name);
}

async function remember(client: Connection, table: RegisterTable, now: Date, present: IsPresent): Promise<void> {
  const { definition, name } = table;
  const made = partsPossible(table, present);
  const parts = JSON.stringify(Object.fromEntries(made.map((part) => [part.name, part.add])));
  const digest = createHash('sha256').update(JSON.stringify([...allColumns(table)])).update(parts).digest('hex');
  await client.query(
    `insert into register_table (name, register, drawn_by, version, digest, parts, definition, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (name) do update set version = excluded.version, digest = excluded.digest, parts = excluded.parts, definition = excluded.definition, changed_at = excluded.changed_at`,
    [name, definition.key, definition.county ?? '', definition.version, digest, parts, JSON.stringify(definition), now]);
}
