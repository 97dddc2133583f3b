import { z } from 'zod';
import { id, instant, line, plainDate } from './common.ts';

const rights = z.array(z.enum(['read', 'write', 'import', 'export', 'report'])).min(1).max(5);
const ceiling = z.union([z.literal(0), z.literal(1), z.literal(2)]);
/** What a token may do, by register. */
const scopes = z.record(z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), rights);

/** POST /api/tokens: a token for a named system, at a unit and for all below it. Writing includes reading, and so does reporting. */
export const issueToken = z.object({
  name: line(40), purpose: line(200), unitId: id, scopes: scopes.refine((held) => Object.keys(held).length > 0),
  /** The most delicate fields it sees plainly: 0 public, 1 internal, 2 personal. */
  ceiling,
  /** The last day it is good for. */
  until: plainDate,
});
export type IssueToken = z.infer<typeof issueToken>;

/** A token as the administrators see it; the token itself is never shown again. */
export const tokenView = z.object({
  id, name: z.string(), purpose: z.string(), unitId: id, unitName: z.string(), scopes, ceiling: z.number(),
  state: z.enum(['proposed', 'suspended', 'granted', 'expired', 'revoked', 'unit_retired']), expiresAt: instant, proposedBy: z.string(), proposedAt: instant,
  authorisedBy: z.string().nullable(), revokedBy: z.string().nullable(), revokedAt: instant.nullable(),
  usedAt: instant.nullable(), usedFrom: z.string(),
});
export type TokenView = z.infer<typeof tokenView>;

const perMinute = z.number().int().min(1).max(100_000);
/** GET /api/tokens */
export const tokenList = z.object({
  tokens: z.array(tokenView), perMinute,
  /** The registers a token may name. */
  registers: z.array(z.object({ key: z.string(), name: z.object({ zh: z.string(), en: z.string() }) })),
});
export type TokenList = z.infer<typeof tokenList>;
/** What issuing answers: the token itself, this once. */
export const issuedToken = z.object({ token: z.string(), view: tokenView });
export type IssuedToken = z.infer<typeof issuedToken>;
/** PUT /api/tokens/limit: requests a minute for each token. */
export const tokenLimit = z.object({ perMinute });
export type TokenLimit = z.infer<typeof tokenLimit>;
