import type { ReportRow } from '../../contract/round.ts';
import { writeCondition } from '../register/conditions.ts';

/** Where a report is filled in: its register, narrowed to its unit and to the period the round asks for. */
export const fillingAddress = ({ register, unitId, period, periodField }: Pick<ReportRow, 'register' | 'unitId' | 'period' | 'periodField'>) => ({
  to: `/registers/${register}`,
  search: { unit: unitId, ...(periodField !== null && period !== '' && { where: writeCondition({ kind: 'in', field: periodField, codes: [period] }) }) },
});
