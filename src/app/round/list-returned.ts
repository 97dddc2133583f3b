import type { ReturnedCells } from '../../contract/round.ts';
import { listReturnedCells } from '../../db/queries/reports.ts';
import { useCase } from '../use-case.ts';
import { ownUnits } from './list-reports.ts';

/** The cells of a register that were sent back to one's units and wait to be put right. Throws A103. */
export const listReturned = useCase('report.returned', (cx, input: { readonly register: string }): Promise<ReturnedCells> => {
  cx.inRegister(input.register);
  return listReturnedCells(cx.db, cx.county, { register: input.register, unitPaths: ownUnits(cx) });
});
