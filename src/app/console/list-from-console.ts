import { roles } from '../../domain/access/roles.ts';
import { wordsOf } from '../../domain/problem.ts';
import { listAccountRows, listGrants } from '../../db/queries/accounts.ts';
import type { Runtime } from '../runtime.ts';
import { workInCounty } from './work-on-account.ts';

/** All accounts with their roles. Throws A113 before set-up. */
export function listFromConsole(runtime: Runtime) {
  return workInCounty(runtime, async (db, county) => {
    const grants = (await listGrants(db, county)).filter((grant) => grant.authorisedBy !== null && !grant.revoked);
    return (await listAccountRows(db, county)).map((row) => ({
      login: row.login, name: row.name, unit: row.unitName, disabled: row.disabled,
      roles: grants.filter((grant) => grant.accountId === row.id).map((grant) => wordsOf(roles[grant.role])),
    }));
  });
}
