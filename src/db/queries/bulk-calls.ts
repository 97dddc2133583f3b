import type { BulkAnswer } from '../../domain/register/bulk-answer.ts';
import type { Db } from '../database.ts';

/** A call by the name its sender gave it. */
interface BulkCallName { readonly actorId: string; readonly key: string }

/** A call that was made before under this name. */
interface HeldCall { readonly digest: Buffer; readonly reply: BulkAnswer | null }

const KEPT_DAYS = 7;

/**
 * Takes the name for a call that begins; answers the call that took it before. Two at once follow one another: the second
 * waits for the first. Old ones are swept out on the way.
 */
export async function takeCall(db: Db, county: string, { actorId, key }: BulkCallName, digest: Buffer, at: Date): Promise<HeldCall | undefined> {
  await db.deleteFrom('bulk_call').where('at', '<', new Date(at.getTime() - KEPT_DAYS * 86_400_000)).execute();
  const taken = await db.insertInto('bulk_call').values({ county, actor_id: actorId, key, digest, reply: null, at })
    .onConflict((conflict) => conflict.columns(['county', 'actor_id', 'key']).doNothing()).returning('key').executeTakeFirst();
  if (taken) return undefined;
  return db.selectFrom('bulk_call').select(['digest', 'reply']).where('county', '=', county).where('actor_id', '=', actorId).where('key', '=', key).executeTakeFirst();
}

/** Keeps what the call was answered. */
export async function keepAnswer(db: Db, county: string, { actorId, key }: BulkCallName, reply: BulkAnswer): Promise<void> {
  await db.updateTable('bulk_call').set({ reply: JSON.stringify(reply) }).where('county', '=', county).where('actor_id', '=', actorId).where('key', '=', key).execute();
}
