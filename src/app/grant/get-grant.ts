import { problems, raise } from '../../domain/problem.ts';
import { findGrant, type GrantRow } from '../../db/queries/accounts.ts';
import type { Context } from '../use-case.ts';

/** The grant with this id, proposed or authorised, after asking for the right on its unit. Throws R101, A103. */
export async function getGrant(cx: Context, id: string): Promise<GrantRow> {
  const grant = await findGrant(cx.db, cx.county, id);
  if (!grant || grant.revoked) throw raise(problems.notFound, { what: { zh: '该授权', en: 'This grant' } });
  cx.about({ kind: 'account', id: grant.accountId, unitPath: grant.unitPath, details: { role: grant.role } });
  cx.allow(grant.unitPath);
  return grant;
}
