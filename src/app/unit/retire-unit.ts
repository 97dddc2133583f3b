import { problems, raise } from '../../domain/problem.ts';
import { countUnder, retireUnitRow } from '../../db/queries/units.ts';
import { useCase } from '../use-case.ts';
import { getUnit } from './get-unit.ts';

/** Takes a unit out of use; its history stays. Throws A103, R101, R204 while units or accounts below it are in use. */
export const retireUnit = useCase('unit.retire', async (cx, input: { id: string }) => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  cx.allow(unit.path);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path });
  const under = await countUnder(cx.db, cx.county, unit.path);
  if (under.units > 0 || under.accounts > 0 || unit.parentId === null) throw raise(problems.unitInUse, { name: unit.name, ...under });
  await retireUnitRow(cx.db, cx.county, unit.id, cx.now);
  return { ...unit, retired: true };
});
