/* The statements a request sends to the database, heard in a server of this very process: what a floor is to send too. */
import { Client } from 'pg';
import { randomUUID } from 'node:crypto';
import { buildServer } from '../src/api/server.ts';
import type { Runtime } from '../src/app/runtime.ts';
import { readCatalogue } from '../src/catalog/read-catalogue.ts';
import { appUrl } from '../src/db/app-role.ts';
import { openDatabase } from '../src/db/database.ts';
import { openFieldSeal } from '../src/db/registers/key-file.ts';
import { readDocument } from '../src/office/read-document.ts';
import type { BenchCounty } from './open-county.ts';

/** A statement with its values. */
export interface Statement { readonly text: string; readonly values: readonly unknown[] }

/** How often the program waits for the database. */
export const tripsOf = (statements: readonly Statement[]): number => statements.length;

/** What each path asks of the database, in order. */
export async function heardStatements(county: BenchCounty, cookie: string, paths: readonly string[]): Promise<ReadonlyMap<string, readonly Statement[]>> {
  const database = openDatabase(appUrl(county.ownerUrl), (error) => { throw error; });
  const runtime: Runtime = {
    database, clock: () => new Date(), newId: randomUUID, sample: true, documents: readDocument, catalogue: await readCatalogue(),
    registers: { owner: database, apply: () => Promise.resolve({ created: [], changed: [] }), seal: await openFieldSeal(county.ownerUrl, county.keys, new Date(), { make: false }) },
    log: { info: () => undefined, error: () => undefined },
  };
  const api = await buildServer(runtime, { webRoot: null, trustProxy: false });
  const heard = new Map<string, Statement[]>();
  const query = Client.prototype.query as (...args: unknown[]) => unknown;
  try {
    for (const path of paths) {
      const statements: Statement[] = [];
      heard.set(path, statements);
      Client.prototype.query = function listen(this: Client, ...args: unknown[]) {
        const [first, second] = args as [string | { text: string; values?: unknown[] }, unknown];
        statements.push(typeof first === 'string' ? { text: first, values: Array.isArray(second) ? second : [] } : { text: first.text, values: first.values ?? (Array.isArray(second) ? second : []) });
        return query.apply(this, args);
      } as typeof Client.prototype.query;
      const answer = await api.inject({ method: 'GET', url: path, headers: { cookie } });
      if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    }
  } finally {
    Client.prototype.query = query as typeof Client.prototype.query;
    await api.close();
    await database.close();
  }
  return heard;
}
