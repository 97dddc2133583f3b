import type { AuditVerdict } from '../../contract/audit.ts';
import { verifyAudit } from '../../db/queries/audit.ts';
import { useCase } from '../use-case.ts';

/** Recomputes the chain of hashes and says where it breaks, if it does. Throws A103. */
export const verifyChain = useCase('audit.verify', async (cx, _input: Record<never, never>): Promise<AuditVerdict> => {
  cx.about({ kind: 'audit', id: '', unitPath: `${cx.county}/` });
  const { rows, firstBroken, head, headAgrees } = await verifyAudit(cx.db, cx.county);
  return { rows, intact: firstBroken === null && headAgrees, firstBroken, head };
});
