import { z } from 'zod';
import { id, instant } from './common.ts';

/** GET /api/audit?before=<seq>&action=&actor=&outcome=  Newest first, 100 a page. */
export const auditRow = z.object({
  seq: z.number(), at: instant, actorId: id.nullable(), actorName: z.string(), action: z.string(), label: z.object({ zh: z.string(), en: z.string() }),
  objectKind: z.string(), objectId: z.string(), unitPath: z.string(), outcome: z.enum(['done', 'refused']), code: z.string(),
  details: z.record(z.string(), z.unknown()), address: z.string(), hash: z.string(),
});
export type AuditRow = z.infer<typeof auditRow>;
/** One page of the audit; `next` is the `before` of the following one. */
export const auditPage = z.object({ rows: z.array(auditRow), next: z.number().nullable() });
export type AuditPage = z.infer<typeof auditPage>;

/** GET /api/audit/verify: recomputes the chain of hashes. */
export const auditVerdict = z.object({ rows: z.number(), intact: z.boolean(), firstBroken: z.number().nullable(), head: z.string() });
export type AuditVerdict = z.infer<typeof auditVerdict>;
