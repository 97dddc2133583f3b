/*
 * The first start: a one-time token printed on the operator's console opens the set-up page, once. Three different
 * people become the three administrators; there is no default account.
 */
import { foldLogin } from '../../domain/access/password.ts';
import { problems, raise } from '../../domain/problem.ts';
import { appendAudit } from '../../db/queries/audit.ts';
import { findCounty, takeSetupToken } from '../../db/queries/counties.ts';
import type { Asker, Runtime } from '../runtime.ts';
import { doorScope } from '../session/door-scope.ts';
import { digestOf, hashPassword, requireStrong } from '../session/secrets.ts';
import { insertBureau } from './insert-bureau.ts';
import { insertPerson } from './insert-person.ts';

/** The county, its bureau and its three administrators. */
export interface SetupInput {
  readonly token: string; readonly countyCode: string; readonly countyName: string; readonly bureauName: string;
  readonly administrators: readonly { readonly role: 'system_admin' | 'security_admin' | 'audit_admin'; readonly name: string; readonly login: string; readonly password: string }[];
}

/** Sets the system up. Throws A111, A112, A105, R102. */
export async function setUp(runtime: Runtime, asker: Asker, input: SetupInput): Promise<void> {
  const roles = new Set(input.administrators.map((person) => person.role));
  const logins = new Set(input.administrators.map((person) => foldLogin(person.login)));
  if (roles.size !== 3 || logins.size !== 3) throw raise(problems.inputWrong, { fields: [{ zh: '三类管理员须是三个不同的人', en: 'the three administrators must be three different people' }] });
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
