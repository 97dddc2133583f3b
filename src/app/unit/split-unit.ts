import type { SplitUnit } from '../../contract/succession.ts';
import { unitFaults } from '../../domain/unit/succession.ts';
import { insertSuccessions } from '../../db/queries/successions.ts';
import { insertUnit, type UnitRow } from '../../db/queries/units.ts';
import { joinRounds } from '../round/follow-units.ts';
import { useCase } from '../use-case.ts';
import { allowAtAll, refuseFaults } from './apply-succession.ts';
import { getUnit, getUnitsToChange } from './get-unit.ts';
import { pinyinKey } from './pinyin-key.ts';

/** Makes new units beside one that stays; its records are moved to them afterwards, as people choose. Throws A103, R101, R203, U101. */
export const splitUnit = useCase('unit.split', async (cx, input: SplitUnit & { readonly id: string }): Promise<UnitRow[]> => {
  const [unit] = await getUnitsToChange(cx.db, cx.county, [input.id]);
  if (!unit) throw new Error('a unit that was found is gone');
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, name: unit.name, details: { document: input.document } });
  allowAtAll(cx, [unit]);
  refuseFaults(cx, 'split', input.effectiveOn, unitFaults(unit));
  const above = await getUnit(cx.db, cx.county, unit.parentId ?? '');
  allowAtAll(cx, [above]);
  const made = input.parts.map(({ name, code }): UnitRow =>
    ({ id: cx.runtime.newId(), parentId: above.id, path: `${above.path}${code}/`, kind: unit.kind, name, code, pinyin: pinyinKey(name), retired: false }));
  for (const part of made) await insertUnit(cx.db, cx.county, part, cx.now);
  await joinRounds(cx, made.map((part) => ({ unit: part, cameFrom: unit })));
  await insertSuccessions(cx.db, cx.county, made.map(({ id }) => ({ id: cx.runtime.newId(), kind: 'split', effectiveOn: input.effectiveOn, document: input.document, fromId: unit.id, toId: id })), cx.by);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { to: made.map(({ name }) => name), effectiveOn: input.effectiveOn, document: input.document } });
  return made;
});
