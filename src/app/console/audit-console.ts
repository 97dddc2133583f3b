import type { ActionName } from '../../domain/access/actions.ts';
import { consoleName } from '../../domain/access/console-name.ts';
import type { Db } from '../../db/database.ts';
import { appendAudit } from '../../db/queries/audit.ts';

/** Writes the audit row of something done from the operator's console, where no person asks. */
export function auditConsole(db: Db, county: string, at: Date, action: ActionName, about: { readonly kind: string; readonly id: string; readonly unitPath: string; readonly details?: Readonly<Record<string, unknown>> }): Promise<void> {
  return appendAudit(db, county, {
    at, actorId: null, actorName: consoleName.zh, action, objectKind: about.kind, objectId: about.id, unitPath: about.unitPath,
    outcome: 'done', code: '', details: about.details ?? {}, address: '',
  });
}
