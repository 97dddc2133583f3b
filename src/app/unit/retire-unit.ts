import { problems, raise } from '../../domain/problem.ts';
import { countUnder, retireUnitRows } from '../../db/queries/units.ts';
import { followGone } from '../round/follow-units.ts';
import { useCase } from '../use-case.ts';
import { getUnit } from './get-unit.ts';

/**
 * Takes a unit out of use; its history stays, and what it owed in rounds is closed. Throws A103, R101, R204 while units or
 * accounts below it are in use.
 *
 * As owner: the system administrator keeps the tree and sees no business row, yet the reports of rounds follow the tree.
 */
export const retireUnit = useCase('unit.retire', async (cx, input: { id: string }) => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  cx.allow(unit.path);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path });
  const under = await countUnder(cx.db, cx.county, unit.path);
  if (under.units > 0 || under.accounts > 0 || unit.parentId === null) throw raise(problems.unitInUse, { name: unit.name, ...under });
  await followGone(cx, { from: [unit], to: null, note: `“${unit.name}”已停用` });
  await retireUnitRows(cx.db, cx.county, [unit.id], cx.now);
  return { ...unit, retired: true };
}, { asOwner: true });
