import type { Me } from '../../contract/session.ts';
import { actionNames } from '../../domain/access/actions.ts';
import { mayAnywhere } from '../../domain/access/may.ts';
import { dayInChina } from '../../domain/values/plain-date.ts';
import type { Runtime } from '../runtime.ts';
import { findCurrentCounty } from '../system/find-current-county.ts';
import type { Identity } from './identify.ts';

/** Who is asking and what they may do; for nobody, what the sign-in page should offer. */
export async function describeMe(runtime: Runtime, identity: Identity | undefined): Promise<Me> {
  const county = (await findCurrentCounty(runtime)) ?? null;
  const mode = county === null ? 'setup' : runtime.sample ? 'sample' : 'normal';
  const today = dayInChina(runtime.clock());
  if (!identity) return { mode, county, today, person: null, actions: [], expiresAt: null };
  const { person, actor } = identity;
  return {
    mode, county, today, expiresAt: identity.expiresAt.toISOString(), actions: actionNames.filter((name) => mayAnywhere(actor, name)),
    person: {
      id: person.id, name: person.name, unitId: person.unitId, unitName: person.unitName, unitPath: person.unitPath,
      roles: person.grants.map((grant) => ({ role: grant.role, unitPath: grant.unitPath, unitName: grant.unitName })), mustChangePassword: person.mustChange,
    },
  };
}
