import type { AuditPage } from '../../contract/audit.ts';
import { actionNames, actions } from '../../domain/access/actions.ts';
import { listAudit, type AuditFilter } from '../../db/queries/audit.ts';
import { useCase } from '../use-case.ts';

const PAGE = 100;

/** One page of the audit, newest first. Reading it is itself written into it. Throws A103. */
export const readAudit = useCase('audit.list', async (cx, input: AuditFilter): Promise<AuditPage> => {
  cx.about({ kind: 'audit', id: '', unitPath: `${cx.county}/`, details: { ...input } });
  const rows = await listAudit(cx.db, cx.county, input, PAGE + 1);
  const shown = rows.slice(0, PAGE).map((row) => ({
    seq: Number(row.seq), at: row.at.toISOString(), actorId: row.actor_id, actorName: row.actor_name, action: row.action, label: labelOf(row.action),
    objectKind: row.object_kind, objectId: row.object_id, unitPath: row.unit_path, outcome: row.outcome, code: row.code,
    details: row.details, address: row.address, hash: row.hash.toString('hex'),
  }));
  return { rows: shown, next: rows.length > PAGE ? (shown.at(-1)?.seq ?? null) : null };
});

// Retired actions stay readable by their name.
function labelOf(name: string): { zh: string; en: string } {
  const known = actionNames.find((action) => action === name);
  return known ? { zh: actions[known].zh, en: actions[known].en } : { zh: name, en: name };
}
