import { problems, raise } from '../../domain/problem.ts';
import { canStandUnder, unitKinds, type UnitKind } from '../../domain/unit/unit-kind.ts';
import { countUnder, findUnit, findUnitAt, insertUnit, listUnits, retireUnitRow, updateUnitName, type UnitRow } from '../../db/queries/units.ts';
import type { Db } from '../../db/database.ts';
import { useCase } from '../use-case.ts';
import { pinyinKey } from './pinyin-key.ts';

/** Lists the county's units, parents before children. */
export const listAllUnits = useCase('unit.list', (cx, _input: Record<never, never>) => listUnits(cx.db, cx.county));

/** Adds a unit under another. Throws R101, R106, R203. */
export const createUnit = useCase('unit.create', async (cx, input: { parentId: string; kind: UnitKind; name: string; code: string }) => {
  const parent = await getUnit(cx.db, cx.county, input.parentId);
  cx.allow(parent.path);
  if (parent.retired || !canStandUnder(input.kind, parent.kind)) {
    throw raise(problems.unitMisplaced, { kind: unitKinds[input.kind].zh, parent: parent.name });
  }
  const unit: UnitRow = {
    id: cx.runtime.newId(), parentId: parent.id, path: `${parent.path}${input.code}/`, kind: input.kind, name: input.name, code: input.code,
    pinyin: pinyinKey(input.name), retired: false,
  };
  await insertUnit(cx.db, cx.county, unit, cx.now);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { name: unit.name, kind: unit.kind } });
  return unit;
});

/** Gives a unit another name. Throws R101, R203. */
export const renameUnit = useCase('unit.rename', async (cx, input: { id: string; name: string }) => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  cx.allow(unit.path);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { from: unit.name, to: input.name } });
  const pinyin = pinyinKey(input.name);
  await updateUnitName(cx.db, cx.county, unit.id, input.name, pinyin);
  return { ...unit, name: input.name, pinyin };
});

/** Takes a unit out of use; its history stays. Throws R101, R204 while units or accounts below it are in use. */
export const retireUnit = useCase('unit.retire', async (cx, input: { id: string }) => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  cx.allow(unit.path);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path });
  const under = await countUnder(cx.db, cx.county, unit.path);
  if (under.units > 0 || under.accounts > 0 || unit.parentId === null) throw raise(problems.unitInUse, { name: unit.name, ...under });
  await retireUnitRow(cx.db, cx.county, unit.id, cx.now);
  return { ...unit, retired: true };
});

/** The unit with this id. Throws R101. */
export async function getUnit(db: Db, county: string, id: string): Promise<UnitRow> {
  const unit = await findUnit(db, county, id);
  if (!unit) throw raise(problems.notFound, { what: '该单位' });
  return unit;
}

/** The unit at this path. Throws R101. */
export async function getUnitAt(db: Db, county: string, path: string): Promise<UnitRow> {
  const unit = await findUnitAt(db, county, path);
  if (!unit) throw raise(problems.notFound, { what: '该单位' });
  return unit;
}
