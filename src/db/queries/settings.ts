import type { Db } from '../database.ts';

/** A setting's value, or undefined when the county has not set it. */
export async function findSetting(db: Db, county: string, key: string): Promise<unknown> {
  const row = await db.selectFrom('setting').select('value').where('county', '=', county).where('key', '=', key).executeTakeFirst();
  return row?.value;
}

/** Sets a setting. */
export async function putSetting(db: Db, county: string, key: string, value: unknown, by: string, at: Date): Promise<void> {
  const values = { value: JSON.stringify(value), changed_by: by, changed_at: at };
  await db.insertInto('setting').values({ county, key, ...values })
    .onConflict((conflict) => conflict.columns(['county', 'key']).doUpdateSet(values)).execute();
}
