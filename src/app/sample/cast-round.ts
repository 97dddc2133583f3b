/* Who takes part in the round of the sample county: its own people, and a clerk for every school that has none. */
import type { SampleCounty } from '../../catalog/sample-county.ts';
import { readSampleNames } from '../../catalog/sample-names.ts';
import type { Actor } from '../../domain/access/may.ts';
import type { RoleKey } from '../../domain/access/roles.ts';
import type { DrawnSchool } from '../../domain/sample/draw-county.ts';
import { personNames } from '../../domain/sample/person-name.ts';
import { randomOf } from '../../domain/sample/random.ts';
import { schoolClerkLogin } from '../../domain/sample/school-clerk.ts';
import { listAccountRows } from '../../db/queries/accounts.ts';
import { findPerson } from '../../db/queries/sessions.ts';
import type { Db } from '../../db/database.ts';
import type { Runtime } from '../runtime.ts';
import { actorOf } from '../session/identify.ts';
import { doorScope } from '../session/door-scope.ts';
import { hashPassword, newOneTimePassword } from '../session/secrets.ts';
import { insertPerson } from '../system/insert-person.ts';
import { listUnitRows } from '../../db/queries/units.ts';
import type { CastSchool, RoundCast } from './open-sample-round.ts';

/** Finds the people of the round; schools without a clerk are given one. */
export async function castRound(runtime: Runtime, sample: SampleCounty, schools: readonly DrawnSchool[]): Promise<RoundCast> {
  // Nobody signs in as these with a password.
  const hash = await hashPassword(newOneTimePassword());
  return runtime.database.within(doorScope(sample.code), async (db) => {
    const people = await loadPeople(db, sample);
    const one = (role: RoleKey): Actor => {
      const [first] = people.get(role) ?? [];
      if (!first) throw new Error(`the sample county has no ${role}`);
      return first;
    };
    const units = new Map((await listUnitRows(db, sample.code)).map((unit) => [unit.path, unit]));
    const named = personNames(await readSampleNames());
    const taken = new Set(sample.people.map(({ name }) => name));
    const taking: CastSchool[] = [];
    for (const { key, reporting } of schools) {
      const unit = units.get(`${sample.code}/${key}/`);
      if (!unit) throw new Error(`the sample county has no unit ${key}`);
      const held = people.get('clerk')?.find(({ unitPath }) => unitPath === unit.path);
      taking.push({ path: unit.path, reporting, shown: held !== undefined, clerk: held ?? await addClerk(db, runtime, { county: sample.code, key, unit, hash, named, taken }) });
    }
    return { office: one('office'), leader: one('leader'), districts: people.get('district') ?? [], schools: taking };
  });
}

/** The people of the file by what they are. */
async function loadPeople(db: Db, sample: SampleCounty): Promise<ReadonlyMap<RoleKey, readonly Actor[]>> {
  const accounts = new Map((await listAccountRows(db, sample.code)).map(({ login, id }) => [login, id]));
  const people = new Map<RoleKey, Actor[]>();
  for (const { login, role } of sample.people) {
    const person = await findPerson(db, sample.code, accounts.get(login) ?? '');
    if (person) people.set(role, [...people.get(role) ?? [], actorOf(sample.code, person)]);
  }
  return people;
}

interface NewClerk { readonly county: string; readonly key: string; readonly unit: { readonly id: string; readonly path: string }; readonly hash: string; readonly named: ReturnType<typeof personNames>; readonly taken: Set<string> }

async function addClerk(db: Db, runtime: Runtime, { county, key, unit, hash, named, taken }: NewClerk): Promise<Actor> {
  const random = randomOf(`clerk/${key}`);
  const sex = random.chance(0.4) ? '1' : '2';
  let name = named(random, sex);
  while (taken.has(name)) name = named(random, sex);
  taken.add(name);
  const id = await insertPerson(db, runtime, { county, unit, login: schoolClerkLogin(key), name, hash, roles: [{ role: 'clerk', unit }] });
  return { id, county, name, unitPath: unit.path, grants: [{ role: 'clerk', unitPath: unit.path }] };
}
