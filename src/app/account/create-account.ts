import type { AccountWithSecret } from '../../contract/unit.ts';
import { foldLogin } from '../../domain/access/password.ts';
import { insertAccount, type AccountRow } from '../../db/queries/accounts.ts';
import { insertLoginName } from '../../db/queries/sign-in.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';
import { accountReply } from './account-reply.ts';
import { giveOneTimePassword } from './give-one-time-password.ts';

/** Adds an account with a one-time password, shown once. Throws A103, R101, R203. */
export const createAccount = useCase('account.create', async (cx, input: { login: string; name: string; unitId: string }): Promise<AccountWithSecret> => {
  const unit = await getUnit(cx.db, cx.county, input.unitId);
  cx.allow(unit.path);
  const account: AccountRow = {
    id: cx.runtime.newId(), login: input.login, name: input.name, unitId: unit.id, unitName: unit.name, unitPath: unit.path, disabled: false, signedInAt: null,
  };
  cx.about({ kind: 'account', id: account.id, unitPath: unit.path });
  await insertAccount(cx.db, cx.county, { ...account, createdBy: cx.actor.id, at: cx.now });
  await insertLoginName(cx.db, foldLogin(account.login), cx.county, account.id);
  return { account: accountReply(account, []), ...(await giveOneTimePassword(cx.db, cx.county, account.id, cx.now)) };
});
