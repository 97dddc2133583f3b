/*
 * The floor of a list: Fastify and pg, one statement, its rows as they come. No session, no rights, no masks, no shapes.
 * The statements come by environment, as JSON: { path: { text, values } }.
 */
import { fastify } from 'fastify';
import { Pool, types } from 'pg';

const asText = (value: string): string => value;
// Bytes as text: as JSON they would be written out as lists of numbers, and the floor would be none.
const parsers = { getTypeParser: ((oid: number, format?: 'text' | 'binary') => (oid === types.builtins.BYTEA ? asText : types.getTypeParser(oid, format as 'text'))) as typeof types.getTypeParser };
const pool = new Pool({ connectionString: process.env['DATABASE_URL'], max: 10, types: parsers });
const app = fastify({ logger: false });
for (const [path, query] of Object.entries(JSON.parse(process.env['BARE_STATEMENTS'] ?? '{}') as Record<string, { text: string; values: unknown[] }>)) {
  app.get(path, async () => (await pool.query(query)).rows as unknown[]);
}
process.stdout.write(`${await app.listen({ host: '127.0.0.1', port: 0 })}\n`);
process.once('SIGTERM', () => { void app.close().then(() => pool.end()); });
