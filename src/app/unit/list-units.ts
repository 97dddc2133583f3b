import { listUnitRows } from '../../db/queries/units.ts';
import { useCase } from '../use-case.ts';

/** Lists the county's units, parents before children; for a token those it reaches. Throws A103. */
export const listUnits = useCase('unit.list', async (cx, _input: Record<never, never>) => {
  const units = await listUnitRows(cx.db, cx.county);
  return cx.actor.token ? units.filter(({ path }) => path.startsWith(cx.actor.unitPath)) : units;
});
