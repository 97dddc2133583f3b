import { z } from 'zod';

/** Opaque identifier made by the application. */
export const id = z.uuid();
/** A plain date people write: YYYY-MM-DD, and one the calendar has. */
export const plainDate = z.iso.date().refine((text) => text >= '0001-01-01', '应为日历上有的日期');
/** A whole number that counts something of ours: versions, pages, rows. */
export const count = z.number().int().min(0).max(2_147_483_647);
/** One figure, or the two ends of a range. */
export const magnitude = z.union([z.number(), z.tuple([z.number(), z.number()]).readonly()]);
/** Instant, ISO 8601 in UTC. */
export const instant = z.string();
// Text that cannot be seen, or that turns what stands beside it around, is how one name passes for another.
const unseen = /[\p{Cc}\u202A-\u202E\u2066-\u2069]/u;
/** One line of text typed by a person: something to see, no line breaks, nothing that reverses the text around it. */
export const line = (max: number) => z.string().trim().min(1).max(max)
  .regex(/[\p{L}\p{N}\p{P}\p{S}]/u, '不能只有看不见的字符').refine((text) => !unseen.test(text), '含有换行或看不见的控制字符');
/** The name a person signs in with. */
export const loginName = z.string().trim().min(2).max(64).regex(/^[\p{L}\p{N}][\p{L}\p{N}._@-]*$/u, '登录名只能用文字、数字和 . _ @ -');
/** Several lines typed by a person; may be empty. */
export const prose = (max: number) => z.string().trim().max(max);

/** What every refused request answers: the code, the sentence in both languages, what it is about. */
export const problemReply = z.object({
  code: z.string(), status: z.number(), zh: z.string(), en: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type ProblemReply = z.infer<typeof problemReply>;

/** A file as lists show it. */
export const fileRef = z.object({ id, name: z.string(), size: z.number(), media: z.string() });
export type FileRef = z.infer<typeof fileRef>;
