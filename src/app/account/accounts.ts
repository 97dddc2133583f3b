import { foldLogin } from '../../domain/access/password.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Account } from '../../contract/unit.ts';
import type { Db } from '../../db/database.ts';
import { findAccount, insertAccount, listAccountRows, listGrants, setDisabled, type GrantRow } from '../../db/queries/accounts.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { insertLoginName, putCredential } from '../../db/queries/sign-in.ts';
import { hashPassword, newOneTimePassword } from '../session/secrets.ts';
import { getUnit } from '../unit/units.ts';
import { useCase, type Context } from '../use-case.ts';

/** An initial password must be used within this time (ASVS 6.4.1). */
const INITIAL_HOURS = 72;

/** Lists all accounts with their grants. */
export const listAccounts = useCase('account.list', async (cx, _input: Record<never, never>): Promise<Account[]> => {
  const [rows, grants] = [await listAccountRows(cx.db, cx.county), await listGrants(cx.db, cx.county)];
  return rows.map((row) => ({
    id: row.id, login: row.login, name: row.name, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path,
    disabled: row.disabled_at !== null, lastSeenAt: row.seen_at?.toISOString() ?? null,
    grants: grants.filter((grant) => grant.accountId === row.id).map(toGrant),
  }));
});

/** Adds an account with a one-time password, shown once. Throws R101, R203. */
export const createAccount = useCase('account.create', async (cx, input: { login: string; name: string; unitId: string }) => {
  const unit = await getUnit(cx.db, cx.county, input.unitId);
  cx.allow(unit.path);
  const id = cx.runtime.newId();
  cx.about({ kind: 'account', id, unitPath: unit.path });
  await insertAccount(cx.db, cx.county, { id, unitId: unit.id, login: input.login, name: input.name, createdBy: cx.actor.id, at: cx.now });
  await insertLoginName(cx.db, foldLogin(input.login), cx.county, id);
  return { account: await accountReply(cx, id), ...(await giveOneTimePassword(cx, id)) };
});

/** Gives an account a new one-time password and ends its sessions. Throws R101. */
export const resetAccount = useCase('account.reset', async (cx, input: { id: string }) => {
  await loadAllowed(cx, input.id);
  await deleteSessionsOf(cx.db, cx.county, input.id);
  return { account: await accountReply(cx, input.id), ...(await giveOneTimePassword(cx, input.id)) };
});

/** Disables an account and ends its sessions. Throws R101, A110 for one's own. */
export const disableAccount = useCase('account.disable', async (cx, input: { id: string }) => {
  await loadAllowed(cx, input.id);
  if (input.id === cx.actor.id) throw raise(problems.ownRequest, { action: '停用账号' });
  await setDisabled(cx.db, cx.county, input.id, cx.now);
  await deleteSessionsOf(cx.db, cx.county, input.id);
  return accountReply(cx, input.id);
});

/** Enables a disabled account. Throws R101. */
export const enableAccount = useCase('account.enable', async (cx, input: { id: string }) => {
  await loadAllowed(cx, input.id);
  await setDisabled(cx.db, cx.county, input.id, null);
  return accountReply(cx, input.id);
});

/** The account with this id, after asking for the right on its unit. */
export async function loadAllowed(cx: Context, id: string) {
  const account = await getAccount(cx.db, cx.county, id);
  cx.about({ kind: 'account', id, unitPath: account.unit_path });
  cx.allow(account.unit_path);
  return account;
}

/** The account with this id. Throws R101. */
export async function getAccount(db: Db, county: string, id: string) {
  const account = await findAccount(db, county, id);
  if (!account) throw raise(problems.notFound, { what: '该账号' });
  return account;
}

/** The account as the contract shows it. */
export async function accountReply(cx: Context, id: string): Promise<Account> {
  const row = await getAccount(cx.db, cx.county, id);
  const grants = await listGrants(cx.db, cx.county, id);
  return {
    id: row.id, login: row.login, name: row.name, unitId: row.unit_id, unitName: row.unit_name, unitPath: row.unit_path,
    disabled: row.disabled_at !== null, lastSeenAt: null, grants: grants.map(toGrant),
  };
}

async function giveOneTimePassword(cx: Context, accountId: string) {
  const oneTimePassword = newOneTimePassword();
  const expiresAt = new Date(cx.now.getTime() + INITIAL_HOURS * 3_600_000);
  await putCredential(cx.db, { county: cx.county, accountId, hash: await hashPassword(oneTimePassword), mustChange: true, expiresAt, at: cx.now });
  return { oneTimePassword, validUntil: expiresAt.toISOString() };
}

const toGrant = (grant: GrantRow): Account['grants'][number] => ({
  id: grant.id, role: grant.role, unitId: grant.unitId, unitName: grant.unitName, state: stateOf(grant), proposedBy: grant.proposedBy, authorisedBy: grant.authorisedBy,
});

const stateOf = (grant: GrantRow) => {
  if (grant.revoked) return 'revoked' as const;
  return grant.authorisedBy === null ? 'proposed' as const : 'granted' as const;
};
