import { foldLogin } from '../../domain/access/password.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import type { Db } from '../../db/database.ts';
import { insertAccount, insertGrant } from '../../db/queries/accounts.ts';
import { insertLoginName, putCredential } from '../../db/queries/sign-in.ts';
import type { Runtime } from '../runtime.ts';
import type { UnitAt } from './insert-bureau.ts';

// Stands for the set-up itself where a grant names who authorised it.
const SETUP_ID = '00000000-0000-0000-0000-000000000000';

/** Adds a person with a password and authorised roles: only for set-up and the sample county. */
export async function insertPerson(db: Db, runtime: Runtime, person: {
  county: string; unit: UnitAt; login: string; name: string; hash: string; roles: readonly { role: RoleKey; unit: UnitAt }[];
}): Promise<string> {
  const id = runtime.newId();
  const at = runtime.clock();
  await insertAccount(db, person.county, { id, unitId: person.unit.id, login: person.login, name: person.name, createdBy: null, at });
  await insertLoginName(db, foldLogin(person.login), person.county, id);
  await putCredential(db, { county: person.county, accountId: id, hash: person.hash, mustChange: false, expiresAt: null, at });
  for (const held of person.roles) {
    await insertGrant(db, person.county, {
      id: runtime.newId(), accountId: id, role: held.role, unitId: held.unit.id, unitPath: held.unit.path, proposedBy: id, at, authorisedBy: SETUP_ID,
    });
  }
  return id;
}
