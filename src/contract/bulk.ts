import { z } from 'zod';
import { count, id, prose } from './common.ts';
import { explanations, findingView, typedValues } from './register.ts';

/** The most records one call takes. */
const MOST_IN_BULK = 1000;

/** One record of a call: made; changed or retired from the version its sender has; or put, which changes the one with its key and makes it when there is none. */
const bulkRow = z.discriminatedUnion('do', [
  z.object({ do: z.literal('create'), unitId: id, values: typedValues }),
  z.object({ do: z.literal('put'), unitId: id, values: typedValues }),
  z.object({ do: z.literal('change'), id, version: count, unitId: id.optional(), values: typedValues }),
  z.object({ do: z.literal('retire'), id, version: count, reason: prose(500) }),
]);
export type BulkRow = z.infer<typeof bulkRow>;

/** POST /api/registers/:key/bulk. `all`: every record or none. `sound`: those without faults, the others are told. */
export const bulkRecords = z.object({ mode: z.enum(['all', 'sound']), rows: z.array(bulkRow).min(1).max(MOST_IN_BULK), explanations });
export type BulkRecords = z.infer<typeof bulkRecords>;

/** What became of one record; `row` counts from 1 as it was sent. */
const bulkOutcome = z.object({
  row: count, outcome: z.enum(['created', 'changed', 'unchanged', 'retired', 'refused']), id: id.nullable(), version: count.nullable(), findings: z.array(findingView),
});
export type BulkOutcome = z.infer<typeof bulkOutcome>;
const counts = z.object({ created: count, changed: count, unchanged: count, retired: count, refused: count });
export type BulkCounts = z.infer<typeof counts>;
/** What the call answers. A call that was sent before is answered as it was then, without its findings. */
export const bulkReply = z.object({ counts, rows: z.array(bulkOutcome), repeated: z.boolean() });
export type BulkReply = z.infer<typeof bulkReply>;
