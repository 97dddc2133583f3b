/*
 * Accounts from the operator's console, for when nobody can sign in. Whoever can run commands on the server can do
 * this anyway; here it is at least written into the audit, as done by 控制台.
 */
import { foldLogin } from '../../domain/access/password.ts';
import type { ActionName } from '../../domain/access/actions.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Db } from '../../db/database.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import type { Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';
import { auditConsole } from './audit-console.ts';

/** Runs `work` on the account with this login, and writes it into the audit. Throws A113, R101. */
export function workOnAccount<T>(runtime: Runtime, login: string, action: ActionName, work: (db: Db, county: string, id: string) => Promise<T>): Promise<T> {
  return workInCounty(runtime, async (db, county) => {
    const account = (await listAccountRows(db, county)).find((row) => foldLogin(row.login) === foldLogin(login));
    if (!account) throw raise(problems.notFound, { what: { zh: `账号“${login}”`, en: `The account "${login}"` } });
    const result = await work(db, county, account.id);
    await auditConsole(db, county, runtime.clock(), action, { kind: 'account', id: account.id, unitPath: account.unitPath });
    return result;
  });
}

/** Runs `work` on the county's people and units. Throws A113 before set-up. */
export async function workInCounty<T>(runtime: Runtime, work: (db: Db, county: string) => Promise<T>): Promise<T> {
  const county = await findCurrentCounty(runtime);
  if (!county) throw raise(problems.setupNeeded, {});
  return runtime.database.within(doorScope(county.code), (db) => work(db, county.code));
}
