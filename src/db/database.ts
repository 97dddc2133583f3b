/*
 * The door to PostgreSQL. Work happens inside a scope: a transaction in which row security knows who is asking.
 * Nothing else in the program begins a transaction.
 */
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Pool, types as pgTypes } from 'pg';
import type { Scope } from '../domain/access/may.ts';
import { translateFailure } from './failures.ts';
import type { Tables } from './schema.ts';

/** The transaction a scope runs in. */
export type Db = Transaction<Tables>;

/** What row security is told for one transaction. */
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
  /**
   * Begins as at the door and, in the same transaction, goes on inside the scope of what `find` found there; nothing
   * found ends it. One transaction instead of two for what every request asks first: who is this?
   */
  readonly throughTheDoor: <F, T>(find: (db: Db) => Promise<F | undefined>, scopeOf: (found: F) => DbScope, work: (db: Db, found: F) => Promise<T>) => Promise<T | undefined>;
  /** Whether the database answers. */
  readonly isAlive: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Connects as the application role. `onLost` hears of connections that broke, whether or not somebody used them. */
export function openDatabase(appUrl: string, onLost: (error: Error) => void, size = 10): Database {
  // Dates people write are plain dates: keep them as text, whatever the machine's time zone.
  const types = { getTypeParser: parserFor };
  const pool = new Pool({ connectionString: appUrl, max: size, connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, types });
  // The pool listens to a connection only while it is idle; one that breaks between two queries would end the process.
  pool.on('connect', (client) => { client.on('error', onLost); });
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
  const transact = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    kysely.transaction().execute(work).catch((failure: unknown) => { throw translateFailure(failure); });
  return {
    within: (scope, work) => transact(async (db) => {
      await enter(db, scope);
      return work(db);
    }),
    atTheDoor: transact,
    throughTheDoor: (find, scopeOf, work) => transact(async (db) => {
      const found = await find(db);
      if (found === undefined) return undefined;
      await enter(db, scopeOf(found));
      return work(db, found);
    }),
    isAlive: () => pool.query('select 1').then(() => true, () => false),
    close: () => kysely.destroy(),
  };
}

// Typed loosely by the driver: a parser takes the text of one value.
const parserFor: typeof pgTypes.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (oid === pgTypes.builtins.DATE ? String : pgTypes.getTypeParser(oid, format as 'text'));

const enter = (db: Db, scope: DbScope) => sql`select app_begin(${JSON.stringify(scopeRow(scope))}::jsonb)`.execute(db);

const scopeRow = (scope: DbScope) => ({ ...scope, ceiling: String(scope.ceiling), audit: scope.audit ? 'yes' : 'no' });
