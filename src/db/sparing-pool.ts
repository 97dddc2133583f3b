/*
 * The pool as the query builder sees it. The statements are the same; what is spared is trips and planning: a transaction
 * begins together with its first statement, one that did nothing never begins, one that only reads once ends together
 * with its statement, and statements that come again and again are prepared, so that the database plans them once for
 * each connection.
 */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { commonStatements, type CommonStatements } from './common-statements.ts';
import { literals } from './literals.ts';

/** Stands before a statement without values that waits and goes along with the next: how a scope begins. */
export const WITH_NEXT = '/* with the next */ ';

/** Stands before a reading statement that may have its transaction to itself: when nothing was asked before, it ends with it. */
export const ALONE = '/* alone */ ';

/** The pool, with clients that spare trips. */
export function sparingPool(pool: Pool): PostgresPool {
  const statements = commonStatements();
  return { connect: async () => sparingClient(await pool.connect(), statements), end: () => pool.end() };
}

const nothing: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

// A table was changed under a prepared statement, or somebody between us and the database forgot it.
const outdated: ReadonlySet<unknown> = new Set(['0A000', '26000']);

function sparingClient(client: PoolClient, statements: CommonStatements): PostgresPoolClient {
  // What a transaction begins with; whether that was sent and the transaction goes on; whether it was ever sent.
  let frame = '';
  let open = true;
  let entered = false;
  let stale = false;

  const enter = (): string => {
    if (open) return '';
    [open, entered] = [true, true];
    return `${frame}; `;
  };
  const send = async (text: string, values: readonly unknown[]): Promise<QueryResult> => {
    if (values.length === 0) return last(await client.query(enter() + text));
    const name = statements.nameOf(client, text);
    const given = open ? undefined : name?.prepared === true ? literals(values) : undefined;
    if (name && given !== undefined) {
      const ends = text.startsWith(ALONE) ? '; commit' : '';
      const results = await client.query(`${enter()}execute ${name.name}${given}${ends}`) as unknown as QueryResult[];
      if (ends === '') return last(results);
      open = false;
      return results.at(-2) as QueryResult;
    }
    const before = enter();
    if (before !== '') await client.query(before);
    const result = await client.query(name ? { name: name.name, text, values: [...values] } : { text, values: [...values] });
    name?.keep();
    return result;
  };
  const finish = async (text: string): Promise<unknown> => {
    const unsent = !open;
    open = true;
    if (!unsent) return client.query(text);
    // Whoever is remembered is made sure of, though nothing was asked.
    return frame === 'begin' || entered || text === 'rollback' ? nothing : client.query(`${frame}; ${text}`);
  };
  const query = (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (text === 'begin') [frame, open, entered] = ['begin', false, false];
    else if (text.startsWith(WITH_NEXT)) frame = `${frame}; ${text.slice(WITH_NEXT.length)}`;
    else if (text === 'commit' || text === 'rollback') return finish(text);
    else {
      return send(text, values).catch((failure: unknown) => {
        // Such a connection would refuse the statement for ever.
        stale ||= outdated.has((failure as { code?: unknown }).code);
        throw failure;
      });
    }
    return Promise.resolve(nothing);
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release(stale) };
}

const last = (result: QueryResult | QueryResult[]): QueryResult => (Array.isArray(result) ? result.at(-1) as QueryResult : result);
