import { z } from 'zod';
import { id, instant, line, loginName } from './common.ts';

/** The levels of the unit tree. */
export const unitKind = z.enum(['bureau', 'section', 'district', 'school', 'kindergarten', 'training']);

/** GET /api/units: the tree as a flat list, parents before children. */
export const unit = z.object({
  id, parentId: id.nullable(), path: z.string(), kind: unitKind, name: z.string(), code: z.string(),
  /** First letters and full pinyin, for search. */
  pinyin: z.string(), retired: z.boolean(),
});
export type Unit = z.infer<typeof unit>;
/** What GET /api/units answers. */
export const units = z.array(unit);

/** POST /api/units */
export const createUnit = z.object({ parentId: id, kind: unitKind, name: line(80), code: z.string().regex(/^[a-z0-9-]{1,24}$/) });
export type CreateUnit = z.infer<typeof createUnit>;
/** PATCH /api/units/:id */
export const renameUnit = z.object({ name: line(80) });

/** GET /api/accounts */
export const account = z.object({
  id, login: z.string(), name: z.string(), unitId: id, unitName: z.string(), unitPath: z.string(), disabled: z.boolean(),
  signedInAt: instant.nullable(),
  grants: z.array(z.object({
    id, role: z.string(), unitId: id, unitName: z.string(), state: z.enum(['proposed', 'granted', 'revoked']),
    proposedBy: z.string(), authorisedBy: z.string().nullable(),
  })),
});
export type Account = z.infer<typeof account>;
/** What GET /api/accounts answers. */
export const accounts = z.array(account);

/** POST /api/accounts; answers the account and its one-time password, shown once. */
export const createAccount = z.object({ login: loginName, name: line(40), unitId: id });
export type CreateAccount = z.infer<typeof createAccount>;
/** An account with its one-time password, which is shown once and kept nowhere. */
export const accountWithSecret = z.object({ account, oneTimePassword: z.string(), validUntil: instant });
export type AccountWithSecret = z.infer<typeof accountWithSecret>;

/** POST /api/accounts/:id/grants (system administrator proposes); POST /api/grants/:id/authorise | revoke (security administrator). */
export const proposeGrant = z.object({ role: z.string().max(32), unitId: id });
export type ProposeGrant = z.infer<typeof proposeGrant>;
