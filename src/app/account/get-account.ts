import { problems, raise } from '../../domain/problem.ts';
import { findAccount, type AccountRow } from '../../db/queries/accounts.ts';
import type { Context } from '../use-case.ts';

/** The account with this id. Throws R101. */
export async function getAccount(cx: Pick<Context, 'db' | 'county'>, id: string): Promise<AccountRow> {
  const account = await findAccount(cx.db, cx.county, id);
  if (!account) throw raise(problems.notFound, { what: { zh: '该账号', en: 'This account' } });
  return account;
}

/** The account a use case is about, after asking for the right on its unit. Throws R101, A103. */
export async function getAllowedAccount(cx: Context, id: string): Promise<AccountRow> {
  const account = await getAccount(cx, id);
  cx.about({ kind: 'account', id, unitPath: account.unitPath });
  cx.allow(account.unitPath);
  return account;
}
