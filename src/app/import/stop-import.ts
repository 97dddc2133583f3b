import { actions } from '../../domain/access/actions.ts';
import { importStates, stoppableStates } from '../../domain/register/import-report.ts';
import { problems, raise, wordsOf } from '../../domain/problem.ts';
import { findImport, takeImport, updateImport } from '../../db/queries/imports.ts';
import { useCase } from '../use-case.ts';
import { lineOf } from './import-line.ts';
import { isBeginner } from './import-reply.ts';
import { getImport } from './import-work.ts';

/**
 * Asks the work on an import to stop: wherever it is done it notices at its next step, undoes all of it and says so. What
 * is committed in the same moment stands. Throws A103, I151, I173, R101.
 */
export const stopImport = useCase('import.stop', async (cx, { id }: { readonly id: string }): Promise<void> => {
  const row = await getImport(cx, id, 'import.stop', stoppableStates);
  if (!isBeginner(cx, row)) throw raise(problems.importNotBegun, { by: row.byName });
  // After a server died nobody is left to notice. Taken here, it is begun by nobody until it says that it has stopped.
  const atWork = lineOf(cx.runtime).has(id) || !(await takeImport(cx.db, cx.county, id));
  const asked = await updateImport(cx.db, cx.county, id, atWork ? { state: 'stopping' } : { state: 'stopped', stage: '', basis: null }, cx.runtime.clock(), stoppableStates);
  if (asked) return;
  const { state } = await findImport(cx.db, cx.county, id) ?? row;
  throw raise(problems.importState, { state: wordsOf(importStates[state]), action: wordsOf(actions['import.stop']) });
});
