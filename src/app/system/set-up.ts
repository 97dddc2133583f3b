/*
 * The first start: a one-time token printed on the operator's console opens the set-up page, once. Three different
 * people become the three administrators; there is no default account.
 */
import { foldLogin } from '../../domain/access/password.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import { problems, raise } from '../../domain/problem.ts';
import type { Db } from '../../db/database.ts';
import { insertAccount, insertGrant } from '../../db/queries/accounts.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { findCounty, insertCounty, putSetupToken, takeSetupToken } from '../../db/queries/counties.ts';
import { insertLoginName, putCredential } from '../../db/queries/sign-in.ts';
import { insertUnit } from '../../db/queries/units.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { digestOf, hashPassword, newToken, requireStrong } from '../session/secrets.ts';
import { doorScope } from '../session/open-session.ts';
import { pinyinKey } from '../unit/pinyin-key.ts';

/** Stands for the set-up itself where a grant names who authorised it. */
export const SETUP_ID = '00000000-0000-0000-0000-000000000000';
const TOKEN_HOURS = 24;

export interface SetupInput {
  readonly token: string; readonly countyCode: string; readonly countyName: string; readonly bureauName: string;
  readonly administrators: readonly { readonly role: 'system_admin' | 'security_admin' | 'audit_admin'; readonly name: string; readonly login: string; readonly password: string }[];
}

/** The county of this installation, or undefined before set-up. */
export const currentCounty = (runtime: Runtime) => runtime.database.atTheDoor(findCounty);

/** Makes a one-time set-up token for the operator, or undefined when the system is set up already. */
export async function issueSetupToken(runtime: Runtime): Promise<string | undefined> {
  const { token, digest } = newToken();
  return runtime.database.atTheDoor(async (db) => {
    if (await findCounty(db)) return undefined;
    await putSetupToken(db, digest, new Date(runtime.clock().getTime() + TOKEN_HOURS * 3_600_000));
    return token;
  });
}

/** Sets the system up. Throws A111, A112, A105, R102. */
export async function setUp(runtime: Runtime, asker: Asker, input: SetupInput): Promise<void> {
  const roles = new Set(input.administrators.map((person) => person.role));
  const logins = new Set(input.administrators.map((person) => foldLogin(person.login)));
  if (roles.size !== 3 || logins.size !== 3) throw raise(problems.inputWrong, { fields: ['三类管理员须是三个不同的人'] });
  for (const person of input.administrators) requireStrong(person.password, [person.login, person.name, input.countyCode, input.countyName]);
  const hashes = await Promise.all(input.administrators.map((person) => hashPassword(person.password)));
  const now = runtime.clock();
  await runtime.database.within(doorScope(input.countyCode), async (db) => {
    if (await findCounty(db)) throw raise(problems.setupDone, {});
    if (!(await takeSetupToken(db, digestOf(input.token), now))) throw raise(problems.setupTokenWrong, {});
    const bureau = await insertBureau(db, runtime, input);
    for (const [index, person] of input.administrators.entries()) {
      await insertPerson(db, runtime, {
        county: input.countyCode, unit: bureau, login: person.login, name: person.name, hash: hashes[index] ?? '', roles: [{ role: person.role, unit: bureau }],
      });
    }
    await appendAudit(db, input.countyCode, {
      at: now, actorId: null, actorName: '', action: 'system.setup', objectKind: 'county', objectId: input.countyCode,
      unitPath: bureau.path, outcome: 'done', code: '', details: {}, address: asker.address,
    });
  });
}

export interface UnitAt { readonly id: string; readonly path: string }

/** Adds the county and its bureau, the root of the unit tree. */
export async function insertBureau(db: Db, runtime: Runtime, input: { countyCode: string; countyName: string; bureauName: string }): Promise<UnitAt> {
  await insertCounty(db, input.countyCode, input.countyName, runtime.clock());
  const bureau = { id: runtime.newId(), path: `${input.countyCode}/` };
  await insertUnit(db, input.countyCode, {
    ...bureau, parentId: null, kind: 'bureau', name: input.bureauName, code: input.countyCode, pinyin: pinyinKey(input.bureauName),
  }, runtime.clock());
  return bureau;
}

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
