/*
 * A server marks in the database that it serves, for as long as it runs: work that no server may run beside asks for the
 * mark. It is a lock of a connection of its own, so that a server that was killed leaves none behind.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { problems, raise } from '../domain/problem.ts';
import { withOwner } from './with-owner.ts';

// Another number than those of migrations, registers and keys.
const SERVES = 710_2029;
const AGAIN_MS = 1000;

interface Mark { readonly client: Client; readonly gone: Promise<void> }

async function openMark(ownerUrl: string): Promise<Mark> {
  const client = new Client({ connectionString: ownerUrl, keepAlive: true });
  const gone = new Promise<void>((resolve) => { client.once('end', resolve); });
  // A connection that is lost ends, too: that is where it is dealt with.
  client.on('error', () => undefined);
  await client.connect();
  await client.query('select pg_advisory_lock_shared($1)', [SERVES]);
  return { client, gone };
}

/** Marks that a server runs; answers how to take the mark away. A connection that is lost is made again. */
export async function markServing(ownerUrl: string): Promise<() => Promise<void>> {
  let held = await openMark(ownerUrl);
  const stop = new AbortController();
  const keep = async (): Promise<void> => {
    await held.gone;
    while (!stop.signal.aborted) {
      await pause(AGAIN_MS, undefined, { ref: false });
      const next = stop.signal.aborted ? undefined : await openMark(ownerUrl).catch(() => undefined);
      if (!next) continue;
      held = next;
      // Taken away while it was made again: nobody else would end it.
      if (stop.signal.aborted) await held.client.end().catch(() => undefined);
      await held.gone;
    }
  };
  void keep();
  return async () => {
    stop.abort();
    // It may be gone with the database already; what is to go is gone then.
    await held.client.end().catch(() => undefined);
  };
}

/** Whether a server serves; until the transaction of this connection ends none can begin to when it does not. */
export async function isServed(client: Client): Promise<boolean> {
  const { rows: [row] } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [SERVES]);
  return row?.free !== true;
}

/** Runs `work` while no server serves and none can begin to. Throws S146 where one does. */
export async function whileNoneServes<T>(ownerUrl: string, work: () => Promise<T>): Promise<T> {
  // It only holds the lock: what is lost with it, the work finds out over its own connection.
  return withOwner(ownerUrl, async (client) => {
    const { rows: [row] } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [SERVES]);
    if (row?.free !== true) throw raise(problems.serverServes, {});
    return work();
  });
}
