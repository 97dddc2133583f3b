/* The reports that govern the rows of a file: while its unit fills one in, rows come in; once it is sent they are locked. */
import type { RegisterDefinition } from '../../domain/register/definition.ts';
import type { RecordValues } from '../../domain/register/record-values.ts';
import { findGoverningReport, type GoverningReport } from '../../db/queries/reports.ts';
import { periodOf } from '../round/hold-report.ts';
import type { UnitRow } from '../../db/queries/units.ts';
import type { Context } from '../use-case.ts';

/** A row with its unit and values. */
export interface GovernedRow { readonly unit: UnitRow; readonly values: RecordValues }

/** The report of each row, asked for once for a unit and period. Registers that are not reported in rounds have none to obey. */
export type FindReports = (rows: readonly GovernedRow[]) => Promise<readonly (GoverningReport | undefined)[]>;

/** Where rows belong, as one text. */
export const placeOf = (definition: RegisterDefinition, { unit, values }: GovernedRow): string => `${unit.id}/${periodOf(definition, values)}`;

/** Asks for the reports of this register. */
export function governingReports(cx: Context, definition: RegisterDefinition): FindReports {
  const known = new Map<string, GoverningReport | undefined>();
  return async (rows) => {
    if (definition.workflow !== 'report') return rows.map(() => undefined);
    for (const row of rows) {
      const place = placeOf(definition, row);
      if (!known.has(place)) known.set(place, await findGoverningReport(cx.db, cx.county, { register: definition.key, unitId: row.unit.id, period: periodOf(definition, row.values) }));
    }
    return rows.map((row) => known.get(placeOf(definition, row)));
  };
}
