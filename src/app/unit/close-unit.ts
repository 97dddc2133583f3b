import type { CloseUnit, Foresight } from '../../contract/succession.ts';
import { unitFaults } from '../../domain/unit/succession.ts';
import { useCase } from '../use-case.ts';
import { allowAtAll, applySuccession, checkingFaults, countsOf, refuseFaults, waitForImports } from './apply-succession.ts';
import { getUnit, getUnitsToChange } from './get-unit.ts';
import { releasePeople } from './move-people.ts';

/** Closes a unit that has no pupils left: its records are retired, its promises go to the unit above. Throws A103, R101, R201, U101, U103. */
export const closeUnit = useCase('unit.close', async (cx, input: CloseUnit & { readonly id: string }): Promise<Foresight> => {
  await waitForImports(cx);
  const [unit] = await getUnitsToChange(cx.db, cx.county, [input.id]);
  if (!unit) throw new Error('a unit that was found is gone');
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, name: unit.name, details: { document: input.document } });
  allowAtAll(cx, [unit]);
  refuseFaults(cx, 'close', input.effectiveOn, [...unitFaults(unit), ...await checkingFaults(cx, [unit])]);
  const above = unit.parentId === null ? unit : await getUnit(cx.db, cx.county, unit.parentId);
  allowAtAll(cx, [above]);
  const done = await applySuccession(cx, { kind: 'close', from: [unit], to: null, effectiveOn: input.effectiveOn }, above, input.document);
  await releasePeople(cx, unit);
  cx.about({ kind: 'unit', id: unit.id, unitPath: unit.path, details: { effectiveOn: input.effectiveOn, document: input.document, ...countsOf(done) } });
  return done;
});
