/* What the board asks besides the rows of others: what happened within some days, the actions of commitments up to a moment, the headings of plans. */
import { sql } from 'kysely';
import type { CommitmentAction, CommitmentVerb } from '../../domain/ledger/commitment.ts';
import type { OutlineNode } from '../../domain/plan/reading.ts';
import type { Db } from '../database.ts';

/** From when until when, and of which unit and all below it. */
export interface BoardSpan { readonly from: Date; readonly until: Date; readonly unitPath: string }

/** What happened to targets and tasks, newest first; at most 300. */
export interface CommitmentHappening { readonly id: string; readonly kind: 'target' | 'task'; readonly body: Readonly<Record<string, unknown>>; readonly unitId: string; readonly unitName: string; readonly verb: CommitmentVerb; readonly byName: string; readonly at: Date; readonly note: string }

/** What people did to targets and tasks within the span. */
export async function listCommitmentHappenings(db: Db, county: string, { from, until, unitPath }: BoardSpan): Promise<CommitmentHappening[]> {
  const rows = await db.selectFrom('commitment_action as a')
    .innerJoin('commitment as c', (on) => on.onRef('c.county', '=', 'a.county').onRef('c.id', '=', 'a.commitment_id'))
    .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'c.county').onRef('u.id', '=', 'c.unit_id'))
    .select(['c.id', 'c.kind', 'c.body', 'c.unit_id', 'u.name as unit_name', 'a.verb', 'a.by_name', 'a.at', 'a.note'])
    .where('a.county', '=', county).where('a.verb', '<>', 'create').where('a.at', '>', from).where('a.at', '<=', until)
    .where(sql<boolean>`a.unit_path ^@ ${unitPath}`).orderBy('a.at', 'desc').orderBy('a.seq', 'desc').limit(300).execute();
  return rows.map((row) => ({ id: row.id, kind: row.kind, body: row.body, unitId: row.unit_id, unitName: row.unit_name, verb: row.verb, byName: row.by_name, at: row.at, note: row.note }));
}

/** Reports of one register in one round that were approved or returned. */
export interface ReportHappening { readonly roundId: string; readonly roundName: string; readonly register: string; readonly verb: 'approve' | 'return'; readonly count: number; readonly byName: string; readonly at: Date }

/** Reports approved and returned within the span, by round and register. */
export async function listReportHappenings(db: Db, county: string, { from, until, unitPath }: BoardSpan): Promise<ReportHappening[]> {
  const { rows } = await sql<{ round_id: string; name: string; register: string; verb: 'approve' | 'return'; n: string; by_name: string; at: Date }>`
    select p.round_id, r.name, p.register, a.verb, count(distinct p.id) as n, (array_agg(a.by_name order by a.at desc))[1] as by_name, max(a.at) as at
    from report_action a join report p on p.county = a.county and p.id = a.report_id join round r on r.county = p.county and r.id = p.round_id
    where a.county = ${county} and a.verb in ('approve', 'return') and a.at > ${from} and a.at <= ${until} and a.unit_path ^@ ${unitPath}
    group by p.round_id, r.name, p.register, a.verb order by max(a.at) desc`.execute(db);
  return rows.map((row) => ({ roundId: row.round_id, roundName: row.name, register: row.register, verb: row.verb, count: Number(row.n), byName: row.by_name, at: row.at }));
}

/** An import that was written. */
export interface ImportHappening { readonly id: string; readonly register: string; readonly fileName: string; readonly rows: number; readonly byName: string; readonly at: Date }

/** Imports written within the span, newest first; at most 100. */
export async function listImportHappenings(db: Db, county: string, { from, until, unitPath }: BoardSpan): Promise<ImportHappening[]> {
  const rows = await db.selectFrom('record_import').select(['id', 'register', 'file_name', 'counts', 'created_by_name', 'changed_at'])
    .where('county', '=', county).where('state', '=', 'done').where('changed_at', '>', from).where('changed_at', '<=', until)
    .where(sql<boolean>`unit_path ^@ ${unitPath}`).orderBy('changed_at', 'desc').limit(100).execute();
  return rows.map((row) => ({ id: row.id, register: row.register, fileName: row.file_name, rows: row.counts.added + row.counts.changed, byName: row.created_by_name, at: row.changed_at }));
}

/** By target, its actions up to a moment, oldest first. */
export async function listTargetActionsUntil(db: Db, county: string, until: Date): Promise<ReadonlyMap<string, readonly CommitmentAction[]>> {
  const rows = await db.selectFrom('commitment_action as a').innerJoin('commitment as c', (on) => on.onRef('c.county', '=', 'a.county').onRef('c.id', '=', 'a.commitment_id'))
    .selectAll('a').where('a.county', '=', county).where('c.kind', '=', 'target').where('a.at', '<=', until).orderBy('a.commitment_id').orderBy('a.seq').execute();
  const held = new Map<string, CommitmentAction[]>();
  for (const row of rows) {
    const action = { seq: row.seq, verb: row.verb, at: row.at.toISOString(), by: row.by_id, byName: row.by_name, note: row.note, value: row.value === null ? null : Number(row.value), evidence: row.evidence, changes: row.changes };
    const before = held.get(row.commitment_id);
    if (before) before.push(action);
    else held.set(row.commitment_id, [action]);
  }
  return held;
}

/** The outlines of these plans in their current version, by plan. */
export async function listOutlines(db: Db, county: string, planIds: readonly string[]): Promise<ReadonlyMap<string, readonly OutlineNode[]>> {
  if (planIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; outline: OutlineNode[] }>`select p.id, v.reading -> 'outline' as outline from plan p
    join plan_version v on v.county = p.county and v.plan_id = p.id and v.no = p.version_no where p.county = ${county} and p.id = any (${[...planIds]}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, outline }) => [id, outline]));
}
