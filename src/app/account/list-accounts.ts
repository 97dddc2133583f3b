import type { Account } from '../../contract/unit.ts';
import { listAccountRows, listGrants } from '../../db/queries/accounts.ts';
import { useCase } from '../use-case.ts';
import { accountReply } from './account-reply.ts';

/** Lists all accounts with their grants. Throws A103. */
export const listAccounts = useCase('account.list', async (cx, _input: Record<never, never>): Promise<Account[]> => {
  const [rows, grants] = [await listAccountRows(cx.db, cx.county), await listGrants(cx.db, cx.county)];
  return rows.map((row) => accountReply(row, grants));
});
