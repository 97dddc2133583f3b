import type { Doer } from '../../domain/access/may.ts';
import type { Follow } from '../../domain/plan/follow.ts';
import type { DocumentType } from '../../domain/plan/reading.ts';
import type { Decision, ItemDecision, ItemEdit } from '../../domain/plan/plan-item.ts';
import type { Db } from '../database.ts';
import type { PlanCounts, StoredReading } from '../schema.ts';

/** A plan without its text. `versionNo` counts its texts, `version` every change to it. */
export interface PlanHead {
  readonly id: string; readonly unitId: string; readonly unitName: string; readonly unitPath: string; readonly sensitivity: number;
  readonly title: string; readonly year: number | null; readonly docType: DocumentType; readonly versionNo: number; readonly version: number;
  readonly counts: PlanCounts; readonly createdBy: string; readonly createdAt: Date;
  /** How a plan of a past year is followed; null while nobody was asked. */
  readonly follow: Follow | null;
}

const heads = (db: Db, county: string) => db.selectFrom('plan as p')
  .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'p.county').onRef('u.id', '=', 'p.unit_id'))
  .selectAll('p').select('u.name as unit_name').where('p.county', '=', county);

/** The plans one may see, newest first. */
export async function listPlanHeads(db: Db, county: string): Promise<PlanHead[]> {
  const rows = await heads(db, county).orderBy('p.year', (order) => order.desc().nullsLast()).orderBy('p.created_at', 'desc').limit(500).execute();
  return rows.map(toHead);
}

/** One plan, or undefined. */
export async function findPlan(db: Db, county: string, id: string): Promise<PlanHead | undefined> {
  const row = await heads(db, county).where('p.id', '=', id).executeTakeFirst();
  return row && toHead(row);
}

type HeadRow = Awaited<ReturnType<ReturnType<typeof heads>['execute']>>[number];

const toHead = (row: HeadRow): PlanHead => ({
  id: row.id, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path, sensitivity: row.sensitivity, title: row.title,
  year: row.year, docType: row.doc_type, versionNo: row.version_no, version: row.version, counts: row.counts,
  createdBy: row.created_by_name, createdAt: row.created_at, follow: row.follow,
});

/** Adds a plan; its first version follows. */
export async function insertPlan(db: Db, county: string, plan: Omit<PlanHead, 'unitName'> & { readonly createdById: string }): Promise<void> {
  await db.insertInto('plan').values({
    county, id: plan.id, unit_id: plan.unitId, unit_path: plan.unitPath, sensitivity: plan.sensitivity, title: plan.title, year: plan.year,
    doc_type: plan.docType, version_no: plan.versionNo, version: plan.version, counts: JSON.stringify(plan.counts),
    created_by: plan.createdById, created_by_name: plan.createdBy, created_at: plan.createdAt, follow: plan.follow,
  }).execute();
}

/** Moves the plan on from the version counter it was read with; false when somebody else did so first. */
export async function updatePlan(db: Db, county: string, id: string, from: number, change: {
  version: number; counts: PlanCounts; versionNo?: number; title?: string; year?: number | null; docType?: DocumentType; follow?: Follow;
}): Promise<boolean> {
  const { versionNo, docType, counts, ...rest } = change;
  const done = await db.updateTable('plan').set({
    ...rest, counts: JSON.stringify(counts), ...(versionNo === undefined ? {} : { version_no: versionNo }), ...(docType === undefined ? {} : { doc_type: docType }),
  }).where('county', '=', county).where('id', '=', id).where('version', '=', from).executeTakeFirst();
  return done.numUpdatedRows > 0n;
}

/** One text of a plan with what was read in it. */
export interface PlanVersion {
  readonly no: number; readonly text: string; readonly reading: StoredReading; readonly fileId: string | null; readonly fileName: string;
  readonly by: string; readonly at: Date;
}

/** Adds a version's text and reading. */
export async function insertPlanVersion(db: Db, county: string, plan: Pick<PlanHead, 'id' | 'unitPath' | 'sensitivity'>, version: PlanVersion & { readonly byId: string }): Promise<void> {
  await db.insertInto('plan_version').values({
    county, plan_id: plan.id, no: version.no, unit_path: plan.unitPath, sensitivity: plan.sensitivity, file_id: version.fileId,
    file_name: version.fileName, text: version.text, reading: JSON.stringify(version.reading), created_by: version.byId,
    created_by_name: version.by, created_at: version.at,
  }).execute();
}

/** One version whole, or undefined. */
export async function findPlanVersion(db: Db, county: string, planId: string, no: number): Promise<PlanVersion | undefined> {
  const row = await db.selectFrom('plan_version').selectAll().where('county', '=', county).where('plan_id', '=', planId).where('no', '=', no).executeTakeFirst();
  return row && {
    no: row.no, text: row.text, reading: row.reading, fileId: row.file_id, fileName: row.file_name, by: row.created_by_name, at: row.created_at,
  };
}

/** The versions of a plan without their texts, oldest first. */
export function listPlanVersions(db: Db, county: string, planId: string) {
  return db.selectFrom('plan_version').select(['no', 'file_name', 'created_by_name', 'created_at'])
    .where('county', '=', county).where('plan_id', '=', planId).orderBy('no').execute();
}

/** The decisions on one version, oldest first. */
export async function listDecisions(db: Db, county: string, planId: string, versionNo: number): Promise<ItemDecision[]> {
  const rows = await db.selectFrom('plan_action').selectAll().where('county', '=', county).where('plan_id', '=', planId)
    .where('version_no', '=', versionNo).orderBy('seq').execute();
  return rows.map((row) => ({
    itemId: row.item_id, decision: row.decision, edit: row.edit as ItemEdit, commitmentId: row.commitment_id, byName: row.by_name, at: row.at.toISOString(),
  }));
}

/** A decision to append. `seq` counts through all versions of the plan. */
export interface NewDecision {
  readonly seq: number; readonly itemId: string; readonly decision: Decision; readonly edit: ItemEdit; readonly commitmentId: string | null;
}

/** Appends decisions, all by one person at one moment. */
export async function insertDecisions(db: Db, county: string, plan: PlanHead, by: Doer, decisions: readonly NewDecision[]): Promise<void> {
  // PostgreSQL takes 65,535 parameters a statement; 13 columns leave room for 500 rows with ease.
  for (let start = 0; start < decisions.length; start += 500) {
    await db.insertInto('plan_action').values(decisions.slice(start, start + 500).map((decision) => ({
      county, plan_id: plan.id, seq: decision.seq, version_no: plan.versionNo, unit_path: plan.unitPath, sensitivity: plan.sensitivity,
      item_id: decision.itemId, decision: decision.decision, edit: JSON.stringify(decision.edit), commitment_id: decision.commitmentId,
      by_id: by.id, by_name: by.name, at: by.at,
    }))).execute();
  }
}
