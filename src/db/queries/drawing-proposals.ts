/* Drawings that wait for another person's word. */
import type { Db } from '../database.ts';
import type { Saver } from './register-definitions.ts';

/** A drawing as it was proposed. */
export interface Proposal {
  readonly id: string;
  readonly key: string;
  /** The version its author had before him, 0 for a new register. */
  readonly base: number;
  readonly written: string;
  readonly lists: readonly string[];
  readonly by: Saver;
}

/** Keeps a proposal. */
export async function insertProposal(db: Db, county: string, { id, key, base, written, lists, by }: Proposal): Promise<void> {
  await db.insertInto('drawing_proposal').values({
    county, id, key, base, written, lists: JSON.stringify(lists), proposed_by: by.id, proposed_by_name: by.name, proposed_at: by.at,
    decided_by: null, decided_by_name: null, decided_at: null, outcome: null,
  }).execute();
}

/** Those nobody has decided yet, the oldest first. */
export async function listProposals(db: Db, county: string): Promise<Proposal[]> {
  const rows = await db.selectFrom('drawing_proposal').selectAll().where('county', '=', county).where('outcome', 'is', null).orderBy('proposed_at').limit(200).execute();
  return rows.map((row) => ({ id: row.id, key: row.key, base: row.base, written: row.written, lists: row.lists, by: { id: row.proposed_by, name: row.proposed_by_name, at: row.proposed_at } }));
}

/** Decides one that waits; false when somebody did already. */
export async function decideProposal(db: Db, county: string, id: string, outcome: 'approved' | 'declined', by: Saver): Promise<boolean> {
  const done = await db.updateTable('drawing_proposal').set({ outcome, decided_by: by.id, decided_by_name: by.name, decided_at: by.at })
    .where('county', '=', county).where('id', '=', id).where('outcome', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
