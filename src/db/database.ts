/*
 * The door to PostgreSQL. Work happens inside a scope: a transaction in which row security knows who is asking.
 * Nothing else in the program begins a transaction.
 */
import { Kysely, PostgresDialect, sql, type RawBuilder, type Transaction } from 'kysely';
import { Pool, types as pgTypes } from 'pg';
import type { Scope } from '../domain/access/may.ts';
import { translateFailure } from './failures.ts';
import { sparingPool, WITH_NEXT } from './sparing-pool.ts';
import type { Tables } from './schema.ts';

/** The transaction a scope runs in. */
export type Db = Transaction<Tables>;

/** What row security is told for one transaction. */
export interface DbScope extends Scope {
  readonly county: string;
  /** Whether this transaction may read the audit. */
  readonly audit: boolean;
}

/** What somebody remembered from an earlier request is made sure of by. */
export interface Proof {
  /** The digest of the session's token, and the mark of the person and the roles. */
  readonly tokenHash: Buffer;
  readonly mark: string;
  readonly at: Date;
  /** The session's longest life. */
  readonly mostHours: number;
}

/** A pool of connections as the application role. */
export interface Database {
  /**
   * Runs `work` in one transaction under row security; anything thrown rolls all of it back. With a proof the scope is that
   * of somebody remembered: it fails when the session has ended or the person's roles are not what they were.
   */
  readonly within: <T>(scope: DbScope, work: (db: Db) => Promise<T>, proof?: Proof) => Promise<T>;
  /** Runs `work` in one transaction that knows no county: only the local tables can be used. */
  readonly atTheDoor: <T>(work: (db: Db) => Promise<T>) => Promise<T>;
  /** One reading statement without values, in a transaction of its own and a single trip: for what every request asks first. */
  readonly inOneTrip: <T>(statement: RawBuilder<T>) => Promise<readonly T[]>;
  /** Whether the database answers. */
  readonly isAlive: () => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** Connects as the application role. `onLost` hears of connections that broke, whether or not somebody used them; `onOpened` of the database's process behind each. */
export function openDatabase(appUrl: string, onLost: (error: Error) => void, size = 10, onOpened?: (backend: number) => void): Database {
  // Dates people write are plain dates: keep them as text, whatever the machine's time zone.
  const types = { getTypeParser: parserFor };
  const pool = new Pool({ connectionString: appUrl, max: size, connectionTimeoutMillis: 5000, idleTimeoutMillis: 30_000, types });
  // The pool listens to a connection only while it is idle; one that breaks between two queries would end the process.
  pool.on('connect', (client) => {
    client.on('error', onLost);
    const { processID } = client as unknown as { readonly processID: unknown };
    if (typeof processID === 'number') onOpened?.(processID);
  });
  pool.on('error', () => undefined);
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: sparingPool(pool) }) });
  const transact = <T>(work: (db: Db) => Promise<T>): Promise<T> =>
    kysely.transaction().execute(work).catch((failure: unknown) => { throw translateFailure(failure); });
  return {
    within: (scope, work, proof) => transact(async (db) => {
      await enter(db, scope, proof);
      return work(db);
    }),
    atTheDoor: transact,
    inOneTrip: (statement) => askOnce(pool, statement.compile(kysely).sql),
    isAlive: () => pool.query('select 1').then(() => true, () => false),
    close: () => kysely.destroy(),
  };
}

async function askOnce<T>(pool: Pool, text: string): Promise<readonly T[]> {
  try {
    const client = await pool.connect();
    let sound = false;
    try {
      const results = await client.query(`begin; ${text}; commit`) as unknown as readonly { readonly rows: readonly T[] }[];
      sound = true;
      return results[1]?.rows ?? [];
    } finally {
      // After a failure the transaction is left half way: such a connection is not used again.
      client.release(!sound);
    }
  } catch (failure) {
    throw translateFailure(failure);
  }
}

// Typed loosely by the driver: a parser takes the text of one value.
const parserFor: typeof pgTypes.getTypeParser = (oid: number, format?: 'text' | 'binary') =>
  (oid === pgTypes.builtins.DATE ? String : pgTypes.getTypeParser(oid, format as 'text'));

// Written out, not given as values: so it goes in one trip with the first statement of the transaction.
function enter(db: Db, scope: DbScope, proof: Proof | undefined) {
  const begin = sql`${sql.lit(JSON.stringify(scopeRow(scope)))}::jsonb`;
  const held = proof && sql`${sql.lit(`\\x${proof.tokenHash.toString('hex')}`)}::bytea, ${sql.lit(proof.mark)}, ${sql.lit(proof.at.toISOString())}::timestamptz, ${sql.lit(proof.mostHours)}`;
  return (held ? sql`${sql.raw(WITH_NEXT)}select app_enter(${held}, ${begin})` : sql`${sql.raw(WITH_NEXT)}select app_begin(${begin})`).execute(db);
}

const scopeRow = (scope: DbScope) => ({ ...scope, ceiling: String(scope.ceiling), audit: scope.audit ? 'yes' : 'no' });
