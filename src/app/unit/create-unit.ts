import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { canStandUnder, unitKinds, type UnitKind } from '../../domain/unit/unit-kind.ts';
import { insertUnit, type UnitRow } from '../../db/queries/units.ts';
import { joinRounds } from '../round/follow-units.ts';
import { useCase } from '../use-case.ts';
import { getUnit } from './get-unit.ts';
import { pinyinKey } from './pinyin-key.ts';

/**
 * Adds a unit under another; rounds that run ask it too. Throws A103, R101, R106, R203.
 *
 * As owner: the system administrator keeps the tree and sees no business row, yet the reports of rounds follow the tree.
 */
export const createUnit = useCase('unit.create', async (cx, input: { parentId: string; kind: UnitKind; name: string; code: string }) => {
  const parent = await getUnit(cx.db, cx.county, input.parentId);
  cx.allow(parent.path);
  if (parent.retired || !canStandUnder(input.kind, parent.kind)) {
    throw raise(problems.unitMisplaced, { kind: wordsOf(unitKinds[input.kind]), parent: parent.name });
  }
  const unit: UnitRow = {
    id: cx.runtime.newId(), parentId: parent.id, path: `${parent.path}${input.code}/`, kind: input.kind, name: input.name, code: input.code,
    pinyin: pinyinKey(input.name), retired: false,
  };
  await insertUnit(cx.db, cx.county, unit, cx.now);
  await joinRounds(cx, [{ unit }]);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { name: unit.name, kind: unit.kind } });
  return unit;
}, { asOwner: true });
