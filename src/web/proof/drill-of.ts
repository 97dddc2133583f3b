import type { ProofView } from '../../contract/proof.ts';

/** Where a proven value is opened to its rows: of the unit that proves it, or of one below. */
export const drillOf = (proof: ProofView, unitId = proof.unit.id): Readonly<Record<string, string>> => ({
  unit: unitId, ...(proof.period === null ? {} : { period: proof.period }), ...(proof.stages.length === 0 ? {} : { stages: proof.stages.map(({ code }) => code).join(',') }),
});
