/*
 * The floor of a list: Fastify and pg, one statement, its rows as they come. No session, no rights, no masks, no shapes.
 * The statements come by environment, as JSON: { path: { text, values } }, or a list of them to be sent one after the other.
 */
import { fastify } from 'fastify';
import { Pool, types } from 'pg';

const asText = (value: string): string => value;
// Bytes as text: as JSON they would be written out as lists of numbers, and the floor would be none.
const parsers = { getTypeParser: ((oid: number, format?: 'text' | 'binary') => (oid === types.builtins.BYTEA ? asText : types.getTypeParser(oid, format as 'text'))) as typeof types.getTypeParser };
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10, types: parsers });
interface Query { readonly text: string; readonly values: unknown[] }

const rowsOf = async (on: Pick<Pool, 'query'>, query: Query): Promise<unknown[]> => (await on.query(query)).rows;

async function inTurn(queries: readonly Query[]): Promise<unknown[]> {
  const client = await pool.connect();
  try {
    const all: unknown[] = [];
    for (const query of queries) all.push(await rowsOf(client, query));
    return all;
  } finally {
    client.release();
  }
}

const app = fastify({ logger: false });
for (const [path, query] of Object.entries(JSON.parse(process.env['BARE_STATEMENTS'] ?? '{}') as Record<string, Query | Query[]>)) {
  app.get(path, () => (Array.isArray(query) ? inTurn(query) : rowsOf(pool, query)));
}
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.once('SIGTERM', () => { void app.close().then(() => pool.end()); });
