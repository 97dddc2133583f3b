import { sql } from 'kysely';
import type { UnitKind } from '../../domain/unit/unit-kind.ts';
import type { Db } from '../database.ts';

/** A unit. `path` ends in `/`, so a prefix is a unit and all below it. */
export interface UnitRow {
  readonly id: string; readonly parentId: string | null; readonly path: string; readonly kind: UnitKind;
  readonly name: string; readonly code: string; readonly pinyin: string; readonly retired: boolean;
}

/** All units of the county, parents before children. */
export async function listUnitRows(db: Db, county: string): Promise<UnitRow[]> {
  const rows = await db.selectFrom('unit').selectAll().where('county', '=', county).orderBy('path').execute();
  return rows.map(toUnit);
}

/** Those of these units that are there. */
export async function listUnitsById(db: Db, county: string, ids: readonly string[]): Promise<UnitRow[]> {
  if (ids.length === 0) return [];
  // One array and not one value for each id: so it is the same statement for any number of them.
  return (await db.selectFrom('unit').selectAll().where('county', '=', county).where(sql<boolean>`id = any (${[...ids]}::uuid[])`).execute()).map(toUnit);
}

/** One unit, or undefined. */
export async function findUnit(db: Db, county: string, id: string): Promise<UnitRow | undefined> {
  const row = await db.selectFrom('unit').selectAll().where('county', '=', county).where('id', '=', id).executeTakeFirst();
  return row && toUnit(row);
}

/** One unit, or undefined; until the end of the transaction nobody can take it out of use, so that what is written for it stands in a unit in use. */
export async function findUnitToWrite(db: Db, county: string, id: string): Promise<UnitRow | undefined> {
  const row = await db.selectFrom('unit').selectAll().where('county', '=', county).where('id', '=', id).forKeyShare().executeTakeFirst();
  return row && toUnit(row);
}

/** Those of these units that are there; until the end of the transaction nobody can take one out of use. */
export async function findUnitsToWrite(db: Db, county: string, ids: readonly string[]): Promise<UnitRow[]> {
  if (ids.length === 0) return [];
  return (await db.selectFrom('unit').selectAll().where('county', '=', county).where(sql<boolean>`id = any (${[...ids]}::uuid[])`).orderBy('id').forKeyShare().execute()).map(toUnit);
}

/** These units, held until the end of the transaction: always in one order, so that two changes wait for each other and never for both. */
export async function lockUnits(db: Db, county: string, ids: readonly string[]): Promise<UnitRow[]> {
  const rows = await db.selectFrom('unit').selectAll().where('county', '=', county).where('id', 'in', [...ids]).orderBy('id').forUpdate().execute();
  return rows.map(toUnit);
}

/** The unit at this path, or undefined. */
export async function findUnitAt(db: Db, county: string, path: string): Promise<UnitRow | undefined> {
  const row = await db.selectFrom('unit').selectAll().where('county', '=', county).where('path', '=', path).executeTakeFirst();
  return row && toUnit(row);
}

/** Adds a unit; taken codes and names fail by their constraints. */
export async function insertUnit(db: Db, county: string, unit: Omit<UnitRow, 'retired'>, at: Date): Promise<void> {
  await db.insertInto('unit').values({
    county, id: unit.id, parent_id: unit.parentId, path: unit.path, kind: unit.kind, name: unit.name, code: unit.code,
    pinyin: unit.pinyin, created_at: at, retired_at: null,
  }).execute();
}

/** Gives the unit another name. */
export async function updateUnitName(db: Db, county: string, id: string, name: string, pinyin: string): Promise<void> {
  await db.updateTable('unit').set({ name, pinyin }).where('county', '=', county).where('id', '=', id).execute();
}

/** Takes the unit out of use; its rows stay. */
export async function retireUnitRows(db: Db, county: string, ids: readonly string[], at: Date): Promise<void> {
  await db.updateTable('unit').set({ retired_at: at }).where('county', '=', county).where(sql<boolean>`id = any (${[...ids]}::uuid[])`).execute();
}

/** Puts the unit back into use. */
export async function restoreUnitRow(db: Db, county: string, id: string): Promise<void> {
  await db.updateTable('unit').set({ retired_at: null }).where('county', '=', county).where('id', '=', id).execute();
}

/** How many units and accounts in use stand at or below this path, the unit itself not counted. */
export async function countUnder(db: Db, county: string, path: string): Promise<{ units: number; accounts: number }> {
  const units = await db.selectFrom('unit').select((eb) => eb.fn.countAll<string>().as('n')).where('county', '=', county)
    .where('path', 'like', `${path}_%`).where('retired_at', 'is', null).executeTakeFirstOrThrow();
  const accounts = await db.selectFrom('account as a')
    .innerJoin('unit as u', (on) => on.onRef('u.county', '=', 'a.county').onRef('u.id', '=', 'a.unit_id'))
    .select((eb) => eb.fn.countAll<string>().as('n')).where('a.county', '=', county)
    .where('u.path', 'like', `${path}%`).where('a.disabled_at', 'is', null).executeTakeFirstOrThrow();
  return { units: Number(units.n), accounts: Number(accounts.n) };
}

type Row = { id: string; parent_id: string | null; path: string; kind: UnitKind; name: string; code: string; pinyin: string; retired_at: Date | null };

const toUnit = (row: Row): UnitRow => ({
  id: row.id, parentId: row.parent_id, path: row.path, kind: row.kind, name: row.name, code: row.code, pinyin: row.pinyin,
  retired: row.retired_at !== null,
});
