import { z } from 'zod';

/** What is wrong with a field, where a check of our own says so: Chinese as the check keeps it, and English. */
export const faults = {
  series: { zh: '指标数乘点数一次至多 500，请少问几个指标或几个点', en: 'indicators times points are at most 500; ask fewer of them' },
  day: { zh: '应为日历上有的日期', en: 'must be a day the calendar has' },
  unseen: { zh: '不能只有看不见的字符', en: 'must not be all unseen characters' },
  control: { zh: '含有换行或看不见的控制字符', en: 'holds line breaks or unseen control characters' },
  twice: { zh: '同一项不能选两次', en: 'must not name the same thing twice' },
  loginName: { zh: '登录名只能用文字、数字和 . _ @ -', en: 'a sign-in name is made of letters, digits and . _ @ -' },
} as const;

/** Opaque identifier made by the application; large letters mean the same as small ones. */
export const id = z.uuid().toLowerCase();
/** A plain date people write: YYYY-MM-DD, and one the calendar has. */
export const plainDate = z.iso.date().refine((text) => text >= '0001-01-01', faults.day.zh);
/** A whole number that counts something of ours: versions, pages, rows. */
export const count = z.number().int().min(0).max(2_147_483_647);
/** One figure, or the two ends of a range. */
export const magnitude = z.union([z.number(), z.tuple([z.number(), z.number()]).readonly()]);
/** How a promised figure is compared with the real one. */
export const comparator = z.enum(['eq', 'ge', 'le', 'gt', 'lt', 'approx', 'range']);
/** Instant, ISO 8601 in UTC. */
export const instant = z.string();
// Text that cannot be seen, or that turns what stands beside it around, is how one name passes for another.
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
/** One line of text typed by a person: something to see, no line breaks, nothing that reverses the text around it. */
export const line = (max: number) => z.string().trim().min(1).max(max)
  .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, faults.unseen.zh).refine((text) => !unseen.test(text), faults.control.zh);
/** The name a person signs in with. */
export const loginName = z.string().trim().min(2).max(64).regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u, faults.loginName.zh);
/** Several lines typed by a person; may be empty. */
export const prose = (max: number) => z.string().trim().max(max);

/** What every refused request answers: the code, the sentence in both languages, what it is about. */
export const problemReply = z.object({
  code: z.string(), status: z.number(), zh: z.string(), en: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type ProblemReply = z.infer<typeof problemReply>;

/** What may stand beside the file of POST /api/files: the field of a register it is for, and whose record. */
export const fileFor = z.object({ register: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), field: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), unitId: id }).optional();
export type FileFor = z.infer<typeof fileFor>;

/** A file as lists show it. */
export const fileRef = z.object({ id, name: z.string(), size: z.number(), media: z.string() });
export type FileRef = z.infer<typeof fileRef>;
