/*
 * The door to PostgreSQL. Work happens inside a scope: a transaction in which row security knows who is asking.
 * Nothing else in the program begins a transaction.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool, types as pgTypes } from 'pg';
import type { Scope } from '../domain/access/may.ts';
import { translateFailure } from './failures.ts';
import type { Tables } from './schema.ts';

export type Db = Transaction<Tables>;

export interface DbScope extends Scope {
  readonly county: string;
  /** Whether this transaction may read the audit. */
  readonly audit: boolean;
}

/** A pool of connections as the application role. */
export interface Database {
  /** Runs `work` in one transaction under row security; anything thrown rolls all of it back. */
  readonly within: <T>(scope: DbScope, work: (db: Db) => Promise<T>) => Promise<T>;
  /** Runs `work` in one transaction that knows no county: only the local tables can be used. */
  readonly atTheDoor: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** Whether the database answers. */
  readonly isAlive: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Connects as the application role. `onIdleError` hears of connections lost while nobody used them. */
export function openDatabase(appUrl: string, onIdleError: (error: Error) => void, size = 10): Database {
  // Dates people write are plain dates: keep them as text, whatever the machine's time zone.
  const types = { getTypeParser: parserFor };
  const pool = new Pool({ connectionString: appUrl, max: size, connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, types });
  pool.on('error', onIdleError);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const transact = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    kysely.transaction().execute(work).catch((failure: unknown) => { throw translateFailure(failure); });
  return {
    within: (scope, work) => transact(async (db) => {
      await sql`select app_begin(${JSON.stringify(scopeRow(scope))}::jsonb)`.execute(db);
      return work(db);
    }),
    atTheDoor: transact,
    isAlive: () => pool.query('select 1').then(() => true, () => false),
    close: () => kysely.destroy(),
  };
}

// Typed loosely by the driver: a parser takes the text of one value.
const parserFor: typeof pgTypes.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (oid === pgTypes.builtins.DATE ? String : pgTypes.getTypeParser(oid, format as 'text'));

const scopeRow = (scope: DbScope) => ({ ...scope, ceiling: String(scope.ceiling), audit: scope.audit ? 'yes' : 'no' });
