import { listUnitRows } from '../../db/queries/units.ts';
import { useCase } from '../use-case.ts';

/** Lists the county's units, parents before children. Throws A103. */
export const listUnits = useCase('unit.list', (cx, _input: Record<never, never>) => listUnitRows(cx.db, cx.county));
