import { problems, raise, type Words } from '../../domain/problem.ts';
import { listSuccessionsOf } from '../../db/queries/successions.ts';
import { restoreUnitRow, type UnitRow } from '../../db/queries/units.ts';
import { askAgain } from '../round/follow-units.ts';
import { useCase, type Context } from '../use-case.ts';
import { getUnit } from './get-unit.ts';

/**
 * Uses a unit again that was taken out of use by mistake. One that was merged or closed by a document stays so: what it
 * kept went elsewhere. Throws A103, R101, U104.
 *
 * As owner: the system administrator keeps the tree and sees no business row, yet the reports of rounds follow the tree.
 */
export const restoreUnit = useCase('unit.restore', async (cx, input: { readonly id: string }): Promise<UnitRow> => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  cx.allow(unit.path);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, name: unit.name });
  const why = await faultOf(cx, unit);
  if (why) throw raise(problems.unitNotRestored, { unit: unit.name, why });
  await restoreUnitRow(cx.db, cx.county, unit.id);
  const restored = { ...unit, retired: false };
  await askAgain(cx, restored);
  return restored;
}, { asOwner: true });

async function faultOf(cx: Context, unit: UnitRow): Promise<Words | undefined> {
  if (!unit.retired) return { zh: '它正在使用', en: 'it is in use' };
  if (unit.parentId !== null && (await getUnit(cx.db, cx.county, unit.parentId)).retired) return { zh: '它的上级单位已停用', en: 'the unit above it is retired' };
  const gone = (await listSuccessionsOf(cx.db, cx.county, unit.id)).find(({ fromId, kind }) => fromId === unit.id && kind !== 'split');
  return gone && { zh: `它已按“${gone.document}”${gone.kind === 'merge' ? '并入' : '撤销'}`, en: `"${gone.document}" ${gone.kind === 'merge' ? 'merged' : 'closed'} it` };
}
