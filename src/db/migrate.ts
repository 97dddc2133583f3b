/*
 * Brings a database to the newest schema: numbered SQL files, forward only, each in its own transaction, never edited
 * once shipped. Many servers may start at once; an advisory lock lets one of them do the work.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { problems, raise } from '../domain/problem.ts';
import { appPassword } from './app-role.ts';

const folder = new URL('../../migrations/', import.meta.url);
// Any constant will do, so long as every server uses the same one.
const LOCK = 710_2026;

interface Migration { readonly no: number; readonly name: string; readonly sql: string; readonly digest: string }

/** Creates the application role and applies what is missing. `ownerUrl` must be allowed to create roles and tables. Throws S120 when the database is newer, S121 for an owner without a password, S122 when it cannot be reached. */
export async function migrate(ownerUrl: string): Promise<{ readonly applied: readonly string[]; readonly version: number }> {
  const password = appPassword(ownerUrl);
  const client = await connect(ownerUrl);
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await ensureAppRole(client, password);
    return await applyMissing(client, await listMigrations());
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: url });
    await client.connect();
    return client;
  } catch (failure) {
    // Only the kind of failure is told: the message of a wrong address may hold the password.
    const { code } = failure as { code?: unknown };
    throw raise(problems.databaseUnreachable, { reason: typeof code === 'string' ? code : 'DATABASE_URL' });
  }
}

/** The shipped migrations, in order. */
export async function listMigrations(): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}-.+\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => {
    const sql = await readFile(new URL(name, folder), 'utf8');
    return { no: Number(name.slice(0, 4)), name, sql, digest: createHash('sha256').update(sql).digest('hex') };
  }));
}

async function applyMissing(client: Client, shipped: readonly Migration[]) {
  await client.query(`create table if not exists schema_migration (
    no integer constraint schema_migration_pk primary key, name text not null, digest text not null, applied_at timestamptz not null default now())`);
  const done = await client.query<{ no: number }>('select no from schema_migration');
  const doneNos = new Set(done.rows.map((row) => row.no));
  const newest = shipped.at(-1)?.no ?? 0;
  const held = Math.max(0, ...doneNos);
  if (held > newest) throw raise(problems.schemaNewer, { held, known: newest });
  const missing = shipped.filter((migration) => !doneNos.has(migration.no));
  for (const migration of missing) await applyOne(client, migration);
  return { applied: missing.map((migration) => migration.name), version: newest };
}

async function applyOne(client: Client, migration: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(migration.sql);
    await client.query('insert into schema_migration (no, name, digest) values ($1, $2, $3)', [migration.no, migration.name, migration.digest]);
    await client.query('commit');
  } catch (failure) {
    await client.query('rollback');
    throw failure;
  }
}

// Roles belong to the whole cluster, where a lock in this database does not reach: another database of it may be doing
// the same this moment, and PostgreSQL refuses the slower one.
async function ensureAppRole(client: Client, password: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await putAppRole(client, password);
    } catch (failure) {
      if (attempt === 20 || !isRace(failure)) throw failure;
      await wait(10 * attempt);
    }
  }
}

async function putAppRole(client: Client, password: string): Promise<void> {
  const { rows } = await client.query<{ found: boolean; strong: boolean; super: boolean }>(`
    select app.rolname is not null as found, coalesce(app.rolsuper or app.rolbypassrls or app.rolcreaterole or app.rolcreatedb, false) as strong, me.rolsuper as super
    from pg_roles me left join pg_roles app on app.rolname = 'xuezheng_app' where me.rolname = current_user`);
  const [{ found, strong, super: isSuper } = { found: false, strong: false, super: false }] = rows;
  // Only a superuser may as much as name these attributes of an existing role, so they are named only where they must change.
  const weak = found && !strong ? '' : 'nosuperuser nobypassrls nocreaterole nocreatedb';
  await client.query(`${found ? 'alter' : 'create'} role xuezheng_app login ${weak} password ${client.escapeLiteral(password)}`);
  // Means something on a cluster only, whose operator is a superuser.
  if (isSuper) await client.query(`alter role xuezheng_app set citus.propagate_set_commands = 'local'`);
}

const isRace = (failure: unknown): boolean => failure instanceof DatabaseError
  && (failure.code === '42710' || failure.code === '23505' || failure.message === 'tuple concurrently updated');
