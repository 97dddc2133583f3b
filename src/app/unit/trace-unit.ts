import type { Succession } from '../../contract/succession.ts';
import { listSuccessionsOf, type SuccessionRow } from '../../db/queries/successions.ts';
import { useCase } from '../use-case.ts';
import { getUnit } from './get-unit.ts';

/** What a unit came from and what became of it, oldest first. Throws A103, R101. */
export const traceUnit = useCase('unit.trace', async (cx, input: { readonly id: string }): Promise<Succession> => {
  const unit = await getUnit(cx.db, cx.county, input.id);
  const rows = await listSuccessionsOf(cx.db, cx.county, unit.id);
  return {
    before: rows.filter(({ toId }) => toId === unit.id).map((row) => ({ ...factOf(row), unitId: row.fromId, unitName: row.fromName, retired: row.fromRetired })),
    after: rows.filter(({ fromId }) => fromId === unit.id).map((row) => ({ ...factOf(row), unitId: row.toId, unitName: row.toName, retired: row.toRetired })),
  };
});

const factOf = ({ id, kind, effectiveOn, document, byName, at }: SuccessionRow) => ({ id, kind, effectiveOn, document, byName, at: at.toISOString() });
