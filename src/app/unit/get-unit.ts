import { problems, raise } from '../../domain/problem.ts';
import type { Db } from '../../db/database.ts';
import { findUnit, findUnitAt, findUnitToWrite, listUnitsById, lockUnits, type UnitRow } from '../../db/queries/units.ts';

/** The unit with this id. Throws R101. */
export async function getUnit(db: Db, county: string, id: string): Promise<UnitRow> {
  return orNotFound(await findUnit(db, county, id));
}

/** The unit with this id, which nobody takes out of use before this use case has ended. Throws R101. */
export async function getUnitToWrite(db: Db, county: string, id: string): Promise<UnitRow> {
  return orNotFound(await findUnitToWrite(db, county, id));
}

/** These units, in the order of their ids as given. Throws R101. */
export async function getUnits(db: Db, county: string, ids: readonly string[]): Promise<UnitRow[]> {
  const found = new Map((await listUnitsById(db, county, ids)).map((unit) => [unit.id, unit]));
  return ids.map((id) => orNotFound(found.get(id)));
}

/** These units, held against every other change, in the order of their ids as given. Throws R101. */
export async function getUnitsToChange(db: Db, county: string, ids: readonly string[]): Promise<UnitRow[]> {
  const found = new Map((await lockUnits(db, county, ids)).map((unit) => [unit.id, unit]));
  return ids.map((id) => orNotFound(found.get(id)));
}

/** The unit at this path. Throws R101. */
export async function getUnitAt(db: Db, county: string, path: string): Promise<UnitRow> {
  return orNotFound(await findUnitAt(db, county, path));
}

function orNotFound(unit: UnitRow | undefined): UnitRow {
  if (!unit) throw raise(problems.notFound, { what: { zh: '该单位', en: 'This unit' } });
  return unit;
}
