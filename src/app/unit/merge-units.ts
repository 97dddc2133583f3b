import type { Foresight, MergeUnits } from '../../contract/succession.ts';
import { mergeFaults } from '../../domain/unit/succession.ts';
import { useCase } from '../use-case.ts';
import { allowAtAll, applySuccession, checkingFaults, countsOf, refuseFaults, waitForImports } from './apply-succession.ts';
import { getUnitsToChange } from './get-unit.ts';
import { movePeople } from './move-people.ts';

/** Merges units into another that stays: records, promises and people go there, the old units keep their past. Throws A103, R101, R201, U101, U102. */
export const mergeUnits = useCase('unit.merge', async (cx, input: MergeUnits & { readonly id: string }): Promise<Foresight> => {
  const sources = [...new Set(input.from)].filter((id) => id !== input.id);
  await waitForImports(cx);
  const [to, ...from] = await getUnitsToChange(cx.db, cx.county, [input.id, ...sources]);
  if (!to) throw new Error('a unit that was found is gone');
  cx.about({ kind: 'unit', id: to.id, unitPath: to.path, name: to.name, details: { from: from.map(({ name }) => name), document: input.document } });
  allowAtAll(cx, [to, ...from]);
  refuseFaults(cx, 'merge', input.effectiveOn, [...mergeFaults(input.from.includes(input.id) ? [...from, to] : from, to), ...await checkingFaults(cx, [to, ...from])]);
  const done = await applySuccession(cx, { kind: 'merge', from, to, effectiveOn: input.effectiveOn }, to, input.document);
  await movePeople(cx, from, to);
  cx.about({ kind: 'unit', id: to.id, unitPath: to.path, details: { from: from.map(({ name }) => name), effectiveOn: input.effectiveOn, document: input.document, ...countsOf(done) } });
  return done;
});
