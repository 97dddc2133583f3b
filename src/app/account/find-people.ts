import type { PersonRow } from '../../contract/session.ts';
import type { Actor } from '../../domain/access/may.ts';
import { roles } from '../../domain/access/roles.ts';
import { findPeople as queryPeople } from '../../db/queries/accounts.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import { getUnit } from '../unit/get-unit.ts';
import { useCase } from '../use-case.ts';

const MOST = 20;

/** People with an account whom a record of this unit may name: colleagues, those above and below; who reads the whole county finds all. Throws A103, R101. */
export const findPeople = useCase('person.find', async (cx, { unit: unitId, search }: { readonly unit: string; readonly search: string }): Promise<PersonRow[]> => {
  const unit = await getUnit(cx.db, cx.county, unitId);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path });
  cx.allow(unit.path);
  const found = await queryPeople(cx.db, cx.county, search.trim(), branchOf(cx.actor, unit), MOST);
  return found.map(({ id, name, unitName }) => ({ id, name, unitName }));
});

/** The branch of the county whose people are found for this unit; null for all of them. */
export const branchOf = ({ grants }: Actor, { path }: Pick<UnitRow, 'path'>): string | null =>
  (grants.some(({ role }) => roles[role].reads === 'county') ? null : path);
