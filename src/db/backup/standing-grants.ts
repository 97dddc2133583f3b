/* Who may do what where, before a restore and after: a backup knows nothing of the grants that were revoked after it was written. */
import type { Client } from 'pg';
import type { RoleKey } from '../../domain/access/roles.ts';

/** A role in force of somebody who may sign in. */
interface StandingGrant { readonly login: string; readonly name: string; readonly role: RoleKey; readonly unit: string }

/** How a grant of a backup differs from what stood before: `back` was not in force any more, or not yet; `gone` is not in the backup. */
export interface ComparedGrant extends StandingGrant { readonly change: 'same' | 'back' | 'gone' }

/** Grants in force by the place they stand at: the same person, role and unit are the same grant. */
export type StandingGrants = ReadonlyMap<string, StandingGrant>;

/** All grants that are in force. A disabled account holds none, whatever stands beside its name. */
export async function readStandingGrants(client: Client): Promise<StandingGrants> {
  const { rows } = await client.query<StandingGrant & { place: string }>(`
    select concat_ws('/', g.county, g.account_id, g.role, g.unit_id) as place, a.login, a.name, g.role, u.name as unit
    from role_grant g join account a on a.county = g.county and a.id = g.account_id join unit u on u.county = g.county and u.id = g.unit_id
    where g.authorised_at is not null and g.revoked_at is null and a.disabled_at is null
    order by g.county, g.unit_path, a.login, g.role`);
  return new Map(rows.map(({ place, ...grant }) => [place, grant]));
}

/** What differs first, then what is the same. Where nobody held anything before, nothing differs. */
export function compareGrants(before: StandingGrants, after: StandingGrants): ComparedGrant[] {
  const known = before.size > 0;
  const held = [...after].map(([place, grant]): ComparedGrant => ({ ...grant, change: known && !before.has(place) ? 'back' : 'same' }));
  const gone = [...before].flatMap(([place, grant]): ComparedGrant[] => (after.has(place) ? [] : [{ ...grant, change: 'gone' }]));
  return [...held.filter(({ change }) => change === 'back'), ...gone, ...held.filter(({ change }) => change === 'same')];
}
