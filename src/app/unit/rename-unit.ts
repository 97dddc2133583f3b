import { updateUnitName } from '../../db/queries/units.ts';
import { recomputeUnit } from '../record/recompute-records.ts';
import { useCase } from '../use-case.ts';
import { getUnit } from './get-unit.ts';
import { pinyinKey } from './pinyin-key.ts';

/**
 * Gives a unit another name; what formulas say of it is worked out anew. Throws A103, R101, R203.
 *
 * As owner: the system administrator keeps the tree and sees no business row, yet formulas may name its units.
 */
export const renameUnit = useCase('unit.rename', async (cx, input: { id: string; name: string }) => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  cx.allow(unit.path);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { from: unit.name, to: input.name } });
  const pinyin = pinyinKey(input.name);
  await updateUnitName(cx.db, cx.county, unit.id, input.name, pinyin);
  const renamed = { ...unit, name: input.name, pinyin };
  await recomputeUnit(cx, renamed);
  return renamed;
}, { asOwner: true });
