/*
 * The pool as the query builder sees it. The statements are the same; what is spared is trips and planning: a transaction
 * begins together with its first statement, one that did nothing never begins, and statements that come again and again
 * are prepared, so that the database plans them once for each connection.
 */
import type { PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import type { Pool, PoolClient, QueryResult } from 'pg';

/** The pool, with clients that spare trips. */
export function sparingPool(pool: Pool): PostgresPool {
  const statements = commonStatements();
  return { connect: async () => sparingClient(await pool.connect(), statements), end: () => pool.end() };
}

interface CommonStatements { readonly nameOf: (text: string) => string | undefined }

// So often a statement comes before it is prepared, and so many are at most: each takes memory in every connection.
const OFTEN = 3;
const MOST = 250;
const LONGEST = 6000;

/** Names for statements that came often. */
function commonStatements(): CommonStatements {
  const seen = new Map<string, number>();
  const names = new Map<string, string>();
  return {
    nameOf: (text) => {
      const known = names.get(text);
      // A register that a county drew may be changed while others read it: a prepared statement would not know.
      if (known !== undefined || names.size >= MOST || text.length > LONGEST || text.includes(' own_')) return known;
      const times = (seen.get(text) ?? 0) + 1;
      if (times < OFTEN) {
        if (seen.size > MOST * 4) seen.clear();
        seen.set(text, times);
        return undefined;
      }
      seen.delete(text);
      const name = `often_${names.size + 1}`;
      names.set(text, name);
      return name;
    },
  };
}

const nothing: PostgresQueryResult<never> = { command: 'SELECT', rowCount: 0, rows: [] };

function sparingClient(client: PoolClient, statements: CommonStatements): PostgresPoolClient {
  let begins = false;
  let stale = false;
  const send = async (text: string, values: readonly unknown[]): Promise<QueryResult> => {
    if (values.length > 0) {
      if (begins) {
        begins = false;
        await client.query('begin');
      }
      const name = statements.nameOf(text);
      return client.query(name === undefined ? { text, values: [...values] } : { name, text, values: [...values] });
    }
    const along = begins;
    begins = false;
    const result: QueryResult | QueryResult[] = await client.query(along ? `begin; ${text}` : text);
    return Array.isArray(result) ? result.at(-1) as QueryResult : result;
  };
  const query = async (text: string, values: readonly unknown[]): Promise<unknown> => {
    if (text === 'begin') {
      begins = true;
      return nothing;
    }
    if (begins && (text === 'commit' || text === 'rollback')) {
      begins = false;
      return nothing;
    }
    return send(text, values).catch((failure: unknown) => {
      // A table was changed under a prepared statement: this connection would refuse it for ever.
      stale ||= (failure as { code?: unknown }).code === '0A000';
      throw failure;
    });
  };
  return { query: query as PostgresPoolClient['query'], release: () => client.release(stale) };
}
