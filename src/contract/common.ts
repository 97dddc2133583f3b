import { z } from 'zod';

/** Opaque identifier made by the application (UUID). */
export const id = z.string().min(1).max(64);
/** A plain date people write: YYYY-MM-DD. */
export const plainDate = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
/** One figure, or the two ends of a range. */
export const magnitude = z.union([z.number(), z.tuple([z.number(), z.number()]).readonly()]);
/** Instant, ISO 8601 in UTC. */
export const instant = z.string();
/** One line of text typed by a person. */
export const line = (max: number) => z.string().trim().min(1).max(max);
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
