import { sql } from 'kysely';
import type { Doer } from '../../domain/access/may.ts';
import type { BeforeClaim, CommitmentAction, CommitmentState, CommitmentVerb } from '../../domain/ledger/commitment.ts';
import type { PlainDate } from '../../domain/values/plain-date.ts';
import type { Db } from '../database.ts';

/** A target or a task as the ledger holds it. `body` is checked by domain/ledger on its way in. */
export interface CommitmentRow {
  readonly id: string; readonly kind: 'target' | 'task'; readonly planId: string; readonly planTitle: string; readonly planYear: number | null;
  readonly versionNo: number; readonly itemId: string; readonly unitId: string; readonly unitName: string; readonly unitPath: string;
  readonly sensitivity: number; readonly deadline: string | null; readonly body: Readonly<Record<string, unknown>>; readonly version: number;
  readonly state: CommitmentState; readonly claimedBy: string | null; readonly value: number | null; readonly basis: 'none' | 'claimed' | 'confirmed';
  readonly evidenceCount: number; readonly lastAt: Date;
  /** The version of the plan that no longer holds it, until somebody keeps or cancels it. */
  readonly droppedIn: number | null;
  /** The last claim was returned, and nothing has been reported since. */
  readonly returned: boolean;
  /** What stood before the claim that waits. */
  readonly beforeClaim: BeforeClaim | null;
  /** Of a plan kept for reference: no light, no reminder. */
  readonly reference: boolean;
  /** Where the plan belongs; null for somebody who may not see it. */
  readonly planUnitPath: string | null;
}

/** Which commitments to list; `live` ones are neither closed nor cancelled, `unitIds` names those that lead. */
export interface CommitmentFilter { readonly kind?: 'target' | 'task'; readonly planId?: string | undefined; readonly live?: boolean; readonly unitIds?: readonly string[] }

const rowsOf = (db: Db, county: string) => db.selectFrom('commitment as c')
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'c.county').onRef('u.id', '=', 'c.unit_id'))
  // A school sees its own task though the bureau's plan is not its to open: the plan's title may be missing.
  .leftJoin('plan as p', (on) => on.onRef('p.county', '=', 'c.county').onRef('p.id', '=', 'c.plan_id'))
  .selectAll('c').select(['u.name as unit_name', 'p.title as plan_title', 'p.year as plan_year', 'p.unit_path as plan_unit_path']).where('c.county', '=', county);

/** The commitments one may see, by deadline; at most 5,000. */
export async function listCommitments(db: Db, county: string, filter: CommitmentFilter): Promise<CommitmentRow[]> {
  let query = rowsOf(db, county);
  if (filter.kind) query = query.where('c.kind', '=', filter.kind);
  if (filter.planId) query = query.where('c.plan_id', '=', filter.planId);
  if (filter.unitIds) query = query.where('c.unit_id', 'in', [...filter.unitIds]);
  if (filter.live) query = query.where('c.state', 'in', ['open', 'claimed']);
  const rows = await query.orderBy('c.deadline', (order) => order.asc().nullsLast()).orderBy('c.created_at').orderBy('c.plan_id')
    // Within one plan as its text says them.
    .orderBy(sql`(c.body->>'start')::int`).orderBy('c.id').limit(5000).execute();
  return rows.map(toRow);
}

/** One commitment, or undefined. */
export async function findCommitment(db: Db, county: string, id: string): Promise<CommitmentRow | undefined> {
  const row = await rowsOf(db, county).where('c.id', '=', id).executeTakeFirst();
  return row && toRow(row);
}

/** Those of these commitments that one may see, in one trip. */
export async function listCommitmentsById(db: Db, county: string, ids: readonly string[]): Promise<CommitmentRow[]> {
  if (ids.length === 0) return [];
  return (await rowsOf(db, county).where('c.id', 'in', [...ids]).execute()).map(toRow);
}

type Row = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const toRow = (row: Row): CommitmentRow => ({
  id: row.id, kind: row.kind, planId: row.plan_id, planTitle: row.plan_title ?? '', planYear: row.plan_year, versionNo: row.version_no,
  itemId: row.item_id, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path, sensitivity: row.sensitivity, deadline: row.deadline,
  body: row.body, version: row.version, state: row.state, claimedBy: row.claimed_by, value: row.value === null ? null : Number(row.value),
  basis: row.basis, evidenceCount: row.evidence_count, lastAt: row.last_at, droppedIn: row.dropped_in, returned: row.returned, reference: row.reference,
  beforeClaim: row.before_claim, planUnitPath: row.plan_unit_path,
});

/** A commitment to add. */
export interface NewCommitment {
  readonly id: string; readonly kind: 'target' | 'task'; readonly planId: string; readonly versionNo: number; readonly itemId: string;
  readonly unitId: string; readonly unitPath: string; readonly sensitivity: number; readonly deadline: string | null; readonly body: Readonly<Record<string, unknown>>;
  readonly reference: boolean;
}

/** Adds commitments with their first action. */
export async function insertCommitments(db: Db, county: string, by: Doer, rows: readonly NewCommitment[]): Promise<void> {
  for (let start = 0; start < rows.length; start += 500) {
    const some = rows.slice(start, start + 500);
    await db.insertInto('commitment').values(some.map((row) => ({
      county, id: row.id, kind: row.kind, plan_id: row.planId, version_no: row.versionNo, item_id: row.itemId, unit_id: row.unitId,
      unit_path: row.unitPath, sensitivity: row.sensitivity, deadline: row.deadline, body: JSON.stringify(row.body), version: 1,
      state: 'open' as const, claimed_by: null, value: null, basis: 'none' as const, evidence_count: 0, last_at: by.at, created_at: by.at, dropped_in: null, returned: false, reference: row.reference, before_claim: null,
    }))).execute();
    await db.insertInto('commitment_action').values(some.map((row) => ({
      county, commitment_id: row.id, seq: 1, unit_path: row.unitPath, sensitivity: row.sensitivity, verb: 'create' as const, note: '', value: null,
      evidence: [], changes: JSON.stringify(row.body), by_id: by.id, by_name: by.name, at: by.at,
    }))).execute();
  }
}

/** An action to append. */
export interface NewAction {
  readonly verb: CommitmentVerb; readonly note: string; readonly value: number | null; readonly evidence: readonly string[];
  readonly changes: Readonly<Record<string, unknown>>;
}

/** What the row becomes after an action. */
export interface CommitmentChange {
  readonly state: CommitmentState; readonly claimedBy: string | null; readonly value: number | null; readonly basis: CommitmentRow['basis'];
  readonly evidenceCount: number; readonly unitId: string; readonly unitPath: string; readonly deadline: string | null; readonly body: Readonly<Record<string, unknown>>;
  /** Where in which version of the plan it stands now. */
  readonly versionNo: number; readonly itemId: string; readonly droppedIn: number | null; readonly returned: boolean; readonly beforeClaim: BeforeClaim | null;
}

/** Appends one action and moves the folded cache on; false when the version is no longer the one that was read. */
export async function appendAction(db: Db, county: string, row: CommitmentRow, by: Doer, action: NewAction, change: CommitmentChange): Promise<boolean> {
  const done = await db.updateTable('commitment').set({
    version: row.version + 1, state: change.state, claimed_by: change.claimedBy, value: change.value, basis: change.basis,
    evidence_count: change.evidenceCount, unit_id: change.unitId, unit_path: change.unitPath, deadline: change.deadline,
    body: JSON.stringify(change.body), version_no: change.versionNo, item_id: change.itemId, dropped_in: change.droppedIn, returned: change.returned, before_claim: change.beforeClaim && JSON.stringify(change.beforeClaim), last_at: by.at,
  }).where('county', '=', county).where('id', '=', row.id).where('version', '=', row.version).executeTakeFirst();
  if (done.numUpdatedRows === 0n) return false;
  await db.insertInto('commitment_action').values({
    county, commitment_id: row.id, seq: row.version + 1, unit_path: change.unitPath, sensitivity: row.sensitivity, verb: action.verb, note: action.note,
    value: action.value, evidence: [...action.evidence], changes: JSON.stringify(action.changes), by_id: by.id, by_name: by.name, at: by.at,
  }).execute();
  return true;
}

/** What several commitments get at once; what is absent stays. */
export interface SharedChange {
  readonly unit?: { readonly id: string; readonly path: string } | null; readonly deadline?: PlainDate | null | undefined; readonly droppedIn?: number;
}

/** Appends the same action to each of these rows and moves all of them; false when one is no longer at the version that was read. */
export async function appendToAll(db: Db, county: string, rows: readonly CommitmentRow[], by: Doer, action: Pick<NewAction, 'verb' | 'changes'> & Partial<Pick<NewAction, 'note'>>, to: SharedChange): Promise<boolean> {
  if (rows.length === 0) return true;
  const done = await db.updateTable('commitment').set((change) => ({
    version: change('version', '+', 1), last_at: by.at, ...(to.unit ? { unit_id: to.unit.id, unit_path: to.unit.path } : {}),
    ...(to.deadline === undefined ? {} : { deadline: to.deadline }), ...(to.droppedIn === undefined ? {} : { dropped_in: to.droppedIn }),
  })).where('county', '=', county).where((is) => is.or(rows.map((row) => is.and({ id: row.id, version: row.version })))).executeTakeFirst();
  if (done.numUpdatedRows !== BigInt(rows.length)) return false;
  for (let start = 0; start < rows.length; start += 500) {
    await db.insertInto('commitment_action').values(rows.slice(start, start + 500).map((row) => ({
      county, commitment_id: row.id, seq: row.version + 1, unit_path: to.unit?.path ?? row.unitPath, sensitivity: row.sensitivity, verb: action.verb,
      note: action.note ?? '', value: null, evidence: [], changes: JSON.stringify(action.changes), by_id: by.id, by_name: by.name, at: by.at,
    }))).execute();
  }
  return true;
}

/** What happened to a commitment, oldest first. */
export async function listActions(db: Db, county: string, id: string): Promise<CommitmentAction[]> {
  const rows = await db.selectFrom('commitment_action').selectAll().where('county', '=', county).where('commitment_id', '=', id).orderBy('seq').execute();
  return rows.map((row) => ({
    seq: row.seq, verb: row.verb, at: row.at.toISOString(), by: row.by_id, byName: row.by_name, note: row.note,
    value: row.value === null ? null : Number(row.value), evidence: row.evidence, changes: row.changes,
  }));
}

/** The latest actions one may see, newest first, with what they are about. */
export function listRecentActions(db: Db, county: string, limit: number) {
  return db.selectFrom('commitment_action as a')
    .innerJoin('commitment as c', (on) => on.onRef('c.county', '=', 'a.county').onRef('c.id', '=', 'a.commitment_id'))
    .select(['c.id', 'c.kind', 'c.body', 'a.verb', 'a.by_name', 'a.at', 'a.note']).where('a.county', '=', county)
    .where('a.verb', '<>', 'create').orderBy('a.at', 'desc').orderBy('a.seq', 'desc').limit(limit).execute();
}

/** Why each of these commitments was last returned. */
export async function listReturnReasons(db: Db, county: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('commitment_action').select(['commitment_id', 'note']).where('county', '=', county)
    .where('commitment_id', 'in', [...ids]).where('verb', '=', 'return').orderBy('seq').execute();
  return new Map(rows.map((row) => [row.commitment_id, row.note]));
}

/** Keeps everything that came of a plan for reference, or follows it as any other. */
export async function setReference(db: Db, county: string, planId: string, reference: boolean): Promise<void> {
  await db.updateTable('commitment').set({ reference }).where('county', '=', county).where('plan_id', '=', planId).execute();
}
