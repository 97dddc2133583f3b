import { z } from 'zod';
import { comparator, count, fileRef, id, instant, line, magnitude, plainDate, prose } from './common.ts';
import { target } from './ledger.ts';
import type { Check, OutlineNode } from '../domain/plan/reading.ts';

/** What kind of document was read. */
export const docType = z.enum(['plan', 'summary', 'summary+plan', 'other']);
/** Whether people have decided on an item, and how. */
export const itemState = z.enum(['proposed', 'confirmed', 'dismissed']);

/** GET /api/plans */
export const planRow = z.object({
  id, title: z.string(), year: z.number().nullable(), docType, unitId: id, unitName: z.string(), versionNo: z.number(),
  version: z.number(), createdAt: instant, createdBy: z.string(),
  /** How a plan of a past year is followed; null while nobody was asked. */
  follow: z.enum(['supervise', 'reference']).nullable(),
  counts: z.object({ targets: z.number(), achievements: z.number(), context: z.number(), tasks: z.number(), checks: z.number(), inconsistent: z.number(), undecided: z.number() }),
});
export type PlanRow = z.infer<typeof planRow>;
/** What GET /api/plans answers. */
export const plans = z.array(planRow);

/** POST /api/plans/text  (a pasted text) — a file goes to POST /api/plans as multipart: `file`, optional `unitId`, optional `planId` (new version). */
export const uploadText = z.object({ title: prose(200).default(''), text: z.string().min(1).max(5_000_000), unitId: id.optional(), planId: id.optional() });
export type UploadText = z.infer<typeof uploadText>;

/** A figure or a task as read, with what people decided about it. Edits are merged in; `read` keeps what the reader said. */
export const planItem = z.object({
  itemId: z.string(), type: z.enum(['quantity', 'task']), state: itemState,
  /** quantity: target, achievement, context. task: task, campaign. */
  kind: z.enum(['target', 'achievement', 'context', 'task', 'campaign']),
  start: z.number(), end: z.number(), sentenceStart: z.number(), sentenceEnd: z.number(), section: z.string(), text: z.string(), why: z.string(),
  number: z.string(), value: magnitude.nullable(), unit: z.string(), comparator: comparator.nullable(), subject: z.string(), metric: z.string(),
  period: z.string(), deadline: plainDate.nullable(), deadlineText: z.string(), per: z.string(), owner: z.string(), title: z.string(),
  edited: z.boolean(), decidedBy: z.string().nullable(), decidedAt: instant.nullable(),
  /** The target or task it became. */
  commitmentId: id.nullable(),
});
export type PlanItem = z.infer<typeof planItem>;

const outlineNode: z.ZodType<OutlineNode> = z.custom<OutlineNode>();
const check: z.ZodType<Check> = z.custom<Check>();

/** GET /api/plans/:id?version= */
export const openedPlan = z.object({
  plan: planRow, file: fileRef.nullable(), text: z.string(), outline: z.array(outlineNode), items: z.array(planItem), checks: z.array(check),
  versions: z.array(z.object({ no: z.number(), at: instant, by: z.string(), fileName: z.string() })),
  mayDecide: z.boolean(), mayUpload: z.boolean(),
});
export type OpenedPlan = z.infer<typeof openedPlan>;

/** What a person may correct on an item. */
export const itemEdit = z.object({
  kind: z.enum(['target', 'achievement', 'context', 'task', 'campaign']), value: magnitude, unit: prose(20), comparator, subject: prose(200), metric: prose(200),
  period: prose(60), deadline: plainDate.nullable(), per: prose(20), owner: prose(80), title: line(300),
}).partial();
export type ItemEdit = z.infer<typeof itemEdit>;

/**
 * POST /api/plans/:id/decide. One or many items of the current version at once, all or nothing.
 * Confirming a target or a task puts it into the ledger; dismissing takes it out again while nothing was reported on it.
 * `version` is the plan's version counter the page showed; R201 when somebody decided meanwhile.
 */
export const decideItems = z.object({
  version: count,
  decisions: z.array(z.object({ itemId: z.string().max(40), decision: z.enum(['confirm', 'dismiss', 'undo']), edit: itemEdit.optional() })).min(1).max(5000),
});
export type DecideItems = z.infer<typeof decideItems>;

/** POST /api/plans/:id/follow: a plan of a past year is supervised as any other, or serves for reference without lights and reminders. */
export const followPlan = z.object({ version: count, follow: z.enum(['supervise', 'reference']) });
export type FollowPlan = z.infer<typeof followPlan>;

/** GET /api/plans/:id/compare?from=1&to=2 */
export const comparison = z.object({
  from: z.number(), to: z.number(),
  added: z.array(planItem), removed: z.array(planItem),
  changed: z.array(z.object({ before: planItem, after: planItem, fields: z.array(z.string()) })),
});
export type Comparison = z.infer<typeof comparison>;

/** GET /api/plans/:id/match?plan=<last year's plan>: a summary's achievements against last year's targets. */
export const matching = z.object({
  pairs: z.array(z.object({ achievement: planItem, target, score: z.number(), verdict: z.enum(['met', 'short', 'unclear']), why: z.string(), whyEn: z.string() })),
  unmatchedAchievements: z.array(planItem), unmatchedTargets: z.array(target),
});
export type Matching = z.infer<typeof matching>;

/** GET /api/plans/:id/ledger.xlsx?lang=en (targets, tasks, checks) and GET /api/plans/:id/deadlines.ics?lang=en answer files, in Chinese unless asked. */
export const inLanguage = z.object({ lang: z.enum(['zh', 'en']).default('zh') });
