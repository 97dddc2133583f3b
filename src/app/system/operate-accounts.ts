/*
 * Accounts from the operator's console, for when nobody can sign in. Whoever can run commands on the server can do
 * this anyway; here it is at least written into the audit, as done by 控制台.
 */
import { foldLogin } from '../../domain/access/password.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { roles } from '../../domain/access/roles.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Db } from '../../db/database.ts';
import { listAccountRows, listGrants, setDisabled } from '../../db/queries/accounts.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { deleteSessionsOf } from '../../db/queries/sessions.ts';
import { putCredential } from '../../db/queries/sign-in.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from '../session/open-session.ts';
import { hashPassword, newOneTimePassword } from '../session/secrets.ts';
import { currentCounty } from './set-up.ts';

const INITIAL_HOURS = 72;

/** All accounts with their roles. Throws A113 before set-up. */
export function listFromConsole(runtime: Runtime) {
  return inCounty(runtime, async (db, county) => {
    const grants = (await listGrants(db, county)).filter((grant) => grant.authorisedBy !== null && !grant.revoked);
    return (await listAccountRows(db, county)).map((row) => ({
      login: row.login, name: row.name, unit: row.unit_name, disabled: row.disabled_at !== null,
      roles: grants.filter((grant) => grant.accountId === row.id).map((grant) => roles[grant.role].zh),
    }));
  });
}

/** Gives the account a one-time password and ends its sessions. Throws A113, R101. */
export function resetFromConsole(runtime: Runtime, login: string) {
  return onAccount(runtime, login, 'account.reset', async (db, county, id) => {
    const oneTimePassword = newOneTimePassword();
    const expiresAt = new Date(runtime.clock().getTime() + INITIAL_HOURS * 3_600_000);
    await putCredential(db, { county, accountId: id, hash: await hashPassword(oneTimePassword), mustChange: true, expiresAt, at: runtime.clock() });
    await deleteSessionsOf(db, county, id);
    return { oneTimePassword, validUntil: expiresAt.toISOString() };
  });
}

/** Disables the account and ends its sessions. Throws A113, R101. */
export function disableFromConsole(runtime: Runtime, login: string): Promise<void> {
  return onAccount(runtime, login, 'account.disable', async (db, county, id) => {
    await setDisabled(db, county, id, runtime.clock());
    await deleteSessionsOf(db, county, id);
  });
}

/** Enables the account. Throws A113, R101. */
export function enableFromConsole(runtime: Runtime, login: string): Promise<void> {
  return onAccount(runtime, login, 'account.enable', (db, county, id) => setDisabled(db, county, id, null));
}

function onAccount<T>(runtime: Runtime, login: string, action: ActionName, work: (db: Db, county: string, id: string) => Promise<T>): Promise<T> {
  return inCounty(runtime, async (db, county) => {
    const account = (await listAccountRows(db, county)).find((row) => foldLogin(row.login) === foldLogin(login));
    if (!account) throw raise(problems.notFound, { what: `账号“${login}”` });
    const result = await work(db, county, account.id);
    await appendAudit(db, county, {
      at: runtime.clock(), actorId: null, actorName: '控制台', action, objectKind: 'account', objectId: account.id, unitPath: account.unit_path,
      outcome: 'done', code: '', details: {}, address: '',
    });
    return result;
  });
}

async function inCounty<T>(runtime: Runtime, work: (db: Db, county: string) => Promise<T>): Promise<T> {
  const county = await currentCounty(runtime);
  if (!county) throw raise(problems.setupNeeded, {});
  return runtime.database.within(doorScope(county.code), (db) => work(db, county.code));
}
