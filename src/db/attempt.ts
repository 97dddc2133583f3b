import { sql } from 'kysely';
import { isProblem, type Problem } from '../domain/problem.ts';
import type { Db } from './database.ts';

/** Does something that the database may refuse, within the transaction: what was refused is undone and told, and the transaction goes on. Bugs are thrown. */
export async function attempt<T>(db: Db, work: () => Promise<T>): Promise<{ readonly done: T } | { readonly refused: Problem }> {
  await sql`savepoint attempt`.execute(db);
  try {
    const done = await work();
    await sql`release savepoint attempt`.execute(db);
    return { done };
  } catch (failure) {
    await sql`rollback to savepoint attempt`.execute(db);
    if (isProblem(failure)) return { refused: failure };
    throw failure;
  }
}

/** Does something that may turn out not to be possible, within the transaction: when it answers null or the database refuses it, all it did is undone and null is answered. Bugs are thrown. */
export async function tryOut<T>(db: Db, work: () => Promise<T | null>): Promise<T | null> {
  await sql`savepoint try_out`.execute(db);
  const done = await work().catch((failure: unknown) => {
    if (isProblem(failure)) return null;
    throw failure;
  });
  await (done === null ? sql`rollback to savepoint try_out` : sql`release savepoint try_out`).execute(db);
  return done;
}
