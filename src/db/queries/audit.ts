import { sql } from 'kysely';
import type { Db } from '../database.ts';

/** What one row of the audit says: who, when, what, to what, and how it ended. */
export interface AuditEntry {
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly unitPath: string;
  readonly outcome: 'done' | 'refused';
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  readonly address: string;
}

/** Adds one row to the county's chain; the database numbers and binds it. */
export async function appendAudit(db: Db, county: string, entry: AuditEntry): Promise<void> {
  await db.insertInto('audit').values({
    county, at: entry.at, actor_id: entry.actorId, actor_name: entry.actorName, action: entry.action,
    object_kind: entry.objectKind, object_id: entry.objectId, unit_path: entry.unitPath, outcome: entry.outcome,
    code: entry.code, details: JSON.stringify(entry.details), address: entry.address,
  }).execute();
}

/** Which rows to read; `before` is the number the page before ended with. */
export interface AuditFilter {
  readonly before?: number | undefined;
  readonly action?: string | undefined;
  /** An account, or `system` for what no account did. */
  readonly actor?: string | undefined;
  readonly outcome?: 'done' | 'refused' | undefined;
  /** From this instant on, and before that one. */
  readonly since?: Date | undefined;
  readonly until?: Date | undefined;
}

/** One page of the audit, newest first. */
export function listAudit(db: Db, county: string, filter: AuditFilter, limit: number) {
  let query = db.selectFrom('audit').selectAll().where('county', '=', county).orderBy('seq', 'desc').limit(limit);
  if (filter.before !== undefined) query = query.where('seq', '<', String(filter.before));
  if (filter.action) query = query.where('action', '=', filter.action);
  if (filter.actor) query = filter.actor === 'system' ? query.where('actor_id', 'is', null) : query.where('actor_id', '=', filter.actor);
  if (filter.outcome) query = query.where('outcome', '=', filter.outcome);
  if (filter.since) query = query.where('at', '>=', filter.since);
  if (filter.until) query = query.where('at', '<', filter.until);
  return query.execute();
}

/** Recomputes every hash of the county's chain and the link to the one before; the head must agree with the last row. */
export async function verifyAudit(db: Db, county: string): Promise<{ rows: number; firstBroken: number | null; head: string; headAgrees: boolean }> {
  const found = await sql<{ rows: string; first_broken: string | null; last_seq: string; head: string; head_seq: string; head_hash: string }>`
    with chain as (
      select seq, hash, hash = audit_digest(a) and prev = coalesce(lag(hash) over (partition by county order by seq), '\\x00')
        and seq = coalesce(lag(seq) over (partition by county order by seq), 0) + 1 as sound
      from audit a where county = ${county}
    )
    select count(*) as rows, min(seq) filter (where not sound) as first_broken, coalesce(max(seq), 0) as last_seq,
      coalesce(encode((select hash from chain order by seq desc limit 1), 'hex'), '') as head,
      coalesce((select seq from audit_head where county = ${county}), 0) as head_seq,
      coalesce((select encode(hash, 'hex') from audit_head where county = ${county}), '') as head_hash
    from chain`.execute(db);
  const row = found.rows[0];
  if (!row) throw new Error('an aggregate always answers one row');
  return {
    rows: Number(row.rows), firstBroken: row.first_broken === null ? null : Number(row.first_broken), head: row.head,
    headAgrees: row.last_seq === row.head_seq && row.head === row.head_hash,
  };
}
