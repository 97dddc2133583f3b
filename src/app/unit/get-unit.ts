import { problems, raise } from '../../domain/problem.ts';
import type { Db } from '../../db/database.ts';
import { findUnit, findUnitAt, type UnitRow } from '../../db/queries/units.ts';

/** The unit with this id. Throws R101. */
export async function getUnit(db: Db, county: string, id: string): Promise<UnitRow> {
  return orNotFound(await findUnit(db, county, id));
}

/** The unit at this path. Throws R101. */
export async function getUnitAt(db: Db, county: string, path: string): Promise<UnitRow> {
  return orNotFound(await findUnitAt(db, county, path));
}

function orNotFound(unit: UnitRow | undefined): UnitRow {
  if (!unit) throw raise(problems.notFound, { what: { zh: '该单位', en: 'This unit' } });
  return unit;
}
