import { z } from 'zod';
import { count, id, instant, plainDate } from './common.ts';

/** GET /api/audit?before=<seq>&action=&actor=&outcome=&from=&to=  Newest first, 100 a page. Days are days in China; `system` is whatever no account did. */
export const auditQuery = z.object({
  before: z.coerce.number().pipe(count).optional(), action: z.string().max(64).optional(), actor: z.union([id, z.literal('system')]).optional(),
  outcome: z.enum(['done', 'refused']).optional(), from: plainDate.optional(), to: plainDate.optional(),
});
export type AuditQuery = z.infer<typeof auditQuery>;

/** One row; `unitName` and `objectName` are what people call them, empty where nobody knows any more. */
export const auditRow = z.object({
  seq: z.number(), at: instant, actorId: id.nullable(), actorName: z.string(), action: z.string(), label: z.object({ zh: z.string(), en: z.string() }),
  objectKind: z.string(), objectId: z.string(), objectName: z.string(), unitPath: z.string(), unitName: z.string(), outcome: z.enum(['done', 'refused']), code: z.string(),
  details: z.record(z.string(), z.unknown()), address: z.string(), hash: z.string(),
});
export type AuditRow = z.infer<typeof auditRow>;
/** One page of the audit; `next` is the `before` of the following one; `people` are those one may narrow it by. */
export const auditPage = z.object({
  rows: z.array(auditRow), next: z.number().nullable(), people: z.array(z.object({ id, name: z.string(), unitName: z.string() })),
});
export type AuditPage = z.infer<typeof auditPage>;

/** GET /api/audit/verify: recomputes the chain of hashes. */
export const auditVerdict = z.object({ rows: z.number(), intact: z.boolean(), firstBroken: z.number().nullable(), head: z.string() });
export type AuditVerdict = z.infer<typeof auditVerdict>;
