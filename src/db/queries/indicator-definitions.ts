/* Indicators a county's bureau made itself: every version as it was written, and drafts that wait for another person. */
import type { Db } from '../database.ts';
import type { Saver } from './register-definitions.ts';

/** One version of an own indicator. */
export interface OwnIndicatorVersion {
  readonly key: string;
  readonly version: number;
  readonly written: string;
  /** Who made it, who put it in force, and when. */
  readonly drawnBy: string;
  readonly approvedBy: string;
  readonly at: Date;
}

/** A draft as it was proposed; `base` is the version its author had before him, 0 for a new indicator. */
export interface IndicatorProposal { readonly id: string; readonly key: string; readonly base: number; readonly written: string; readonly by: Saver }

const columns = ['key', 'version', 'written', 'drawn_by_name', 'approved_by_name', 'approved_at'] as const;

interface VersionRow { readonly key: string; readonly version: number; readonly written: string; readonly drawn_by_name: string; readonly approved_by_name: string; readonly approved_at: Date }

const versionOf = (row: VersionRow): OwnIndicatorVersion =>
  ({ key: row.key, version: row.version, written: row.written, drawnBy: row.drawn_by_name, approvedBy: row.approved_by_name, at: row.approved_at });

/** The newest version of every indicator the county made, by key. */
export async function listOwnIndicators(db: Db, county: string): Promise<readonly OwnIndicatorVersion[]> {
  const rows = await db.selectFrom('indicator_definition').select(columns).distinctOn('key').where('county', '=', county).orderBy('key').orderBy('version', 'desc').execute();
  return rows.map(versionOf);
}

/** Every version of one, the newest first. */
export async function listIndicatorVersions(db: Db, county: string, key: string): Promise<readonly OwnIndicatorVersion[]> {
  const rows = await db.selectFrom('indicator_definition').select(columns).where('county', '=', county).where('key', '=', key).orderBy('version', 'desc').execute();
  return rows.map(versionOf);
}

/** Keeps one more version; false when somebody else has just kept one with this number. */
export async function insertOwnIndicator(db: Db, county: string, { key, version, written, drawnBy, approvedBy }: { readonly key: string; readonly version: number; readonly written: string; readonly drawnBy: Saver; readonly approvedBy: Saver }): Promise<boolean> {
  const done = await db.insertInto('indicator_definition').values({
    county, key, version, written, drawn_by: drawnBy.id, drawn_by_name: drawnBy.name, approved_by: approvedBy.id, approved_by_name: approvedBy.name, approved_at: approvedBy.at,
  }).onConflict((conflict) => conflict.columns(['county', 'key', 'version']).doNothing()).executeTakeFirst();
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Keeps a draft. */
export async function insertIndicatorProposal(db: Db, county: string, { id, key, base, written, by }: IndicatorProposal): Promise<void> {
  await db.insertInto('indicator_proposal').values({
    county, id, key, base, written, proposed_by: by.id, proposed_by_name: by.name, proposed_at: by.at, decided_by: null, decided_by_name: null, decided_at: null, outcome: null,
  }).execute();
}

/** Drafts nobody has decided yet, the oldest first. */
export async function listIndicatorProposals(db: Db, county: string): Promise<readonly IndicatorProposal[]> {
  const rows = await db.selectFrom('indicator_proposal').selectAll().where('county', '=', county).where('outcome', 'is', null).orderBy('proposed_at').limit(200).execute();
  return rows.map((row) => ({ id: row.id, key: row.key, base: row.base, written: row.written, by: { id: row.proposed_by, name: row.proposed_by_name, at: row.proposed_at } }));
}

/** Decides one that waits; false when somebody did already. */
export async function decideIndicatorProposal(db: Db, county: string, id: string, outcome: 'approved' | 'declined', by: Saver): Promise<boolean> {
  const done = await db.updateTable('indicator_proposal').set({ outcome, decided_by: by.id, decided_by_name: by.name, decided_at: by.at })
    .where('county', '=', county).where('id', '=', id).where('outcome', 'is', null).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}
